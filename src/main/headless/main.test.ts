import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'ratiba-main-'))
const main = fileURLToPath(new URL('main.ts', import.meta.url))
// Whole programs are started here, up to three a test; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 120_000 })

let profile: string
let running: Program[]

beforeEach(() => {
  profile = join(mkdtempSync(join(root, 'p-')), 'profile')
  running = []
})
afterEach(async () => {
  for (const program of running) await program.end('SIGKILL')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Program {
  pid: number | undefined
  said(): string
  /** Resolves with the exit code; null after a signal. */
  exited: Promise<number | null>
  end(signal: NodeJS.Signals): Promise<number | null>
  /** Resolves with the match as soon as it was said; rejects when it ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>
}

function run(args: readonly string[] = [], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, [main, '--profile', profile, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const heard = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      text += part.toString()
      for (const listener of heard) listener()
    })
  }
  const exited = once(child, 'close').then(([code]) => code as number | null)
  const program: Program = {
    pid: child.pid,
    said: () => text,
    exited,
    end: signal => {
      if (child.exitCode === null) child.kill(signal)
      return exited
    },
    until: pattern =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text)
          if (match === null) return
          heard.delete(look)
          resolve(match)
        }
        heard.add(look)
        void exited.then(() => reject(new Error(`It ended: ${text}`)))
        look()
      }),
  }
  running.push(program)
  return program
}

const link = /http:\/\/127\.0\.0\.1:\d+\/enter\?token=\S+/

test('prints a link that lets in, and ends cleanly on SIGTERM', async () => {
  const program = run()
  const [address] = await program.until(link)
  const answer = await fetch(address, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
  expect(await program.end('SIGTERM')).toBe(0)
  expect(readFileSync(join(profile, 'logs', 'ratiba.log'), 'utf8')).not.toContain(new URL(address).search)
})

test('a second one on the same profile says who has it; a kill -9 leaves nothing stale', async () => {
  const first = run()
  await first.until(link)
  const second = run()
  expect(await second.exited).toBe(75)
  expect(second.said()).toContain(`already open in Ratiba (headless, process ${first.pid}`)
  await first.end('SIGKILL')
  const third = run()
  await third.until(link)
  expect(await third.end('SIGINT')).toBe(0)
})

test('a port in use is said with a way on', async () => {
  const first = run()
  const port = (await first.until(/127\.0\.0\.1:(\d+)/))[1] ?? ''
  profile = `${profile}-other`
  const second = run(['--port', port])
  expect(await second.exited).toBe(75)
  expect(second.said()).toContain(`Port ${port} on 127.0.0.1 is in use by another program`)
})

test('a damaged database is said, and left as it is', async () => {
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'ratiba.sqlite'), 'This is not a database. '.repeat(500))
  const program = run()
  expect(await program.exited).toBe(65)
  expect(program.said()).toContain('The database is damaged. Nothing was changed.')
  expect(program.said()).not.toContain('.ts:')
  expect(readFileSync(join(profile, 'ratiba.sqlite'), 'utf8')).toMatch(/^This is not/)
})

test('a database of a newer Ratiba is said, and left as it is', async () => {
  const first = run()
  await first.until(link)
  await first.end('SIGTERM')
  const db = new Database(join(profile, 'ratiba.sqlite'))
  db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(
    'from the future',
    Date.now(),
  )
  db.close()
  const second = run()
  expect(await second.exited).toBe(65)
  expect(second.said()).toContain('made by a newer Ratiba')
})

test('open to the network it needs a password, warns, and prints no link', async () => {
  const refused = run(['--host', '0.0.0.0'])
  expect(await refused.exited).toBe(64)
  expect(refused.said()).toContain('needs a password')
  const program = run(['--host', '0.0.0.0'], { RATIBA_PASSWORD: 'correct horse' })
  const [, port] = await program.until(/127\.0\.0\.1:(\d+)[\s\S]*not encrypted/)
  expect(program.said()).not.toContain('token')
  const page = await fetch(`http://127.0.0.1:${port ?? ''}/login`)
  expect(await page.text()).toContain('type="password"')
  expect(await program.end('SIGTERM')).toBe(0)
})

test('help and mistakes in the arguments', async () => {
  const help = run(['--help'])
  expect(await help.exited).toBe(0)
  expect(help.said()).toContain('--password-file')
  const mistake = run(['--prot', '1'])
  expect(await mistake.exited).toBe(64)
  expect(mistake.said()).toContain("Unknown option '--prot'")
})
