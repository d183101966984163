import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '#shared/rpc/errors.ts'
import { openDatabase } from './openDatabase.ts'

const migrationsDir = fileURLToPath(new URL('../../../../drizzle', import.meta.url))

let dir: string
let file: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratiba-db-'))
  file = join(dir, 'ratiba.sqlite')
})
afterEach(() => {
  rmSync(dir, { recursive: true })
})

const open = () => openDatabase({ file, migrationsDir, nativeBinding: null })

function refusal(): AppError {
  try {
    open().close()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('It was opened.')
}

test('a new profile gets the whole schema, with foreign keys, WAL and full sync', () => {
  const db = open()
  expect(db.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(db.sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(db.sqlite.pragma('synchronous', { simple: true })).toBe(2)
  expect(db.sqlite.prepare('SELECT count(*) FROM deliveries').pluck().get()).toBe(0)
  db.close()
  expect(readdirSync(dir)).not.toContain('copies')
})

test('a file that is no database is refused and not touched', () => {
  writeFileSync(file, 'This is a shopping list, not a database. '.repeat(200))
  const before = readFileSync(file)
  expect(refusal()).toMatchObject({ code: 'refused', details: { reason: 'corrupt' } })
  expect(readFileSync(file)).toEqual(before)
})

test('a damaged database is refused with a way on', () => {
  open().close()
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4096, 4096 * 30)
  writeFileSync(file, bytes)
  expect(refusal()).toMatchObject({ code: 'refused', details: { reason: 'corrupt' } })
})

test('a database of a newer Ratiba is refused and not touched', () => {
  const db = open()
  db.sqlite.exec(
    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from-the-future', 9999999999999)",
  )
  db.close()
  expect(refusal()).toMatchObject({ code: 'refused', details: { reason: 'tooNew' } })
})

/** The migrations of a later Ratiba: those of today and one more. */
function laterMigrations(sql: string): string {
  const later = join(dir, 'later')
  cpSync(migrationsDir, later, { recursive: true })
  const journalFile = join(later, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: object[] }
  const when = Date.UTC(2100, 0, 1)
  journal.entries.push({
    idx: journal.entries.length,
    version: '6',
    when,
    tag: '9999_later',
    breakpoints: true,
  })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(join(later, '9999_later.sql'), sql)
  return later
}

function withMark(): void {
  const db = open()
  db.sqlite.exec("INSERT INTO settings VALUES ('mark', '1')")
  db.close()
}

test('an older database is copied before it is migrated', () => {
  withMark()
  openDatabase({
    file,
    migrationsDir: laterMigrations('CREATE TABLE later (id TEXT)'),
    nativeBinding: null,
  }).close()
  const copies = readdirSync(join(dir, 'copies'))
  expect(copies).toHaveLength(1)
  const copy = new Database(join(dir, 'copies', copies[0] ?? ''))
  expect(copy.prepare("SELECT value FROM settings WHERE key = 'mark'").pluck().get()).toBe('1')
  expect(copy.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'later'").pluck().get()).toBe(0)
  copy.close()
})

test('a migration that fails leaves the database as it was, and says so', () => {
  withMark()
  const later = laterMigrations('CREATE TABLE settings (id TEXT)')
  expect(() => openDatabase({ file, migrationsDir: later, nativeBinding: null })).toThrow(
    'Nothing was changed',
  )
  const again = open()
  expect(again.sqlite.prepare("SELECT value FROM settings WHERE key = 'mark'").pluck().get()).toBe('1')
  again.close()
})

test('a migration that leaves references to nothing is taken back', () => {
  const db = open()
  db.sqlite
    .exec(`INSERT INTO projects (id, name, colour, zone, createdAt, updatedAt) VALUES ('p', 'P', '#000000', 'UTC', 1, 1);
    INSERT INTO labels (id, projectId, name, colour) VALUES ('l', 'p', 'L', '#000000')`)
  db.close()
  const later = laterMigrations("DELETE FROM projects WHERE id = 'p'")
  expect(() => openDatabase({ file, migrationsDir: later, nativeBinding: null })).toThrow(
    'Nothing was changed',
  )
  const again = open()
  expect(again.sqlite.prepare('SELECT count(*) FROM projects').pluck().get()).toBe(1)
  again.close()
})

test('the ledger is written once: neither changing nor deleting a line is possible', () => {
  const db = open()
  db.sqlite.exec("INSERT INTO ledger (at, event, channelName, excerpt) VALUES (1, 'published', 'c', 'e')")
  expect(() => db.sqlite.exec("UPDATE ledger SET excerpt = 'other'")).toThrow('written once')
  expect(() => db.sqlite.exec('DELETE FROM ledger')).toThrow('written once')
  db.close()
})

test('states that the engine must never reach are refused by the schema itself', () => {
  const db = open()
  const insert = (table: string, row: Record<string, unknown>) => {
    const keys = Object.keys(row)
    db.sqlite
      .prepare(`INSERT INTO ${table} (${keys.join()}) VALUES (${keys.map(k => `:${k}`).join()})`)
      .run(row)
  }
  const at = { createdAt: 1, updatedAt: 1 }
  insert('projects', { id: 'p', name: 'P', colour: '#000000', zone: 'UTC', ...at })
  insert('channels', {
    id: 'c',
    projectId: 'p',
    network: 'practice',
    remoteId: 'r',
    name: 'C',
    handle: '@c',
    config: '{}',
    rights: '[]',
    health: '{}',
    paused: 0,
    needsLogin: 0,
    ...at,
  })
  insert('posts', { id: 'o', projectId: 'p', kind: 'original', text: '', link: '', ...at })
  const delivery = (id: string, more: object) => {
    insert('deliveries', {
      id,
      postId: 'o',
      channelId: 'c',
      projectId: 'p',
      state: 'draft',
      zone: 'UTC',
      expiry: '{"kind":"never"}',
      idempotencyKey: id,
      ...at,
      ...more,
    })
  }
  const job = (more: object) => {
    insert('jobs', {
      kind: 'publish',
      deliveryId: 'd',
      lane: 'c',
      state: 'waiting',
      phase: 'prepare',
      runAt: 1,
      attempt: 0,
      createdAt: 1,
      ...more,
    })
  }
  delivery('d', {})
  expect(() => delivery('twice', {})).toThrow('UNIQUE')
  expect(() => delivery('x', { state: 'waiting', postId: 'o' })).toThrow('CHECK') // without a time
  expect(() => delivery('x', { state: 'published' })).toThrow('CHECK') // without when
  expect(() => delivery('x', { state: 'nonsense' })).toThrow('CHECK')
  job({})
  expect(() => job({})).toThrow('UNIQUE') // queued twice
  expect(() => job({ kind: 'expire', state: 'running' })).toThrow('CHECK') // by nobody
  expect(() => job({ kind: 'expire', phase: 'commit' })).toThrow('CHECK') // waiting inside the one call
  expect(() => job({ kind: 'expire', state: 'done' })).toThrow('CHECK') // without when
  db.close()
})
