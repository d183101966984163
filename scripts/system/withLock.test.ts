import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withLock } from './withLock.ts'

async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ratiba-lock-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test('two holders never overlap, and the second one says that it waits', async () => {
  const dir = await tempDir()
  const gate = new EventEmitter()
  const events: string[] = []
  const entered = once(gate, 'entered')
  const first = withLock('x', dir, silent, async () => {
    gate.emit('entered')
    await once(gate, 'release')
    events.push('first done')
  })
  await entered
  const log = (line: string): void => {
    events.push(line)
    gate.emit('release')
  }
  const second = withLock('x', dir, log, () => Promise.resolve(events.push('second in')))
  await Promise.all([first, second])
  expect(events).toEqual(['another process is busy with x; waiting for it', 'first done', 'second in'])
})

test('a holder that failed lets go', async () => {
  const dir = await tempDir()
  await expect(withLock('x', dir, silent, () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  )
  await expect(withLock('x', dir, silent, () => Promise.resolve('in'))).resolves.toBe('in')
})

test('a holder that was killed leaves no lock behind', async () => {
  const dir = await tempDir()
  const holder = `
    import { withLock } from ${JSON.stringify(import.meta.resolve('./withLock.ts'))}
    await withLock('x', ${JSON.stringify(dir)}, () => {}, () => {
      process.stdout.write('held')
      return new Promise((resolve) => setTimeout(resolve, 60_000))
    })`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', holder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const killHolder = (): void => void child.kill('SIGKILL')
  const next = withLock('x', dir, killHolder, () => Promise.resolve('in'))
  await expect(next).resolves.toBe('in')
})

const silent = (): void => undefined
