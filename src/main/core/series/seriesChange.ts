import type { SeriesParts } from './makeAhead.ts'
import type { OccurrencePost, OccurrencePosts } from './occurrencePosts.ts'
import type { OccurrenceRow, SeriesFields } from './seriesRepo.ts'

/** What taking a change of a series back needs to know. What posts say follows from the series, so it is not kept. */
export interface SeriesBefore {
  /** Null: there was none. */
  fields: SeriesFields | null
  occurrences: (OccurrenceRow & { hasOwnContent: boolean; hasOwnTime: boolean; isCalledOff: boolean })[]
  /** The series that was split off. */
  splitOffId: string | null
  /** Posts that were there before and are not made by any series. */
  foreignPostIds: string[]
}

export const beforeOf = (
  fields: SeriesFields | null,
  all: readonly OccurrencePost[],
  more: Partial<Pick<SeriesBefore, 'splitOffId' | 'foreignPostIds'>> = {},
): SeriesBefore => ({
  fields:
    fields === null
      ? null
      : {
          rule: fields.rule,
          startLocal: fields.startLocal,
          zone: fields.zone,
          content: fields.content,
          schedules: fields.schedules,
          madeThroughLocal: fields.madeThroughLocal,
        },
  occurrences: all.map(({ seriesId, occurrenceLocal, postId, hasOwnContent, hasOwnTime, post }) => ({
    ...{ seriesId, occurrenceLocal, postId, hasOwnContent, hasOwnTime },
    isCalledOff: post === null,
  })),
  splitOffId: more.splitOffId ?? null,
  foreignPostIds: more.foreignPostIds ?? [],
})

/**
 * Puts a series back to how it was before a change. What went out meanwhile stays out and keeps its place, so that it is not
 * made again; what the change had made is put away, what it had called off comes back. Answers the series concerned.
 */
export function undoSeriesChange(
  { context, series }: SeriesParts,
  occurrencePosts: OccurrencePosts,
  changeId: string,
): string[] {
  const { seriesId, before } = series.change(changeId)
  const ids = [seriesId, ...(before.splitOffId === null ? [] : [before.splitOffId])]
  const row = series.getEnded(seriesId)
  const now = context.now()
  const kept = new Map(before.occurrences.map(o => [o.postId, o]))
  const rows: OccurrenceRow[] = before.occurrences.map(({ seriesId: of, occurrenceLocal, postId }) => ({
    ...{ seriesId: of, occurrenceLocal, postId },
  }))
  const taken = new Set(rows.map(o => o.occurrenceLocal))
  const present = ids.flatMap(id => series.occurrences(id))
  for (const occurrence of present) {
    if (kept.has(occurrence.postId) || before.foreignPostIds.includes(occurrence.postId)) continue
    const one = occurrencePosts.look(row, occurrence)
    if (one.isOpen) occurrencePosts.putAway(occurrence.postId)
    else if (before.fields !== null && !taken.has(occurrence.occurrenceLocal)) {
      taken.add(occurrence.occurrenceLocal)
      rows.push({ ...occurrence, seriesId })
    }
  }
  series.replace(ids, before.fields === null ? [] : rows)
  const still = new Set(present.map(o => o.postId))
  for (const { postId, isCalledOff } of before.occurrences) {
    if (!still.has(postId) && !isCalledOff) occurrencePosts.bringBack(postId)
  }
  if (before.splitOffId !== null) series.update(before.splitOffId, { deletedAt: now, extendAt: null })
  if (before.fields === null) series.update(seriesId, { deletedAt: now, extendAt: null })
  else {
    series.update(seriesId, { ...before.fields, deletedAt: null, extendAt: now })
    const restored = series.get(seriesId)
    for (const { hasOwnContent, hasOwnTime, isCalledOff, ...occurrence } of before.occurrences) {
      if (isCalledOff) continue
      const one = occurrencePosts.look(restored, occurrence)
      if (one.isOpen) occurrencePosts.follow(restored, { ...one, hasOwnContent, hasOwnTime })
    }
  }
  series.dropChange(changeId)
  return ids
}
