import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { zones } from '../../../tests/fixtures/zones.ts'
import type { QuietHours } from '../model/rules.ts'
import { allowedFrom, hindranceAt, quietUntil } from './calm.ts'
import { instantOf, localOf } from './zoned.ts'

const minute = 60_000
const hour = 60 * minute

const zone = fc.constantFrom(...zones)
const instant = fc
  .integer({ min: Date.UTC(2015, 0, 1) / minute, max: Date.UTC(2040, 0, 1) / minute })
  .map(minutes => minutes * minute)
/** Close to a change of a clock: where mistakes live. */
const nearChange = fc
  .tuple(zone, instant, fc.integer({ min: -36 * 60, max: 36 * 60 }))
  .map(([name, at, minutes]) => {
    const change = Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(name)
      .getTimeZoneTransition('next')
    return { zone: name, at: (change?.epochMilliseconds ?? at) + minutes * minute }
  })
const anywhere = fc.oneof(fc.record({ zone, at: instant }), nearChange)

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const quiet: fc.Arbitrary<QuietHours> = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1200 }))
  .map(([from, length]) => ({ from: clock(from), to: clock((from + length) % 1440) }))

/** Whether the hours are meant to be quiet, by the hands of the clock alone. */
const showsQuiet = (time: string, { from, to }: QuietHours) =>
  to > from ? from <= time && time < to : time >= from || time < to

describe('quietUntil', () => {
  const night: QuietHours = { from: '22:00', to: '07:00' }
  test.each([
    ['Africa/Nairobi', '2026-11-22T21:59', null],
    ['Africa/Nairobi', '2026-11-22T22:00', '2026-11-23T07:00'],
    ['Africa/Nairobi', '2026-11-23T06:59', '2026-11-23T07:00'],
    ['Africa/Nairobi', '2026-11-23T07:00', null],
    // Set forward in this night: an hour shorter, and over at the same time of the clock.
    ['Europe/Berlin', '2027-03-27T23:00', '2027-03-28T07:00'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T07:00'],
  ])('%s, %s: until %s', (name, local, until) => {
    const end = quietUntil(instantOf(local, name), night, name)
    expect(end === null ? null : localOf(end, name).slice(0, 16)).toBe(until)
  })

  test('an end that is skipped by the clock is as long after the gap', () => {
    const until = quietUntil(
      instantOf('2027-03-28T01:00', 'Europe/Berlin'),
      { from: '22:00', to: '02:30' },
      'Europe/Berlin',
    )
    expect(localOf(until ?? 0, 'Europe/Berlin')).toBe('2027-03-28T03:30:00')
  })

  test('ends later, where it is not quiet any more, and says nothing where it is not quiet', () => {
    fc.assert(
      fc.property(anywhere, quiet, ({ zone: name, at }, hours) => {
        const until = quietUntil(at, hours, name)
        if (until === null) return
        expect(until).toBeGreaterThan(at)
        expect(until - at).toBeLessThanOrEqual(26 * hour)
        expect(quietUntil(until, hours, name)).toBeNull()
        expect(quietUntil(until - 1, hours, name)).toBe(until)
      }),
      { numRuns: 400 },
    )
  })

  test('away from clock changes it is quiet exactly when the clock shows it', () => {
    fc.assert(
      fc.property(zone, instant, quiet, (name, at, hours) => {
        const change = Temporal.Instant.fromEpochMilliseconds(at - 30 * hour)
          .toZonedDateTimeISO(name)
          .getTimeZoneTransition('next')
        fc.pre(change === null || change.epochMilliseconds > at + 30 * hour)
        expect(quietUntil(at, hours, name) !== null).toBe(showsQuiet(localOf(at, name).slice(11, 16), hours))
      }),
      { numRuns: 300 },
    )
  })
})

describe('allowedFrom', () => {
  const calm = {
    quiet: { from: '22:00', to: '07:00' },
    blackouts: [
      { name: 'Mourning', startsOn: '2026-11-24', endsOn: '2026-11-26' },
      { name: 'Feast', startsOn: '2026-11-27', endsOn: '2026-11-27' },
    ],
  }
  const from = (local: string) =>
    localOf(allowedFrom(instantOf(local, 'Africa/Nairobi'), calm, 'Africa/Nairobi'), 'Africa/Nairobi').slice(
      0,
      16,
    )

  test('leaves alone what nothing holds; waits for the morning; keeps the time of day over blackout days', () => {
    expect(from('2026-11-23T12:00')).toBe('2026-11-23T12:00')
    expect(from('2026-11-22T23:30')).toBe('2026-11-23T07:00')
    expect(from('2026-11-24T12:00')).toBe('2026-11-28T12:00')
    expect(from('2026-11-23T23:00')).toBe('2026-11-28T07:00')
    expect(from('2026-11-26T23:00')).toBe('2026-11-29T07:00')
  })

  const days = fc.tuple(fc.integer({ min: -5, max: 20 }), fc.integer({ min: 0, max: 6 }))
  test('is never earlier, and nothing stands in its way', () => {
    fc.assert(
      fc.property(anywhere, quiet, fc.array(days, { maxLength: 4 }), ({ zone: name, at }, hours, spans) => {
        const today = Temporal.PlainDate.from(localOf(at, name).slice(0, 10))
        const blackouts = spans.map(([start, length]) => ({
          name: 'Closed',
          startsOn: today.add({ days: start }).toString(),
          endsOn: today.add({ days: start + length }).toString(),
        }))
        const rules = { quiet: hours, blackouts }
        const allowed = allowedFrom(at, rules, name)
        expect(allowed).toBeGreaterThanOrEqual(at)
        expect(hindranceAt(allowed, rules, name)).toBeNull()
        if (hindranceAt(at, rules, name) === null) expect(allowed).toBe(at)
      }),
      { numRuns: 300 },
    )
  })
})
