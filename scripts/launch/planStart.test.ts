import { expect, test } from 'vitest'
import { planStart } from './planStart.ts'

const plan = (
  argv: string[],
  env: NodeJS.ProcessEnv = { DISPLAY: ':0' },
  platform: NodeJS.Platform = 'linux',
) => planStart(argv, env, platform, '/home/asha')

test('a display means a window, on X11 and on Wayland', () => {
  expect(plan([])).toEqual({ headlessBecause: null, host: '127.0.0.1', retryElectron: false, hostArgs: [] })
  expect(plan([], { WAYLAND_DISPLAY: 'wayland-0' }).headlessBecause).toBeNull()
  expect(plan([], {}, 'darwin').headlessBecause).toBeNull()
})

test('no display, or an empty one, means headless', () => {
  expect(plan([], {}).headlessBecause).toBe('there is no display')
  expect(plan([], { DISPLAY: '', WAYLAND_DISPLAY: '' }).headlessBecause).toBe('there is no display')
})

test('--headless is taken out and asked for beats what there is', () => {
  expect(plan(['--headless', '--port', '0'])).toMatchObject({
    headlessBecause: '--headless asks for it',
    hostArgs: ['--port', '0'],
  })
  expect(plan(['--headless'], {}).headlessBecause).toBe('--headless asks for it')
})

test.each([
  [
    ['--profile', 'work'],
    ['--profile', '/home/asha/work'],
  ],
  [['--profile=work'], ['--profile', '/home/asha/work']],
  [
    ['--profile', '/srv/work'],
    ['--profile', '/srv/work'],
  ],
  [
    ['--port', '1', '--profile', '../w', '--x'],
    ['--port', '1', '--profile', '/home/w', '--x'],
  ],
  [['--profile'], ['--profile']],
])('%j becomes %j', (argv, hostArgs) => {
  expect(plan(argv).hostArgs).toEqual(hostArgs)
})

test('the address named is the address said', () => {
  expect(plan(['--host', '0.0.0.0']).host).toBe('0.0.0.0')
  expect(plan(['--host=::1']).host).toBe('::1')
})

test('the official Electron can be tried again by switch or variable', () => {
  expect(plan(['--retry-electron'])).toMatchObject({ retryElectron: true, hostArgs: [] })
  expect(plan([], { DISPLAY: ':0', RATIBA_RETRY_ELECTRON: '1' }).retryElectron).toBe(true)
})
