import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFakeClock } from '../../tests/core/FakeClock.ts'
import { startTestCore } from '../../tests/core/startTestCore.ts'
import { createKeyFileSecretBox } from '../../src/main/headless/keyFileSecretBox.ts'
import { fillProfile, hasWork } from './fillProfile.ts'
import type { Filled } from './fillProfile.ts'

const now = Date.UTC(2026, 10, 22, 9, 0, 0)
const dayMs = 86_400_000
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

let profileDir: string
let filled: Filled
beforeAll(async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'ratiba-seed-'))
  filled = await fillProfile({
    profileDir,
    posts: 1500,
    projects: 3,
    observations: 300,
    seed: 7,
    now,
    log: () => undefined,
  })
}, 60_000)
afterAll(() => rmSync(profileDir, { recursive: true, force: true }))

const inDatabase = <T>(read: (db: Database.Database) => T): T => {
  const db = new Database(join(profileDir, 'ratiba.sqlite'), { readonly: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}
const count = (sql: string): number =>
  inDatabase(db => db.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get() ?? -1)

describe('a seeded profile', () => {
  test('has what was asked for, in every state, and no row that points at nothing', () => {
    expect(filled).toMatchObject({ posts: 1500, projects: 3, channels: 15, media: 24 })
    expect(count('posts')).toBe(1500)
    expect(Object.keys(filled.states)).toEqual([
      'cancelled',
      'draft',
      'expired',
      'failed',
      'missed',
      'published',
      'uncertain',
      'waiting',
    ])
    expect(inDatabase(db => db.pragma('foreign_key_check'))).toEqual([])
    expect(inDatabase(db => db.pragma('integrity_check', { simple: true }))).toBe('ok')
    expect(hasWork(profileDir)).toBe(true)
  })

  test('every delivery that is to go out or to disappear has its one live job at its time, and no other has', () => {
    const live = "jobs j WHERE j.state IN ('waiting', 'uncertain')"
    const own = 'EXISTS (SELECT 1 FROM deliveries d WHERE d.id = j.deliveryId AND d.channelId = j.lane'
    expect(
      count(`${live} AND j.kind = 'publish' AND NOT ${own} AND d.dueAt = j.runAt AND d.state = 'waiting')
                  AND NOT ${own} AND d.state = 'uncertain')`),
    ).toBe(0)
    expect(
      count(
        `${live} AND j.kind = 'expire' AND NOT ${own} AND d.expireAt = j.runAt AND d.state = 'published')`,
      ),
    ).toBe(0)
    expect(
      count(`deliveries d WHERE d.state = 'waiting' AND d.problem IS NULL AND d.dueAt > ${now}
                  AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.deliveryId = d.id AND j.state = 'waiting')`),
    ).toBe(0)
    expect(
      count(`deliveries WHERE state = 'published' AND expireAt IS NOT NULL AND expireAt <= ${now}`),
    ).toBe(0)
    expect(count("ledger WHERE event = 'published'")).toBe(count('deliveries WHERE publishedAt IS NOT NULL'))
  })

  test('search finds its posts, and the index is what the triggers would have made', () => {
    const db = new Database(join(profileDir, 'ratiba.sqlite'))
    try {
      db.prepare("INSERT INTO search_fts (search_fts, rank) VALUES ('integrity-check', 1)").run()
    } finally {
      db.close()
    }
    const journal = ['competitors', 'their_campaigns', 'observations']
    const inJournal = journal.reduce((sum, table) => sum + count(table), 0)
    expect(count('search_docs')).toBe(1500 + 3 + 15 + filled.campaigns + inJournal)
  })

  test('has a journal of two years about competitors, whose words are found', () => {
    expect(count('observations')).toBe(300)
    expect(count(`observations WHERE seenAt > ${now}`)).toBe(0)
    expect(count('competitors')).toBe(18)
    expect(count('search_docs d JOIN observations o ON o.docId = d.id AND o.id = d.refId')).toBe(300)
  })

  test('more can be put beside it', async () => {
    const more = await fillProfile({
      profileDir,
      posts: 40,
      projects: 1,
      observations: 10,
      seed: 7,
      now,
      log: () => undefined,
    })
    expect(more.posts).toBe(40)
    expect(count('posts')).toBe(1540)
    expect(count('projects')).toBe(4)
  })

  test('the core opens it, shows it, and over a week lets only the practice network hear of it', async () => {
    const clock = createFakeClock(now)
    const asked: string[] = []
    const t = startTestCore({
      profileDir,
      clock,
      fetch: input => {
        asked.push(input)
        return Promise.reject(new TypeError('fetch failed'))
      },
      deps: { secrets: createKeyFileSecretBox(join(profileDir, 'secrets.key'), silent) },
    })
    const inRange = (from: number, to: number) =>
      t.client.call('deliveries.inRange', {
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        projectId: null,
      })
    expect((await inRange(0, now + 400 * dayMs)).length).toBe(count('deliveries'))
    const found = await t.client.call('search.all', { text: 'karibu', projectId: null, limit: 50 })
    expect(found.length).toBeGreaterThan(0)
    const drafts = await t.client.call('posts.drafts', { projectId: null, limit: 500 })
    expect(drafts.length).toBeGreaterThan(0)

    const soon = (await inRange(now, now + 7 * dayMs)).filter(card => card.state === 'waiting')
    const practised = soon.filter(card => card.network === 'practice')
    expect(practised.length).toBeGreaterThan(2)
    for (const card of practised) {
      clock.jump(Math.max(0, Date.parse(card.dueAt ?? '') - clock.now() - 1000))
      clock.advance(61_000)
      await t.until(card.id, 'published', 'expired')
    }
    await t.core.stop()
    expect(asked).toEqual([])
  }, 60_000)
})
