import { AppError } from '#shared/rpc/errors.ts'
import { timesBetween, withInstants } from '#shared/time/recurrence.ts'
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
  const postIds = timesOn(row, day)
    .filter(local => local > now)
    .flatMap(local => placeAt(parts, row, local) ?? [])
    .filter(place => occurrencePosts.look(row, place).isOpen)
    .map(({ postId }) => postId)
  if (postIds.length === 0) throw refusedRule('offRule')
  for (const postId of postIds) occurrencePosts.putAway(postId)
  return postIds
}

/**
 * Lets a series that has only its first post leave out these days from the start. Each is made and put away, so that it can be
 * brought back like any; a day that the rule does not have, or that is over, says nothing.
 */
export function beginWithout(parts: ChangeParts, seriesId: string, days: readonly string[]): void {
  const { context, series, makeAhead, occurrencePosts } = parts
  const row = series.get(seriesId)
  const now = localOf(context.now(), row.zone)
  for (const local of new Set(days.flatMap(day => timesOn(row, day)))) {
    const place = local > now ? makeAhead.make(row, local) : null
    if (place !== null) occurrencePosts.putAway(place.postId)
  }
}

/** Where clocks are set forward two times of a day can be one; there is one post of it. */
const timesOn = (row: SeriesRow, day: string): string[] =>
  Array.from(
    withInstants(timesBetween(recurrenceOf(row), `${day}T00:00:00`, `${day}T23:59:59`), row.zone),
    ({ local }) => local,
  )

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
