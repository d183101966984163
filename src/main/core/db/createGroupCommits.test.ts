import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { isDiskFull } from '#shared/rpc/isDiskFull.ts'
import { createGroupCommits } from './createGroupCommits.ts'
import { createLogSync } from './createLogSync.ts'
import type { LogSync } from './createLogSync.ts'
import type { Sqlite } from './openDatabase.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end()
})

/** A database with one table, and a second connection that sees only what is committed. */
function open(logOf: (sqlite: Sqlite) => LogSync | null) {
  const dir = mkdtempSync(join(tmpdir(), 'ratiba-test-'))
  ends.push(() => rmSync(dir, { recursive: true }))
  const sqlite = new Database(join(dir, 'group.sqlite'))
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.exec('CREATE TABLE lines (words TEXT NOT NULL UNIQUE)')
  const log = logOf(sqlite)
  const outside = new Database(join(dir, 'group.sqlite'), { readonly: true })
  ends.push(() => {
    outside.close()
    log?.close()
    sqlite.close()
  })
  const insert = sqlite.prepare('INSERT INTO lines (words) VALUES (?)')
  const seen = outside.prepare<[], string>('SELECT words FROM lines ORDER BY words').pluck()
  return {
    sqlite,
    durable: createGroupCommits(sqlite, log),
    write: (words: string) => () => insert.run(words).lastInsertRowid,
    seen: () => seen.all(),
    /** Another number after every commit. */
    version: () => outside.pragma('data_version', { simple: true }),
  }
}

describe.each([
  { name: 'the commit waits for the disk', logOf: () => null },
  { name: 'the log is brought to the disk apart', logOf: createLogSync },
])('$name', ({ logOf }) => {
  test('what is written in one turn is one commit, and each write resolves with its value once it is on the disk', async () => {
    const { durable, write, seen, version } = open(logOf)
    const before = version()
    const seenWhenResolved: string[][] = []
    const writes = ['a', 'b', 'c'].map(async words => {
      const row = await durable(write(words))
      seenWhenResolved.push(seen())
      return row
    })
    expect(seen()).toEqual([])
    expect(await Promise.all(writes)).toEqual([1, 2, 3])
    expect(seenWhenResolved).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ])
    const after = version()
    expect(after).not.toBe(before)
    await durable(write('d'))
    // The number tells every commit apart: the three had one between them.
    expect(Number(version()) - Number(after)).toBe(Number(after) - Number(before))
  })

  test('one that throws is undone and rejects alone', async () => {
    const { durable, write, seen } = open(logOf)
    const results = await Promise.allSettled([
      durable(write('a')),
      durable(() => {
        write('half')()
        write('a')()
      }),
      durable(write('b')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(seen()).toEqual(['a', 'b'])
  })

  test('a full disk: nobody is told that it is written when it is not, and it goes on when there is room', async () => {
    const { sqlite, durable, write, seen } = open(logOf)
    const pages = Number(sqlite.pragma('page_count', { simple: true }))
    sqlite.pragma(`max_page_count = ${pages}`)
    const results = await Promise.allSettled([
      durable(write('a')),
      durable(write('b'.repeat(50_000))),
      durable(write('c')),
    ])
    const reasons = results.map(result => (result.status === 'rejected' ? isDiskFull(result.reason) : result))
    expect(reasons[1]).toBe(true)
    // Whoever was told that it is written finds it there, and nobody else does.
    const told = ['a', 'b'.repeat(50_000), 'c'].filter((_, i) => results[i]?.status === 'fulfilled')
    expect(seen()).toEqual(told)
    sqlite.pragma(`max_page_count = ${pages + 100}`)
    await durable(write('d'))
    expect(seen()).toContain('d')
  })

  test('a write that is queued while another resolves belongs to a later turn', async () => {
    const { durable, write, seen } = open(logOf)
    await durable(write('a'))
    const second = durable(write('b'))
    expect(seen()).toEqual(['a'])
    await second
    expect(seen()).toEqual(['a', 'b'])
  })
})

/** A disk that takes its time: it has what it was asked for once `done` is called for it. */
function slowDisk() {
  const asked: { done: () => void; fail: (error: Error) => void }[] = []
  const log: LogSync = {
    sync: () => new Promise((done, fail) => asked.push({ done, fail })),
    close: () => undefined,
  }
  return { asked, logOf: () => log }
}

test('what is written while the disk is at work waits for its next turn, and the commits go on', async () => {
  const { asked, logOf } = slowDisk()
  const { durable, write, seen } = open(logOf)
  const told: string[] = []
  const put = (words: string) => durable(write(words)).then(() => told.push(words))
  const first = put('a')
  await nextTurn()
  const rest = Promise.all([put('b'), nextTurn().then(() => put('c'))])
  await nextTurn()
  await nextTurn()
  expect(seen()).toEqual(['a', 'b', 'c'])
  expect([told, asked.length]).toEqual([[], 1])
  asked[0]?.done()
  await first
  await nextTurn()
  expect([told, asked.length]).toEqual([['a'], 2])
  asked[1]?.done()
  await rest
  expect([told, asked.length]).toEqual([['a', 'b', 'c'], 2])
})

test('who only wants it written does not wait for the disk, and the disk is not asked for that alone', async () => {
  const { asked, logOf } = slowDisk()
  const { durable, write, seen } = open(logOf)
  expect(await durable(write('a'), 'written')).toBe(1)
  expect([seen(), asked.length]).toEqual([['a'], 0])
  const told: string[] = []
  const kept = durable(write('b')).then(() => told.push('b'))
  await durable(write('c'), 'written')
  expect([seen(), told, asked.length]).toEqual([['a', 'b', 'c'], [], 1])
  asked[0]?.done()
  await kept
})

test('what the disk does not take is not said to be written', async () => {
  const { asked, logOf } = slowDisk()
  const { durable, write } = open(logOf)
  const lost = durable(write('a'))
  await nextTurn()
  asked[0]?.fail(new Error('The disk is gone.'))
  await expect(lost).rejects.toThrow('The disk is gone.')
  const next = durable(write('b'))
  await nextTurn()
  asked[1]?.done()
  expect(await next).toBe(2)
})

test('outside of groups a commit waits for the disk as before', async () => {
  const { sqlite, durable, write } = open(createLogSync)
  await durable(write('a'))
  expect(sqlite.pragma('synchronous', { simple: true })).toBe(2)
  await expect(durable(write('a'))).rejects.toThrow('UNIQUE')
  expect(sqlite.pragma('synchronous', { simple: true })).toBe(2)
})
