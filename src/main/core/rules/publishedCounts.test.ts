import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrationsDir } from '../../../../tests/core/startTestCore.ts'
import { openDatabase } from '../db/openDatabase.ts'
import type { Db } from '../db/openDatabase.ts'
import { createPublishedCounts } from './publishedCounts.ts'
import type { PublishedCounts } from './publishedCounts.ts'

const minute = 60_000
const now = Date.parse('2026-11-22T12:00:00Z')

let dir: string
let db: Db
let counts: PublishedCounts
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratiba-test-'))
  db = openDatabase({ file: join(dir, 'ratiba.sqlite'), migrationsDir, nativeBinding: null })
  // What deliveries hang on is of no interest here.
  db.sqlite.pragma('foreign_keys = OFF')
  counts = createPublishedCounts({ db })
})
afterAll(() => {
  db.close()
  rmSync(dir, { recursive: true })
})

/** The channel has published at these instants and at no others; `uncertain` more may be out. */
function published(at: readonly number[], uncertain = 0) {
  db.sqlite.exec('DELETE FROM deliveries')
  const insert = db.sqlite.prepare(
    `INSERT INTO deliveries (id, postId, channelId, projectId, state, zone, dueAt, expiry, idempotencyKey, publishedAt, problem,
                             createdAt, updatedAt)
     VALUES (:id, :id, :channelId, 'p', :state, 'UTC', 0, '{"kind":"never"}', :id, :publishedAt, :problem, 0, 0)`,
  )
  const add = (id: string, state: string, publishedAt: number | null, channelId = 'c') =>
    insert.run({ id, state, publishedAt, channelId, problem: state === 'uncertain' ? '{}' : null })
  at.forEach((instant, i) => add(`out${i}`, 'published', instant))
  for (let i = 0; i < uncertain; i++) add(`open${i}`, 'uncertain', null)
  add('other', 'published', now, 'another channel')
}

describe('a limit of a network', () => {
  const rate = { posts: 3, perMs: 10 * minute }

  test('the fourth waits until the first is as old as the span', () => {
    published([now - 9 * minute, now - 5 * minute, now - minute])
    expect(counts.rateFullUntil('c', now, rate)).toBe(now + minute)
    expect(counts.rateFullUntil('c', now + minute, rate)).toBeLessThanOrEqual(now + minute)
  })

  test('kept, no span ever holds more posts than it says', () => {
    const wishes = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(wishes, minutes => {
        const out: number[] = []
        for (const wished of minutes.sort((a, b) => a - b)) {
          let at = Math.max(now + wished * minute, out.at(-1) ?? 0)
          published(out)
          const until = counts.rateFullUntil('c', at, rate)
          if (until > at) at = until
          expect(counts.rateFullUntil('c', at, rate)).toBeLessThanOrEqual(at)
          out.push(at)
        }
        for (const first of out) {
          const within = out.filter(at => at >= first && at < first + rate.perMs)
          expect(within.length).toBeLessThanOrEqual(rate.posts)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('a cap of hers', () => {
  const day = { zone: 'Africa/Nairobi', cap: 2, timeOfDay: '15:30' }

  test('counts the days of the zone', () => {
    // Half past midnight in Nairobi is still the day before in UTC.
    const evening = Date.parse('2026-11-21T21:30:00Z')
    published([evening - 60 * minute, evening])
    expect(counts.dayFullUntil('c', { ...day, now })).toBeNull()
    published([evening, now - minute])
    expect(counts.dayFullUntil('c', { ...day, now })).toBe(Date.parse('2026-11-23T12:30:00Z'))
  })

  test('what may be out counts as out', () => {
    published([now - minute])
    expect(counts.dayFullUntil('c', { ...day, now })).toBeNull()
    published([now - minute], 1)
    expect(counts.dayFullUntil('c', { ...day, now })).not.toBeNull()
  })

  test('the next day may begin at one o’clock', () => {
    // In Cairo midnight is skipped on the night to 30 April 2027.
    const evening = Date.parse('2027-04-29T20:00:00Z')
    published([evening - minute, evening - 2 * minute])
    const limit = { zone: 'Africa/Cairo', cap: 2, timeOfDay: '00:00' }
    expect(counts.dayFullUntil('c', { ...limit, now: evening })).toBe(Date.parse('2027-04-29T22:00:00Z'))
  })
})
