import { expect, test } from 'vitest'
import { readArguments } from './readArguments.ts'

test('everything can be given', () => {
  const argv =
    '--profile /tmp/p --port 4321 --host 0.0.0.0 --name a.example --name b.example --password-file /tmp/w'
  expect(readArguments(argv.split(' '), {})).toEqual({
    help: false,
    profileDir: '/tmp/p',
    port: 4321,
    host: '0.0.0.0',
    names: ['a.example', 'b.example'],
    passwordFile: '/tmp/w',
  })
})

test('by default: this computer only, any free port', () => {
  expect(readArguments([], { XDG_CONFIG_HOME: '/c' })).toMatchObject({
    host: '127.0.0.1',
    port: 0,
    names: [],
  })
})

test.runIf(process.platform === 'linux')("by default: the desktop app's profile", () => {
  expect(readArguments([], { XDG_CONFIG_HOME: '/c' }).profileDir).toBe('/c/Ratiba/profile')
  expect(readArguments([], { XDG_CONFIG_HOME: 'relative is ignored' }).profileDir).toMatch(
    /\/\.config\/Ratiba\/profile$/,
  )
})

test.each([
  ['--port x'],
  ['--port 65536'],
  ['--port=-1'],
  ['--unknown'],
  ['--password secret'],
  ['stray'],
  ['--profile'],
])('%s is refused in words', argv => {
  expect(() => readArguments(argv.split(' '), {})).toThrow(
    expect.objectContaining({ code: 'invalid_input' }) as Error,
  )
})
