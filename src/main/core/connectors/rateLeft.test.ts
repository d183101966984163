import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rateLeft } from './rateLeft.ts'
import type { RateLeft } from './rateLeft.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const unix = now / 1000

test.each<[string, Record<string, string>, RateLeft | null]>([
  [
    'Mastodon: an ISO date',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-11-22T12:05:00.000000Z' },
    { remaining: 0, resetsInMs: 300_000 },
  ],
  [
    'Bluesky: Unix seconds',
    { 'ratelimit-remaining': '12', 'ratelimit-reset': String(unix + 60) },
    { remaining: 12, resetsInMs: 60_000 },
  ],
  [
    'Discord: seconds to go, before the moment',
    {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': '1.25',
      'x-ratelimit-reset': String(unix + 999),
    },
    { remaining: 0, resetsInMs: 1250 },
  ],
  [
    'seconds to go, as later drafts have it',
    { 'ratelimit-remaining': '3', 'ratelimit-reset': '45' },
    { remaining: 3, resetsInMs: 45_000 },
  ],
  [
    'by the clock of the server, which is a day off',
    {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '2026-11-23T12:05:00.000Z',
      date: 'Mon, 23 Nov 2026 12:00:00 GMT',
    },
    { remaining: 0, resetsInMs: 300_000 },
  ],
  [
    'a reset that is past',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-11-22T11:59:00.000Z' },
    { remaining: 0, resetsInMs: 0 },
  ],
  ['nothing', {}, null],
  ['no reset', { 'x-ratelimit-remaining': '0' }, null],
  ['nonsense', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }, null],
])('%s', (_, headers, left) => {
  expect(rateLeft(new Headers(headers), now)).toEqual(left)
})

test('whatever a server writes, nobody waits longer than a day or less than nothing', () => {
  const value = fc.string({ unit: fc.constantFrom(...'0123456789-:.TZ e'), maxLength: 30 })
  fc.assert(
    fc.property(value, value, value, (remaining, reset, after) => {
      const headers = new Headers({
        'x-ratelimit-remaining': remaining,
        'x-ratelimit-reset': reset,
        'x-ratelimit-reset-after': after,
      })
      const left = rateLeft(headers, now)
      if (left === null) return
      expect(left.resetsInMs).toBeGreaterThanOrEqual(0)
      expect(left.resetsInMs).toBeLessThanOrEqual(86_400_000)
    }),
  )
})
