import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { lockProfile } from './lockProfile.ts'

const root = mkdtempSync(join(tmpdir(), 'ratiba-lock-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let profileDir: string
beforeEach(() => {
  profileDir = join(mkdtempSync(join(root, 'p-')), 'not', 'yet', 'there')
})
const lock = () => lockProfile({ profileDir, nativeBinding: null, host: 'headless' })

const holderSource = `
  import { lockProfile } from ${JSON.stringify(new URL('./lockProfile.ts', import.meta.url).href)}
  lockProfile({ profileDir: process.argv[1], nativeBinding: null, host: 'desktop' })
  process.stdout.write('locked')
  setInterval(() => undefined, 60_000)
`

/** Another process of the same kind that holds the lock. */
async function startHolder() {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', holderSource, profileDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  expect(said.toString()).toBe('locked')
  return child
}

test('a second one in the same process is refused until the first is released', () => {
  const first = lock()
  expect(lock).toThrow(/already open in Ratiba \(headless, process \d+, since 20/)
  first.release()
  first.release()
  lock().release()
})

test('another process is named; killed in the worst way, it leaves nothing stale', async () => {
  const holder = await startHolder()
  const refusal = (() => {
    try {
      return lock()
    } catch (error) {
      return error
    }
  })()
  expect(refusal).toMatchObject({
    code: 'conflict',
    details: {
      reason: 'profileLocked',
      pid: holder.pid,
      holder: expect.stringContaining('desktop') as string,
    },
  })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  lock().release()
})

test('of many processes that start at once, one gets it', async () => {
  const source = `
    import { lockProfile } from ${JSON.stringify(new URL('./lockProfile.ts', import.meta.url).href)}
    try {
      lockProfile({ profileDir: process.argv[1], nativeBinding: null, host: 'headless' })
      // What it returned is kept by nobody, and the lock must hold all the same.
      globalThis.gc()
      process.stdout.write('locked')
      process.stdin.resume()
    } catch (error) {
      process.stdout.write(error.code)
    }
  `
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--expose-gc', '--input-type=module-typescript', '-e', source, profileDir], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  const answers = await Promise.all(
    children.map(async child => ((await once(child.stdout, 'data')) as [Buffer])[0].toString()),
  )
  expect(answers.sort()).toEqual(['conflict', 'conflict', 'conflict', 'locked'])
  const exits = children.map(async child => (child.exitCode === null ? once(child, 'exit') : null))
  for (const child of children) child.stdin.end()
  await Promise.all(exits)
})

test('a folder that cannot be used is said', () => {
  const file = join(mkdtempSync(join(root, 'p-')), 'a-file')
  writeFileSync(file, '')
  expect(() => lockProfile({ profileDir: file, nativeBinding: null, host: 'headless' })).toThrow(
    /The profile folder .*a-file cannot be used/,
  )
})
