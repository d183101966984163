import { expect, test } from '@playwright/test'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { lockProfile } from '#core/db/lockProfile.ts'
import { makeHome, startBeside } from './launchApp.ts'
import type { TestHome } from './launchApp.ts'

/** Answers the native box with its last button and tells what it said, one JSON line on stderr. */
const answerBoxes = fileURLToPath(new URL('answerBoxes.cjs', import.meta.url))

interface Box {
  message: string
  detail: string
  buttons: string[]
}

let home: TestHome
test.beforeEach(() => {
  home = makeHome()
  mkdirSync(home.profileDir, { recursive: true })
})
test.afterEach(() => home.remove())

/** Starts the app, which cannot start; answers with what it showed and how it ended. */
async function failingStart(): Promise<{ box: Box; code: number }> {
  const child: ChildProcess = startBeside(home, { preloadFile: answerBoxes })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const [code] = (await once(child, 'close')) as [number]
  const line = /^BOX (.*)$/m.exec(stderr)?.[1]
  if (line === undefined) throw new Error(`No box was shown; it ended with ${code}:\n${stderr}`)
  return { box: JSON.parse(line) as Box, code }
}

test('a profile that another host has open says by whom', async () => {
  const lock = lockProfile({ profileDir: home.profileDir, nativeBinding: null, host: 'headless' })
  try {
    const { box, code } = await failingStart()
    expect(box.message).toBe('Ratiba could not start')
    expect(box.detail).toContain(`headless, process ${process.pid}`)
    expect(box.detail).toContain(home.profileDir)
    expect(box.buttons).toEqual(['Quit Ratiba'])
    expect(code).toBe(75)
  } finally {
    lock.release()
  }
})

test('a damaged database says so and offers the folder', async () => {
  writeFileSync(join(home.profileDir, 'ratiba.sqlite'), 'this is no database '.repeat(500))
  const { box, code } = await failingStart()
  expect(box.detail).toContain('The database is damaged. Nothing was changed.')
  expect(box.buttons).toEqual(['Open the folder', 'Quit Ratiba'])
  expect(code).toBe(65)
})

test('a database of a newer Ratiba says so', async () => {
  const db = new Database(join(home.profileDir, 'ratiba.sqlite'))
  db.exec(
    'CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)',
  )
  db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('of-the-future', 4e12)
  db.close()
  const { box, code } = await failingStart()
  expect(box.detail).toContain('made by a newer Ratiba')
  expect(code).toBe(65)
})

test('a folder that cannot be written says so', async () => {
  // Also for root, who may write everywhere: a file where the folder should be.
  home.remove()
  mkdirSync(join(home.profileDir, '..'), { recursive: true })
  writeFileSync(home.profileDir, '')
  const { box, code } = await failingStart()
  expect(box.detail).toContain('may not write into its folder')
  expect(code).toBe(73)
})

test('a full disk says so', async () => {
  test.skip(process.getuid?.() !== 0 || process.platform !== 'linux', 'only root can mount a small disk')
  const { box, code } = await onTinyDisk(home.profileDir, failingStart)
  expect(box.detail).toContain('The disk is full. Nothing was lost.')
  expect(code).toBe(73)
})

async function onTinyDisk<T>(dir: string, work: () => Promise<T>): Promise<T> {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', dir])
  try {
    return await work()
  } finally {
    execFileSync('umount', ['-l', dir])
  }
}
