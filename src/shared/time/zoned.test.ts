import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { zones } from '../../../tests/fixtures/zones.ts'
import { dayOf, instantOf, localOf, shiftLocal } from './zoned.ts'

const hourMs = 3_600_000
const zone = fc.constantFrom(...zones)
/** Whole seconds from 1990 to 2090. */
const instant = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 })
  .map(seconds => seconds * 1000)
/** Only instants close to a change of a clock: where mistakes live. */
const nearChange = fc
  .tuple(zone, instant, fc.integer({ min: -4 * 3600, max: 4 * 3600 }))
  .map(([name, start, seconds]) => {
    const change = Temporal.Instant.fromEpochMilliseconds(start)
      .toZonedDateTimeISO(name)
      .getTimeZoneTransition('next')
    return { zone: name, at: (change?.epochMilliseconds ?? start) + seconds * 1000 }
  })
const anywhere = fc.oneof(fc.record({ zone, at: instant }), nearChange)

describe('instantOf and localOf', () => {
  test('a wall clock read off an instant leads back to it, or to the earlier one that looks the same', () => {
    fc.assert(
      fc.property(anywhere, ({ zone: name, at }) => {
        const local = localOf(at, name)
        const back = instantOf(local, name)
        expect(back).toBeLessThanOrEqual(at)
        expect(at - back).toBeLessThanOrEqual(24 * hourMs)
        expect(localOf(back, name)).toBe(local)
      }),
      { numRuns: 250 },
    )
  })

  test('a wall clock that never shows lands after the gap by as much as it was inside; others read as they were meant', () => {
    fc.assert(
      fc.property(anywhere, fc.integer({ min: -7200, max: 7200 }), ({ zone: name, at }, seconds) => {
        const wished = new Date(Date.parse(`${localOf(at, name)}Z`) + seconds * 1000)
          .toISOString()
          .slice(0, 19)
        const landed = localOf(instantOf(wished, name), name)
        const lateMs = Date.parse(`${landed}Z`) - Date.parse(`${wished}Z`)
        expect(lateMs).toBeGreaterThanOrEqual(0)
        if (lateMs === 0) return
        // In a gap: one second before the change and at it, the wall clock jumps over what was wished.
        const before = localOf(instantOf(wished, name) - lateMs, name)
        expect(before < wished).toBe(true)
      }),
      { numRuns: 250 },
    )
  })

  test('later on the wall clock of one day is never earlier in time by more than the clock was set back', () => {
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 0, max: 86_400 }), ({ zone: name, at }, seconds) => {
        const local = localOf(at, name)
        const later = new Date(Date.parse(`${local}Z`) + seconds * 1000).toISOString().slice(0, 19)
        expect(instantOf(later, name) - instantOf(local, name)).toBeGreaterThanOrEqual(-hourMs)
      }),
      { numRuns: 200 },
    )
  })

  test('minutes and seconds are both understood; fractions of a millisecond are cut off', () => {
    expect(instantOf('2026-11-22T18:30', 'Africa/Nairobi')).toBe(Date.UTC(2026, 10, 22, 15, 30))
    expect(instantOf('2026-11-22T18:30:15', 'Africa/Nairobi')).toBe(Date.UTC(2026, 10, 22, 15, 30, 15))
    expect(localOf(Date.UTC(2026, 10, 22, 15, 30, 15) + 0.9, 'Africa/Nairobi')).toBe('2026-11-22T18:30:15')
  })
})

describe('dayOf', () => {
  test('a day that begins at one, because midnight was skipped, still ends at midnight', () => {
    const inside = Date.parse('2027-04-30T09:00:00Z')
    expect(dayOf(inside, 'Africa/Cairo')).toEqual({
      from: Date.parse('2027-04-29T22:00:00Z'),
      to: Date.parse('2027-04-30T21:00:00Z'),
    })
  })

  test('an hour before midnight that comes again after it counts to the new day', () => {
    const midnight = Date.parse('1999-10-31T02:30:00Z') // Set back a minute later, from 00:01 to 23:01.
    const { to } = dayOf(midnight - 1, 'America/St_Johns')
    expect(to).toBe(midnight)
    expect(localOf(midnight + 60_000, 'America/St_Johns')).toBe('1999-10-30T23:01:00')
    expect(dayOf(midnight + 60_000, 'America/St_Johns').from).toBe(midnight)
  })

  test('holds the instant, ends where the next begins, and lasts as long as days do', () => {
    fc.assert(
      fc.property(anywhere, ({ zone: name, at }) => {
        const { from, to } = dayOf(at, name)
        expect(from).toBeLessThanOrEqual(at)
        expect(at).toBeLessThan(to)
        expect(dayOf(to, name).from).toBe(to)
        expect(dayOf(from, name)).toEqual({ from, to })
        expect(to - from).toBeGreaterThanOrEqual(22 * hourMs)
        // Samoa left out a whole day in 2011; no day is longer than 26 hours.
        expect(to - from).toBeLessThanOrEqual(26 * hourMs)
      }),
      { numRuns: 250 },
    )
  })
})

describe('shiftLocal', () => {
  test('moves by the distance of two wall-clock times, and back again', () => {
    const local = fc.tuple(instant, zone).map(([at, name]) => localOf(at, name))
    fc.assert(
      fc.property(local, local, local, (value, from, to) => {
        const moved = shiftLocal(value, from, to)
        expect(Date.parse(`${moved}Z`) - Date.parse(`${value}Z`)).toBe(
          Date.parse(`${to}Z`) - Date.parse(`${from}Z`),
        )
        expect(shiftLocal(moved, to, from)).toBe(value)
      }),
      { numRuns: 200 },
    )
  })
})
