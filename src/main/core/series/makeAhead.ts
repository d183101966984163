import { timesAfter, withInstants } from '#shared/time/recurrence.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inTransaction } from '../CoreContext.ts'
import { withoutGone } from '../posts/checkReferences.ts'
import type { PostRepo } from '../posts/postRepo.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { Planning } from '../publishing/planning.ts'
import type { OccurrenceRow, SeriesRepo, SeriesRow } from './seriesRepo.ts'
import { recurrenceOf, schedulesAt } from './template.ts'

export interface SeriesParts {
  context: CoreContext
  series: SeriesRepo
  posts: PostRepo
  deliveries: DeliveryRepo
  planning: Planning
}

/** Makes the posts of series as far ahead as the calendar needs, and not further. */
export interface MakeAhead {
  /** Brings every series up to date that is due. Answers the deliveries that were made. */
  makeDue(now: number): string[]
  /** When it is to be called next; epoch ms, or null. */
  nextAt(): number | null
  /** Brings one series up to date, in the transaction of the caller. */
  extend(row: SeriesRow): string[]
  /** Makes one occurrence that lies further ahead. */
  make(row: SeriesRow, occurrenceLocal: string): OccurrenceRow | null
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** A month page of the calendar and the week after it. */
export const horizonMs = 42 * dayMs
/** Of a series that comes every hour no more than this at once. */
const mostAhead = 100
/** After a year of sleep, a part in each turn. */
const mostAtOnce = 300

export function createMakeAhead(parts: SeriesParts): MakeAhead {
  const { context, series, posts, deliveries, planning } = parts
  /** After a failure (a full disk), not at once again; epoch ms. */
  let notBefore = 0

  const makeWith = (row: SeriesRow, content: SeriesRow['content'], occurrenceLocal: string) => {
    const postId = posts.insert(row.projectId, content)
    const made: string[] = []
    for (const { channelId, schedule } of schedulesAt(row, occurrenceLocal)) {
      if (!content.channelIds.includes(channelId)) continue
      const id = deliveries.insert({ postId, channelId, projectId: row.projectId, zone: schedule.zone })
      planning.scheduleLate(id, schedule)
      // Its campaign is over by then, and it would be with it: it stays in sight and goes nowhere.
      const { expireAt, dueAt } = deliveries.get(id)
      if (expireAt !== null && dueAt !== null && expireAt <= dueAt) planning.unschedule(id)
      made.push(id)
    }
    const occurrence: OccurrenceRow = { seriesId: row.id, occurrenceLocal, postId }
    series.add(occurrence)
    return { occurrence, made }
  }

  /** What can be made of it now; null when no channel is left that it could go to. */
  const contentOf = (row: SeriesRow) => {
    const content = withoutGone(context, row.projectId, row.content)
    const channelIds = content.channelIds.filter(id => row.schedules.some(s => s.channelId === id))
    return channelIds.length === 0 ? null : { ...content, channelIds }
  }

  const extend = (row: SeriesRow): string[] => {
    const now = context.now()
    const content = contentOf(row)
    if (content === null) {
      // Her channel may come back. What falls due until then is made then, and is missed in plain sight.
      series.update(row.id, { extendAt: now + dayMs })
      return []
    }
    const known = new Set(series.occurrences(row.id, row.madeThroughLocal).map(o => o.occurrenceLocal))
    let ahead = series.countAfter(row.id, localOf(now, row.zone))
    let through = row.madeThroughLocal
    let extendAt: number | null = null
    let turns = 0
    const made: string[] = []
    const times = timesAfter(recurrenceOf(row), through)
    for (const { local, at } of withInstants(times, row.zone, through)) {
      const isFull = ahead >= mostAhead
      // The next one is always there, however far away it is: what comes next is told from it.
      if (ahead > 0 && (isFull || at > now + horizonMs)) {
        const last = instantOf(through, row.zone)
        extendAt = isFull ? now + (last - now) / 2 : Math.min(at - horizonMs, last)
        break
      }
      if (turns++ >= mostAtOnce) {
        extendAt = now
        break
      }
      if (!known.has(local)) {
        made.push(...makeWith(row, content, local).made)
        if (at > now) ahead++
      }
      through = local
    }
    series.update(row.id, {
      madeThroughLocal: through,
      extendAt:
        extendAt === null || extendAt === now ? extendAt : Math.max(now + minuteMs, Math.ceil(extendAt)),
    })
    return made
  }

  return {
    extend,
    nextAt: () => {
      const next = series.nextExtendAt()
      return next === null ? null : Math.max(next, notBefore)
    },
    makeDue: now => {
      if (now < notBefore) return []
      return series.due(now).flatMap(row => {
        try {
          return inTransaction(context, () => extend(row))
        } catch (error) {
          notBefore = now + minuteMs
          context.deps.log.error('The next posts of a series could not be made', { series: row.id, error })
          return []
        }
      })
    },
    make: (row, occurrenceLocal) => {
      const content = contentOf(row)
      return content === null ? null : makeWith(row, content, occurrenceLocal).occurrence
    },
  }
}
