import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localOf } from '#shared/time/zoned.ts'
import { anyZone, exampleGroup } from './exampleCards.ts'
import { otherTime } from './otherTime.ts'
import { createZoneClock } from './zoneClock.ts'

const time = (local: string) => local.slice(11, 16)

test('the same moment on the other clock, with the day when it is another', () => {
  const late = exampleGroup({ dueLocal: '2026-11-22T01:30' })
  expect(otherTime(late, 'Europe/Berlin', time)).toBe('23:30 −1')
  expect(otherTime(late, 'Asia/Kolkata', time)).toBe('04:00')
  expect(otherTime(exampleGroup({ dueLocal: '2026-11-22T22:30' }), 'Asia/Kolkata', time)).toBe('01:00 +1')
})

test('clocks that show the same say nothing twice', () => {
  expect(otherTime(exampleGroup(), 'Africa/Kampala', time)).toBeNull()
  expect(otherTime(exampleGroup(), null, time)).toBeNull()
})

test('the quick clock tells what Temporal tells, also around changes of the clock', () => {
  fc.assert(
    fc.property(
      anyZone,
      fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }),
      (zone, instantMs) => {
        expect(createZoneClock(zone)(instantMs)).toBe(localOf(instantMs, zone))
      },
    ),
  )
})
