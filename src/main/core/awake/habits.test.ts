import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import { zones } from '../../../../tests/fixtures/zones.ts'
import { createHabits, isUsuallyAsleep, isUsuallyAwake, nearestAwake } from './habits.ts'
import type { AwakeSpan } from './habits.ts'

const hour = 3_600_000
const day = 24 * hour

/** The last so many days before `now`, each from one wall-clock time to another; where `to` is earlier it is on the next day. */
function daily(zone: string, now: number, days: number, from: string, to: string): AwakeSpan[] {
  const spans: AwakeSpan[] = []
  for (let ago = days; ago >= 0; ago--) {
    const date = (offset: number) => localOf(now - ago * day + offset, zone).slice(0, 10)
    const begins = instantOf(`${date(0)}T${from}`, zone)
    const ends = instantOf(`${date(to > from ? 0 : day)}T${to}`, zone)
    if (begins < now) spans.push({ from: begins, to: Math.min(ends, now), isClosed: true })
  }
  return spans
}

const zone = 'Africa/Nairobi'
/** A Sunday, noon in Nairobi. */
const now = Date.UTC(2026, 10, 22, 9)
const at = (local: string) => instantOf(local, zone)
const habit = (spans: AwakeSpan[], local: string, withinMs = hour) =>
  createHabits(spans, now, zone)(at(local), withinMs)

describe('what is known of a time of day', () => {
  test('nothing is said before a week is known', () => {
    expect(habit(daily(zone, now, 6, '08:00', '22:00'), '2026-11-24T03:00')).toBeNull()
    expect(habit(daily(zone, now, 8, '08:00', '22:00'), '2026-11-24T03:00')).toEqual({
      awake: 0,
      of: 8,
      sameWeekday: false,
    })
  })

  test('after four weeks each weekday is judged by itself', () => {
    const workdays = daily(zone, now, 55, '08:00', '18:00').filter(
      ({ from }) => new Date(from + 3 * hour).getUTCDay() % 6 !== 0,
    )
    const saturday = habit(workdays, '2026-11-28T10:00')
    expect(saturday).toMatchObject({ awake: 0, sameWeekday: true })
    expect(habit(workdays, '2026-11-27T10:00')).toMatchObject({ awake: 8, of: 8, sameWeekday: true })
  })

  test('a post that may be an hour late is not at risk when the computer wakes within it', () => {
    const spans = daily(zone, now, 55, '08:40', '22:00')
    expect(habit(spans, '2026-11-24T08:00')?.awake).toBeGreaterThan(3)
    expect(habit(spans, '2026-11-24T08:00', 60_000)?.awake).toBe(0)
  })

  test('three weeks away are not yet a habit of weekdays', () => {
    const spans = daily(zone, now, 55, '08:00', '22:00').filter(({ from }) => from < now - 21 * day)
    const found = habit(spans, '2026-11-24T10:00')
    expect(found).toMatchObject({ awake: 5, of: 8, sameWeekday: true })
    expect(found !== null && isUsuallyAsleep(found)).toBe(false)
  })

  test('times at which nobody looked count neither way', () => {
    const open = daily(zone, now, 55, '08:00', '18:00').map(span => ({ ...span, isClosed: false }))
    expect(habit(open, '2026-11-24T03:00')).toBeNull()
    expect(habit(open, '2026-11-24T10:00')).toMatchObject({ sameWeekday: true })
  })
})

describe('in every zone', () => {
  const zoneOf = fc.constantFrom(...zones)
  /** Over changes of the clocks, too. */
  const nowOf = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) })

  test('who is there from nine to five is there at noon and not at night, whatever the clocks do', () => {
    fc.assert(
      fc.property(zoneOf, nowOf, fc.integer({ min: 1, max: 13 }), (its, today, ahead) => {
        const spans = daily(its, today, 55, '09:00', '17:00')
        const habitAt = createHabits(spans, today, its)
        const date = localOf(today + ahead * day, its).slice(0, 10)
        const noon = habitAt(instantOf(`${date}T12:00`, its), 60_000)
        const night = habitAt(instantOf(`${date}T22:00`, its), 60_000)
        expect(noon !== null && isUsuallyAwake(noon)).toBe(true)
        expect(night !== null && isUsuallyAsleep(night)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('more time awake is never more risk', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 55 * 24 }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(zoneOf, nowOf, some, fc.integer({ min: 0, max: 13 * 24 }), (its, today, parts, ahead) => {
        const start = today - 55 * day
        const spans = merged(
          parts.map(([from, length]) => [start + from * hour, start + (from + length) * hour]),
        )
        const all = [{ from: start, to: today, isClosed: true }]
        const known = createHabits([{ from: start, to: start, isClosed: true }, ...spans], today, its)
        const when = today + ahead * hour
        const less = known(when, hour)
        const most = createHabits(all, today, its)(when, hour)
        if (less === null) return
        expect(less.of).toBe(most?.of)
        expect(less.awake).toBeGreaterThanOrEqual(0)
        expect(less.awake).toBeLessThanOrEqual(most?.awake ?? -1)
        expect(isUsuallyAsleep(less) && isUsuallyAwake(less)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('the better time is awake, possible and within a day', () => {
    fc.assert(
      fc.property(zoneOf, nowOf, fc.integer({ min: 1, max: 13 * 24 }), (its, today, ahead) => {
        const habitAt = createHabits(daily(its, today, 55, '09:00', '17:00'), today, its)
        const due = today + ahead * hour
        const better = nearestAwake(habitAt, due, 60_000, candidate => candidate > today)
        expect(better).not.toBeNull()
        if (better === null) return
        const found = habitAt(better, 60_000)
        expect(found !== null && isUsuallyAwake(found)).toBe(true)
        expect(better).toBeGreaterThan(today)
        expect(Math.abs(better - due)).toBeLessThanOrEqual(day)
      }),
      { numRuns: 40 },
    )
  })
})

/** Spans that overlap are one. */
function merged(parts: [number, number][]): AwakeSpan[] {
  const spans: AwakeSpan[] = []
  for (const [from, to] of parts.sort((a, b) => a[0] - b[0])) {
    const last = spans.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else spans.push({ from, to, isClosed: true })
  }
  return spans
}
