import type { HandlersOf } from '#shared/contract/index.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { firstTime, nextTimes, withInstants } from '#shared/time/recurrence.ts'
import { formatRule, parseRule } from '#shared/time/rule.ts'
import { inTransaction } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import { applyToSeries, endSeries } from './changeSeries.ts'
import type { ChangeParts } from './changeSeries.ts'
import { createSeries } from './createSeries.ts'
import { bringBack, leaveOut, leftOutOf } from './leftOut.ts'
import type { PlannedCards } from './plannedCards.ts'
import { undoSeriesChange } from './seriesChange.ts'
import { toSeries, withSeconds } from './template.ts'

export interface SeriesHandlerParts extends ChangeParts {
  plannedCards: PlannedCards
  wakeEngine(): void
}

export function seriesHandlers(parts: SeriesHandlerParts): HandlersOf<'series'> {
  const { context, series, occurrencePosts, plannedCards } = parts

  /** All or nothing, then the world is told: a series reaches many posts, so no names are called. */
  const change = <T>(work: () => T, seriesIds: (done: T) => string[]): T => {
    const done = inTransaction(context, work)
    context.emit('series.changed', { ids: seriesIds(done) })
    context.emit('posts.changed', { ids: [] })
    context.emit('deliveries.changed', { ids: [] })
    context.emit('publishing.changed', {})
    parts.wakeEngine()
    return done
  }

  return {
    'series.preview': ({ rule, startLocal, zone, limit }) => {
      const recurrence = { rule: parseRule(rule, zone), startLocal: withSeconds(startLocal) }
      firstTime(recurrence)
      const locals = nextTimes(recurrence, recurrence.startLocal, limit + 2, true)
      const times = [...withInstants(locals, zone)]
      return {
        rule: formatRule(recurrence.rule),
        times: times.slice(0, limit).map(({ local, at }) => ({ local, at: toInstant(at) })),
        hasMore: times.length > limit,
      }
    },
    'series.ofPost': ({ postId }) => {
      const occurrence = series.ofPost(postId)
      if (occurrence === null) return null
      const row = series.get(occurrence.seriesId)
      const one = occurrencePosts.look(row, occurrence)
      return {
        series: toSeries(row),
        occurrenceLocal: occurrence.occurrenceLocal,
        hasOwnContent: one.hasOwnContent,
        hasOwnTime: one.hasOwnTime,
        isOut: !one.isOpen,
        isFirst: series.occurrences(row.id)[0]?.postId === postId,
      }
    },
    'series.create': wanted => {
      const { changeId, changed, kept } = change(
        () => createSeries(parts, wanted),
        done => [done.seriesId],
      )
      return { changeId, changed, kept }
    },
    'series.make': ({ seriesId, occurrenceLocal }) => ({
      postId: plannedCards.makeOccurrence(seriesId, withSeconds(occurrenceLocal)),
    }),
    'series.apply': wanted => {
      const { changeId, changed, kept } = change(
        () => applyToSeries(parts, wanted),
        done => done.seriesIds,
      )
      return { changeId, changed, kept }
    },
    'series.rejoin': ({ postId }) => {
      change(
        () => {
          const occurrence = series.ofPost(postId)
          if (occurrence === null) throw new AppError('conflict', 'This post does not repeat.')
          const row = series.get(occurrence.seriesId)
          const one = occurrencePosts.look(row, occurrence)
          if (!one.isOpen) throw new AppError('conflict', 'It is out already, or on its way.')
          occurrencePosts.follow(row, one, { content: true, time: true })
          return row.id
        },
        id => [id],
      )
    },
    'series.leftOut': ({ seriesId }) => leftOutOf(parts, seriesId),
    'series.leaveOut': ({ seriesId, day }) => ({
      postIds: change(
        () => leaveOut(parts, seriesId, day),
        () => [seriesId],
      ),
    }),
    'series.bringBack': ({ seriesId, occurrenceLocal }) => {
      change(
        () => {
          bringBack(parts, seriesId, occurrenceLocal)
        },
        () => [seriesId],
      )
    },
    'series.end': ({ seriesId, from }) =>
      change(
        () => endSeries(parts, seriesId, from),
        () => [seriesId],
      ),
    'series.undo': ({ changeId }) => {
      change(
        () => undoSeriesChange(parts, occurrencePosts, changeId),
        ids => ids,
      )
    },
  }
}
