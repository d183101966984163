import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '#core/db/openDatabase.ts'
import { writeWaiting } from '../bench/publishing/writeWaiting.ts'
import { createFakeClock } from './FakeClock.ts'
import { goOn } from './goOn.ts'
import { migrationsDir, startTestCore } from './startTestCore.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

test('100,000 deliveries wait and the next is due in a day: one look a minute, which writes nothing and asks nobody', async () => {
  const profileDir = mkdtempSync(join(tmpdir(), 'ratiba-test-'))
  ends.push(() => rmSync(profileDir, { recursive: true, force: true }))
  const file = join(profileDir, 'ratiba.sqlite')
  const db = openDatabase({ file, migrationsDir, nativeBinding: null })
  const clock = createFakeClock()
  const firstAt = clock.now() + dayMs
  writeWaiting(db, { waiting: 100_000, lanes: 20, firstAt, everyMs: 10_000 })
  db.close()

  const wakeUps: number[] = []
  const requests: string[] = []
  const t = startTestCore({
    profileDir,
    clock: {
      ...clock,
      after: (delayMs, callback) =>
        clock.after(delayMs, () => {
          wakeUps.push(clock.now())
          callback()
        }),
    },
    fetch: input => {
      requests.push(new Request(input).url)
      return Promise.reject(new Error('Nobody asks for anything.'))
    },
  })
  ends.push(() => t.close())
  const outside = new Database(file, { readonly: true })
  ends.push(() => void outside.close())
  // The channels are looked after once, a minute after the start; what comes after that is a quiet day.
  await passMinutes(clock, 2)
  const version: unknown = outside.pragma('data_version', { simple: true })
  wakeUps.length = 0
  const from = clock.now()
  const minutes = 3 * 60
  await passMinutes(clock, minutes)
  expect(wakeUps.length).toBeGreaterThan(0)
  expect(wakeUps.length).toBeLessThanOrEqual(minutes)
  expect(new Set(wakeUps.map(at => Math.floor((at - from) / minuteMs))).size).toBe(wakeUps.length)
  expect(outside.pragma('data_version', { simple: true })).toBe(version)
  expect(requests).toEqual([])
})

async function passMinutes(clock: ReturnType<typeof createFakeClock>, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    clock.advance(minuteMs)
    await goOn()
  }
}
