import { expect, test } from 'vitest'
import { createOffsetTimes } from './offsetTimes.ts'

test.each([
  ['2026-11-22T15:30:05Z', 'Africa/Nairobi', '2026-11-22 18:30:05 +03:00'],
  ['2026-11-22T23:59:59Z', 'UTC', '2026-11-22 23:59:59 +00:00'],
  ['2026-07-01T22:30:00Z', 'Europe/Berlin', '2026-07-02 00:30:00 +02:00'],
  ['2026-12-01T22:30:00Z', 'Europe/Berlin', '2026-12-01 23:30:00 +01:00'],
  ['2026-12-01T02:30:00Z', 'America/St_Johns', '2026-11-30 23:00:00 -03:30'],
])('%s in %s is %s', (at, zone, text) => {
  const times = createOffsetTimes()
  expect(times(Date.parse(at), zone)).toBe(text)
  // A file can be read back without knowing the zone.
  expect(Date.parse(text.replace(' ', 'T').replace(' ', ''))).toBe(Date.parse(at))
})
