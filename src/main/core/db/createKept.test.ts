import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createKept } from './createKept.ts'

test('asks once for each key until something is written, and keeps only the last few', () => {
  const sqlite = new Database(':memory:')
  sqlite.exec('CREATE TABLE t (x)')
  const kept = createKept<number>(sqlite)
  let asked = 0
  const ask = (key: string) => kept(key, () => ++asked)
  expect([ask('a'), ask('b'), ask('a')]).toEqual([1, 2, 1])
  sqlite.exec('INSERT INTO t VALUES (1)')
  expect([ask('a'), ask('a')]).toEqual([3, 3])
  for (const key of ['b', 'c', 'd', 'e']) ask(key)
  expect(ask('a')).toBe(8)
  sqlite.close()
})
