import { expect, test } from 'vitest'
import { explainEarlyExit } from './explainEarlyExit.ts'
import { runHost } from './runHost.ts'

const run = (script: string, watchStderr = true) =>
  runHost(process.execPath, ['-e', script], { env: process.env, watchStderr })

test('the exit code is passed on, also when a signal ended the host', async () => {
  expect((await run('process.exit(7)')).code).toBe(7)
  expect((await run("process.kill(process.pid, 'SIGKILL')")).code).toBe(137)
})

test('what a failing host says is kept', async () => {
  const exit = await run("console.error('Missing X server or $DISPLAY'); process.exit(1)")
  expect(exit).toMatchObject({ code: 1, stderr: 'Missing X server or $DISPLAY' })
  expect(explainEarlyExit(exit)).toBe('display')
})

test('a signal to the front door reaches the host, and our own handlers are gone afterwards', async () => {
  const before = process.listenerCount('SIGHUP')
  const script =
    "process.on('SIGHUP', () => process.exit(3)); process.kill(process.ppid, 'SIGHUP'); setTimeout(() => {}, 20_000)"
  expect((await run(script, false)).code).toBe(3)
  expect(process.listenerCount('SIGHUP')).toBe(before)
})

test('a host that cannot be started is an error', async () => {
  await expect(runHost('/nowhere/electron', [], { env: process.env, watchStderr: true })).rejects.toThrow(
    'ENOENT',
  )
})

test.each([
  [
    'libraries',
    'electron: error while loading shared libraries: libgtk-3.so.0: cannot open shared object file',
  ],
  ['display', '[1:1122/213207.2:ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY'],
  [
    'sandbox',
    'FATAL:setuid_sandbox_host.cc(158)] The SUID sandbox helper binary was found, but is not configured',
  ],
  [null, 'TypeError: x is not a function'],
])('%s is what is lacking', (lack, stderr) => {
  expect(explainEarlyExit({ code: 1, stderr, ranMs: 200 })).toBe(lack)
  expect(explainEarlyExit({ code: 0, stderr, ranMs: 200 })).toBeNull()
  expect(explainEarlyExit({ code: 1, stderr, ranMs: 60_000 })).toBeNull()
})
