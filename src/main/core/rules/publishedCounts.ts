import { Temporal } from 'temporal-polyfill'
import type { Rate } from '#shared/network/descriptor.ts'
import { dayOf, instantOf, localOf } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fixedPlan } from '../db/fixedPlan.ts'

export interface DayLimit {
  now: number
  /** Whose days are counted. */
  zone: string
  /** Posts a day. */
  cap: number
  /** When on the next day, `18:30`; midnight when it is not known. */
  timeOfDay: string | undefined
}

/** What a channel has published already; what may be out counts as out. Instants are epoch ms. */
export interface PublishedCounts {
  /** When the channel may publish again, its posts of this day being used up; null when they are not. */
  dayFullUntil(channelId: string, limit: DayLimit): number | null
  /** When the channel may publish again by a limit of its network; a moment that is past when it may now. */
  rateFullUntil(channelId: string, now: number, rate: Rate): number
}

export function createPublishedCounts({ db }: Pick<CoreContext, 'db'>): PublishedCounts {
  const { sqlite } = db
  const countOut = sqlite
    .prepare<{ channelId: string; from: number; to: number }, number>(
      fixedPlan(`SELECT (SELECT count(*) FROM deliveries
               WHERE channelId = :channelId AND publishedAt >= :from AND publishedAt < :to)
            + (SELECT count(*) FROM deliveries
               WHERE state = 'uncertain' AND problem IS NOT NULL AND channelId = :channelId)`),
    )
    .pluck()
  const nthLast = sqlite
    .prepare<{ channelId: string; from: number; skip: number }, number>(
      fixedPlan(`SELECT publishedAt FROM deliveries WHERE channelId = :channelId AND publishedAt > :from
       ORDER BY publishedAt DESC LIMIT 1 OFFSET :skip`),
    )
    .pluck()
  return {
    dayFullUntil: (channelId, { now, zone, cap, timeOfDay = '00:00' }) => {
      const day = dayOf(now, zone)
      if ((countOut.get({ channelId, ...day }) ?? 0) < cap) return null
      const next = Temporal.PlainDate.from(localOf(day.from, zone).slice(0, 10)).add({ days: 1 })
      // A day that begins at one o'clock has no midnight.
      return Math.max(day.to, instantOf(`${next.toString()}T${timeOfDay}`, zone))
    },
    rateFullUntil: (channelId, now, { posts, perMs }) => {
      const first = nthLast.get({ channelId, from: now - perMs, skip: posts - 1 })
      return first === undefined ? 0 : first + perMs
    },
  }
}
