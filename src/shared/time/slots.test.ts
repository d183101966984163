import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inWeekOrder } from '../model/slot.ts'
import { slotTimes } from './slots.ts'
import { instantOf, localOf } from './zoned.ts'

const take = (
  slots: readonly { weekday: number; time: string }[],
  zone: string,
  from: string,
  count: number,
) => {
  const found: string[] = []
  for (const { local } of slotTimes(slots, zone, instantOf(from, zone))) {
    if (found.push(local) === count) break
  }
  return found
}

describe('slotTimes', () => {
  it('goes round the week by the wall clock', () => {
    const slots = [
      { weekday: 1, time: '10:00' },
      { weekday: 5, time: '17:30' },
    ]
    expect(take(slots, 'Africa/Nairobi', '2026-11-23T10:00', 3)).toEqual([
      '2026-11-27T17:30',
      '2026-11-30T10:00',
      '2026-12-04T17:30',
    ])
  })

  it('has no times without slots', () => {
    expect(take([], 'Africa/Nairobi', '2026-11-23T10:00', 1)).toEqual([])
  })

  it('has one slot where a skipped hour lands on another slot', () => {
    const slots = [
      { weekday: 7, time: '02:30' },
      { weekday: 7, time: '03:30' },
    ]
    expect(take(slots, 'Europe/Berlin', '2027-03-28T00:00', 3)).toEqual([
      '2027-03-28T03:30',
      '2027-04-04T02:30',
      '2027-04-04T03:30',
    ])
  })

  it('has one slot where a whole day is skipped', () => {
    const slots = [
      { weekday: 5, time: '12:00' },
      { weekday: 6, time: '12:00' },
    ]
    expect(take(slots, 'Pacific/Apia', '2011-12-29T13:00', 2)).toEqual([
      '2011-12-31T12:00',
      '2012-01-06T12:00',
    ])
  })

  const zones = [
    'Africa/Nairobi',
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Asia/Kathmandu',
  ].concat([
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Santiago',
    'Africa/Casablanca',
    'Asia/Tehran',
    'Africa/Cairo',
  ])
  const weekSlot = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    time: fc
      .integer({ min: 0, max: 1439 })
      .map(m => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`),
  })

  it('answers every slot of every week once, in order, later than asked for', () => {
    fc.assert(
      fc.property(
        fc.array(weekSlot, { minLength: 1, maxLength: 6 }).map(inWeekOrder),
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2040, 0, 1) }),
        (slots, zone, after) => {
          const until = after + 15 * 86_400_000
          let last = after
          const seen = new Set<number>()
          for (const { local, at } of slotTimes(slots, zone, after)) {
            expect(at).toBeGreaterThan(last)
            expect(at).toBe(instantOf(local, zone))
            last = at
            seen.add(at)
            if (at > until) break
          }
          // Day by day, whatever the order: none is left out.
          for (let at = after - 2 * 86_400_000; at < until; at += 43_200_000) {
            const date = localOf(at, zone).slice(0, 10)
            const weekday = ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1
            for (const slot of slots.filter(s => s.weekday === weekday)) {
              const expected = instantOf(`${date}T${slot.time}`, zone)
              if (expected > after && expected <= until) expect(seen).toContain(expected)
            }
          }
        },
      ),
    )
  })
})
