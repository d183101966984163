import { expect, test } from 'vitest'
import type { Delivery } from '#shared/model/delivery.ts'
import {
  choiceFor,
  differs,
  emptyPlan,
  flawOf,
  lifetimeMs,
  noAmount,
  planOf,
  withExpiry,
  suggestedTime,
  wishes,
  withTime,
} from './plan.ts'
import type { Choice } from './plan.ts'

const zone = 'Africa/Nairobi'
const now = Date.parse('2026-11-22T12:00:00Z') // 15:00 in Nairobi
const hour = 3_600_000
const campaignEnd = Date.parse('2026-11-30T21:00:00Z') // The 30th is over in Nairobi.
const placement = { amountMinor: 5_000_000, currency: 'TZS', payer: 'Hoteli ya Pwani' }

const delivery = (channelId: string, more: Partial<Delivery> = {}): Delivery => ({
  id: `d-${channelId}`,
  postId: 'post',
  channelId,
  projectId: 'p',
  state: 'draft',
  dueLocal: null,
  zone,
  dueAt: null,
  latestLocal: null,
  ifMissed: 'ask',
  expiry: { kind: 'never' },
  expireAt: null,
  publishedAt: null,
  expiredAt: null,
  endedAt: null,
  repost: null,
  handOver: null,
  url: null,
  problem: null,
  updatedAt: '2026-11-22T12:00:00Z',
  ...more,
})
const at = (dueLocal: string | null, more: Partial<Choice> = {}): Choice => ({
  mode: 'at',
  dueLocal,
  latestLocal: null,
  ifMissed: 'ask',
  expiry: { kind: 'never' },
  ...more,
})

test.each([
  ['2026-11-22T12:20:00Z', '2026-11-22T16:00'],
  ['2026-11-22T12:40:00Z', '2026-11-22T17:00'],
  ['2026-11-22T18:20:00Z', '2026-11-23T09:00'],
  ['2026-11-22T22:20:00Z', '2026-11-23T09:00'],
  ['2026-11-22T04:20:00Z', '2026-11-22T08:00'],
])('at %s suggests a full hour of the day that leaves time to write', (now, suggested) => {
  expect(suggestedTime(Date.parse(now), zone)).toBe(suggested)
})

test('what most deliveries share is common, the others have their own', () => {
  const plan = planOf(
    [
      delivery('a', { state: 'waiting', dueLocal: '2026-11-23T09:00:00' }),
      delivery('b', { state: 'waiting', dueLocal: '2026-11-23T18:00:00' }),
      delivery('c', { state: 'waiting', dueLocal: '2026-11-23T18:00:00' }),
      delivery('d', { state: 'published', dueLocal: '2026-11-01T08:00:00' }),
      delivery('e'),
    ],
    emptyPlan(null),
    now,
  )
  expect(plan.common.dueLocal).toBe('2026-11-23T18:00')
  expect(Object.keys(plan.own)).toEqual(['a'])
  expect(choiceFor(plan, 'e').dueLocal).toBe('2026-11-23T18:00')
})

test('a draft keeps what is not stored of it: the mode and the latest time', () => {
  const chosen = {
    common: at('2026-11-23T18:00', { latestLocal: '2026-11-23T20:00' }),
    own: { b: at('2026-11-24T09:00', { mode: 'now' }) },
  }
  const plan = planOf(
    [delivery('a', { dueLocal: '2026-11-23T18:00:00' }), delivery('b', { dueLocal: '2026-11-24T09:00:00' })],
    chosen,
    now,
  )
  expect(plan).toEqual(chosen)
})

test('with one delivery each way, what was common stays common', () => {
  const before = { common: at('2026-11-24T09:00'), own: { a: at('2026-11-23T18:00') } }
  const plan = planOf(
    [
      delivery('a', { state: 'waiting', dueLocal: '2026-11-23T18:00' }),
      delivery('b', { state: 'waiting', dueLocal: '2026-11-24T09:00' }),
    ],
    before,
    now,
  )
  expect(plan).toEqual(before)
})

test('a time that is history is not planned again: what failed follows what is common', () => {
  const plan = planOf(
    [
      delivery('a', { state: 'failed', dueLocal: '2026-11-22T14:00' }),
      delivery('b', { state: 'waiting', dueLocal: '2026-11-24T09:00' }),
      delivery('c', { state: 'waiting', dueLocal: '2026-11-22T14:59' }),
    ],
    { common: at('2026-11-23T18:00'), own: {} },
    now,
  )
  expect(choiceFor(plan, 'a')).toEqual(plan.common)
  expect(Object.keys(plan.own)).toEqual(['c'])
})

test('own times of channels that are gone are forgotten', () => {
  const plan = planOf([delivery('a')], { common: at(null), own: { a: at(null), gone: at(null) } }, now)
  expect(Object.keys(plan.own)).toEqual(['a'])
})

