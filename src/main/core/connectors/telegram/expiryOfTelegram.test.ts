import { expect, test } from 'vitest'
import { checkContent } from '#shared/network/checkContent.ts'
import type { ContentToCheck } from '#shared/network/checkContent.ts'
import { telegram } from './telegram.ts'

const { descriptor } = telegram
const hour = 3_600_000

/** What a post that goes out at noon is told about the time at which it is to disappear. */
function problemsOf(expiry: NonNullable<ContentToCheck['plan']>['expiry']) {
  return checkContent({
    descriptor,
    limits: descriptor.limits,
    rights: [],
    content: { text: 'Habari', link: '', media: [], options: {} },
    mediaById: new Map(),
    plan: { dueLocal: '2026-11-22T12:00', zone: 'Africa/Nairobi', expiry, campaignEndAt: null },
  })
}

test('a bot removes what is younger than 48 hours: then nothing is in the way', () => {
  expect(problemsOf({ kind: 'after', afterMs: 48 * hour - 1 })).toEqual([])
  expect(problemsOf({ kind: 'at', atLocal: '2026-11-24T11:59' })).toEqual([])
})

test('from 48 hours on she is told beforehand, and the way on is an expiry that Telegram allows', () => {
  for (const late of [
    problemsOf({ kind: 'after', afterMs: 48 * hour }),
    problemsOf({ kind: 'after', afterMs: 30 * 24 * hour }),
    problemsOf({ kind: 'at', atLocal: '2026-11-24T12:00' }),
  ]) {
    expect(late).toEqual([
      {
        key: 'expiryTooLong',
        params: { hours: 48, network: 'Telegram' },
        severity: 'warning',
        fix: { kind: 'shortenExpiry', afterMs: 47 * hour },
      },
    ])
  }
  expect(problemsOf({ kind: 'after', afterMs: 47 * hour })).toEqual([])
})
