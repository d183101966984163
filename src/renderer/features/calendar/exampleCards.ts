import fc from 'fast-check'
import { deliveryStates } from '#shared/model/delivery.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import { groupCards } from './groupCards.ts'
import type { CardGroup } from './groupCards.ts'
import { createZoneClock } from './zoneClock.ts'

let made = 0

/** For tests: a delivery planned in Nairobi unless said otherwise. */
export function exampleCard(given: Partial<DeliveryCard> = {}): DeliveryCard {
  made += 1
  const zone = given.zone ?? 'Africa/Nairobi'
  const dueLocal = given.dueLocal === undefined ? '2026-11-22T18:30' : given.dueLocal
  return {
    id: `d${made}`,
    postId: `p${made}`,
    channelId: 'c1',
    projectId: 'j1',
    state: 'waiting',
    dueLocal,
    zone,
    dueAt: dueLocal === null ? null : new Date(instantOf(dueLocal, zone)).toISOString(),
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
    updatedAt: '2026-11-01T00:00:00.000Z',
    occurrence: null,
    evergreenListId: null,
    network: 'practice',
    campaignId: null,
    pillarId: null,
    portraitIds: [],
    labelIds: [],
    excerpt: 'Karibu',
    thumbMediaId: null,
    isReposted: false,
    ...given,
  }
}

/** For tests: the card of the calendar that shows one delivery. */
export function exampleGroup(given: Partial<DeliveryCard> = {}, zone = 'Africa/Nairobi'): CardGroup {
  const [group] = groupCards([exampleCard(given)], createZoneClock(zone))
  if (group === undefined) throw new Error('A delivery without a time has no card')
  return group
}

const zones = ['Africa/Nairobi', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']
export const anyZone = fc.constantFrom(...zones)

/** For tests: a few posts on a few channels, some at the same time, over a year. */
export const anyCards = fc
  .array(
    fc.record({
      postId: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
      channelId: fc.constantFrom('c1', 'c2', 'c3'),
      state: fc.constantFrom(...deliveryStates),
      zone: anyZone,
      quarter: fc.integer({ min: 0, max: 4 * 24 * 365 }),
    }),
    { maxLength: 30 },
  )
  .map(list =>
    list.map(({ quarter, ...given }, i) => {
      const dueMs = Date.UTC(2026, 0, 1) + quarter * 15 * 60_000
      return {
        ...exampleCard({ ...given, id: `x${i}` }),
        dueLocal: localOf(dueMs, given.zone),
        dueAt: new Date(dueMs).toISOString(),
      }
    }),
  )