test.each<[Partial<Choice>, string | null]>([
  [{}, null],
  [{ dueLocal: null }, 'timeMissing'],
  [{ dueLocal: null, mode: 'now' }, null],
  [{ dueLocal: '2026-11-22T14:58' }, 'timePast'],
  [{ dueLocal: '2026-11-22T14:59' }, null],
  [{ latestLocal: '2026-11-22T15:59' }, 'latestBefore'],
  [{ latestLocal: '2026-11-22T15:59', mode: 'now' }, null],
  [{ expiry: { kind: 'at', atLocal: '' } }, 'expiryMissing'],
  [{ expiry: { kind: 'at', atLocal: '2026-11-22T16:00' } }, 'expiryBefore'],
  [{ expiry: { kind: 'at', atLocal: '2026-11-22T15:30' }, mode: 'now' }, null],
  [{ expiry: { kind: 'after', afterMs: hour } }, null],
  [{ expiry: { kind: 'campaignEnd' } }, null],
  [{ expiry: { kind: 'campaignEnd' }, dueLocal: '2026-12-01T00:00' }, 'expiryBefore'],
  [{ expiry: { kind: 'after', afterMs: hour, fallback: { kind: 'remind' } } }, null],
  [{ expiry: { kind: 'after', afterMs: hour, fallback: { kind: 'edit', text: ' ' } } }, 'endedTextMissing'],
  [{ expiry: { kind: 'campaignEnd', placement: { ...placement, amountMinor: noAmount } } }, 'amountMissing'],
  [{ expiry: { kind: 'campaignEnd', placement } }, null],
])('flaw of %j is %s', (change, flaw) => {
  expect(flawOf(at('2026-11-22T16:00', change), zone, now, campaignEnd)).toBe(flaw)
})

test('without a last day of the campaign there is no end to follow', () => {
  const choice = at('2026-11-22T16:00', { expiry: { kind: 'campaignEnd' } })
  expect(flawOf(choice, zone, now, null)).toBe('campaignEndMissing')
  expect(lifetimeMs(choice, zone, now, null)).toBeNull()
})

test('how long it stays depends on when it goes out and on its end', () => {
  const twoDays = at('2026-11-22T16:00', { expiry: { kind: 'at', atLocal: '2026-11-24T16:00' } })
  expect(lifetimeMs(twoDays, zone, now, null)).toBe(48 * hour)
  expect(lifetimeMs({ ...twoDays, mode: 'now' }, zone, now, null)).toBe(49 * hour)
  const withCampaign = at('2026-11-30T20:00', { expiry: { kind: 'campaignEnd' } })
  expect(lifetimeMs(withCampaign, zone, now, campaignEnd)).toBe(4 * hour)
})

test('what is not finished yet is not stored, and what was agreed is', () => {
  const wish = (expiry: Choice['expiry']) =>
    wishes([delivery('a', { dueLocal: '2026-11-23T18:00' })], {
      common: at('2026-11-23T18:00', { expiry }),
      own: {},
    }).expiries.map(e => e.expiry)
  expect(wish({ kind: 'after', afterMs: hour, placement: { ...placement, amountMinor: noAmount } })).toEqual(
    [],
  )
  expect(wish({ kind: 'after', afterMs: hour, fallback: { kind: 'edit', text: '' } })).toEqual([])
  const agreed = { kind: 'after', afterMs: hour, placement } as const
  expect(wish(agreed)).toEqual([agreed])
})

test('only drafts have wishes, and only what changed is stored', () => {
  const plan = {
    common: at('2026-11-23T18:00', { expiry: { kind: 'after', afterMs: hour } }),
    own: { c: at('2026-11-23T18:00', { mode: 'now' }) },
  }
  const deliveries = [
    delivery('a'),
    delivery('b', { dueLocal: '2026-11-23T18:00:00', expiry: { kind: 'after', afterMs: hour } }),
    delivery('c'),
    delivery('d', { state: 'waiting', dueLocal: '2026-11-23T09:00:00' }),
  ]
  expect(wishes(deliveries, plan)).toEqual({
    moves: [{ id: 'd-a', dueLocal: '2026-11-23T18:00' }],
    expiries: [{ id: 'd-a', expiry: { kind: 'after', afterMs: hour } }],
  })
})

test('a waiting delivery differs when time, latest, expiry or zone do', () => {
  const waiting = delivery('a', { state: 'waiting', dueLocal: '2026-11-23T18:00:00' })
  expect(differs(waiting, at('2026-11-23T18:00'), zone)).toBe(false)
  expect(differs(waiting, at('2026-11-23T18:05'), zone)).toBe(true)
  expect(differs(waiting, at('2026-11-23T18:00', { latestLocal: '2026-11-23T19:00' }), zone)).toBe(true)
  expect(differs(waiting, at('2026-11-23T18:00', { expiry: { kind: 'after', afterMs: 1000 } }), zone)).toBe(
    true,
  )
  expect(differs(waiting, at('2026-11-23T18:00'), 'Europe/Berlin')).toBe(true)
})

test('with another time, how late it may be moves along', () => {
  const choice = at('2026-11-23T18:00', { latestLocal: '2026-11-23T20:30', ifMissed: 'skip' })
  expect(withTime(choice, '2026-11-24T09:00')).toEqual({
    ...choice,
    dueLocal: '2026-11-24T09:00',
    latestLocal: '2026-11-24T11:30',
  })
  expect(withTime(choice, null).latestLocal).toBe('2026-11-23T20:30')
  expect(withTime(at('2026-11-23T18:00'), '2026-11-24T09:00').latestLocal).toBeNull()
})

test('a shorter expiry for one channel leaves the others as they are', () => {
  const expiry = { kind: 'after', afterMs: 47 * hour } as const
  const plan = emptyPlan('2026-11-22T18:00')
  const both = withExpiry(plan, ['telegram', 'mastodon'], 'telegram', expiry)
  expect(both.common).toEqual(plan.common)
  expect(both.own).toEqual({ telegram: { ...plan.common, expiry } })
  // The other one, put right after it, is then alone with what was shared.
  expect(withExpiry(both, ['telegram', 'mastodon'], 'mastodon', expiry)).toEqual({
    common: { ...plan.common, expiry },
    own: both.own,
  })
  // The only one keeps following the time that is chosen at the foot.
  expect(withExpiry(plan, ['telegram'], 'telegram', expiry)).toEqual({
    common: { ...plan.common, expiry },
    own: {},
  })
})
