import { expect, test } from 'vitest'
import { retryAfterMs } from './retryAfterMs.ts'

const now = Date.parse('2026-11-22T12:00:00Z')

test.each<[string, Record<string, string>, number]>([
  ['seconds', { 'retry-after': '17' }, 17_000],
  ['a date', { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, 30_000],
  ['an ISO reset with microseconds', { 'x-ratelimit-reset': '2026-11-22T12:05:00.000000Z' }, 300_000],
  [
    'a reset by the clock of the server, which is a day off',
    { 'x-ratelimit-reset': '2026-11-23T12:05:00.000Z', date: 'Mon, 23 Nov 2026 12:00:00 GMT' },
    300_000,
  ],
  ['a reset that is past', { 'x-ratelimit-reset': '2026-11-22T11:59:00.000Z' }, 1000],
  ['zero', { 'retry-after': '0' }, 1000],
  ['nothing', {}, 60_000],
  ['nonsense', { 'retry-after': 'soon' }, 60_000],
  ['a year', { 'retry-after': '31536000' }, 21_600_000],
])('%s', (_, headers, ms) => {
  expect(retryAfterMs(new Headers(headers), now)).toBe(ms)
})
