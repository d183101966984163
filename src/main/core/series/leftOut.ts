import { AppError } from '#shared/rpc/errors.ts'
import { timesBetween } from '#shared/time/recurrence.ts'
import { refusedRule } from '#shared/time/rule.ts'
import { localOf } from '#shared/time/zoned.ts'
import type { ChangeParts } from './changeSeries.ts'
import type { OccurrenceRow, SeriesRow } from './seriesRepo.ts'
import { recurrenceOf, withSeconds } from './template.ts'

/** The places of a series from now on whose posts were put away. The row of a place keeps it from being made again. */
export function leftOutOf({ context, series, occurrencePosts }: ChangeParts, seriesId: string): string[] {
  const row = series.get(seriesId)
  return series
    .occurrences(seriesId, localOf(context.now(), row.zone))
    .filter(occurrence => occurrencePosts.look(row, occurrence).post === null)
    .map(({ occurrenceLocal }) => occurrenceLocal)
}

/** Puts away what a series has on a day and is not out, and makes what is put away where it is not made yet. Answers the posts. */
export function leaveOut(parts: ChangeParts, seriesId: string, day: string): string[] {
  const { context, series, makeAhead, occurrencePosts } = parts
  makeAhead.extend(series.get(seriesId))
  const row = series.get(seriesId)
  const now = localOf(context.now(), row.zone)
  const postIds = timesBetween(recurrenceOf(row), `${day}T00:00:00`, `${day}T23:59:59`)
    .filter(local => local > now)
    .flatMap(local => placeAt(parts, row, local) ?? [])
    .filter(place => occurrencePosts.look(row, place).isOpen)
    .map(({ postId }) => postId)
  if (postIds.length === 0) throw refusedRule('offRule')
  for (const postId of postIds) occurrencePosts.putAway(postId)
  return postIds
}

function placeAt({ series, makeAhead }: ChangeParts, row: SeriesRow, local: string): OccurrenceRow | null {
  const there = series.findOccurrence(row.id, local)
  return there ?? (local > row.madeThroughLocal ? makeAhead.make(row, local) : null)
}

/** Brings back a place that was left out, with what the series says by now. */
export function bringBack(
  { context, series, occurrencePosts }: ChangeParts,
  seriesId: string,
  occurrenceLocal: string,
): void {
  const row = series.get(seriesId)
  const place = series.findOccurrence(seriesId, withSeconds(occurrenceLocal))
  if (place === null) throw new AppError('not_found', 'The series does not have this day any more.')
  if (place.occurrenceLocal <= localOf(context.now(), row.zone)) {
    throw new AppError('conflict', 'Its time has passed.')
  }
  occurrencePosts.bringBack(place.postId)
  const one = occurrencePosts.look(row, place)
  if (one.isOpen) occurrencePosts.follow(row, one, { content: true, time: true })
}
