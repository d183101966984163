import { Temporal } from 'temporal-polyfill'
import type { DayRoom } from '#shared/contract/channels.ts'
import { instantOf } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'

/** As far ahead as room is looked for. */
const daysAhead = 60

export interface RoomQuestion {
  channelId: string
  /** A day of the zone, `2026-11-22`. */
  day: string
  zone: string
  /** The post that is being planned: it does not stand in its own way. */
  exceptPostId: string | null
  /** Posts a day. */
  cap: number
}

/** Counts what is planned and what is out on a day of a channel, and finds the next day with room below the cap. */
export function createDayRoom({ db }: Pick<CoreContext, 'db'>): (question: RoomQuestion) => DayRoom {
  const count = db.sqlite
    .prepare<{ channelId: string; from: number; to: number; postId: string | null }, number>(
      `SELECT (SELECT count(*) FROM deliveries
               WHERE dueAt >= :from AND dueAt < :to AND channelId = :channelId AND deletedAt IS NULL
                 AND state IN ('waiting', 'running', 'uncertain') AND postId IS NOT :postId)
            + (SELECT count(*) FROM deliveries
               WHERE channelId = :channelId AND publishedAt >= :from AND publishedAt < :to)`,
    )
    .pluck()
  return ({ channelId, day, zone, exceptPostId, cap }) => {
    const first = Temporal.PlainDate.from(day)
    const begins = (days: number) => instantOf(`${first.add({ days }).toString()}T00:00`, zone)
    const plannedOn = (days: number) =>
      count.get({ channelId, from: begins(days), to: begins(days + 1), postId: exceptPostId }) ?? 0
    const planned = plannedOn(0)
    if (planned < cap) return { channelId, day, planned, freeDay: day }
    for (let days = 1; days <= daysAhead; days++) {
      if (plannedOn(days) < cap) return { channelId, day, planned, freeDay: first.add({ days }).toString() }
    }
    return { channelId, day, planned, freeDay: null }
  }
}
