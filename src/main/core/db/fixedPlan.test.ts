import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { fixedPlan } from './fixedPlan.ts'

test('every placeholder is hidden, and nothing in quotes is touched', () => {
  expect(
    fixedPlan(`SELECT a ->> '$.b:c' FROM t WHERE d = ? AND e < :now - max(3, :grace) AND f = ':at?'`),
  ).toBe(`SELECT a ->> '$.b:c' FROM t WHERE d = +? AND e < +:now - max(3, +:grace) AND f = ':at?'`)
})

test('it finds the same, by the same index', () => {
  const sqlite = new Database(':memory:')
  sqlite.exec(`CREATE TABLE lane (id TEXT PRIMARY KEY, cap INTEGER);
    CREATE TABLE job (lane TEXT, runAt INTEGER); CREATE INDEX job_lane ON job (lane, runAt);
    INSERT INTO lane VALUES ('a', 1), ('b', 2); INSERT INTO job VALUES ('a', 5), ('a', 3), ('b', 4)`)
  const sql =
    'SELECT runAt, cap FROM job JOIN lane ON id = lane WHERE lane = :lane AND runAt < :now ORDER BY runAt LIMIT :limit'
  const bound = { lane: 'a', now: 6, limit: 5 }
  const planOf = (query: string) =>
    sqlite
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
      .all(bound)
      .map(({ detail }) => detail)
  expect(sqlite.prepare(fixedPlan(sql)).all(bound)).toEqual([
    { runAt: 3, cap: 1 },
    { runAt: 5, cap: 1 },
  ])
  expect(planOf(fixedPlan(sql))).toEqual(planOf(sql))
})
