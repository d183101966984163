import type { SeriesChange } from '#shared/contract/series.ts'
import type { ChannelSchedule, SeriesScope } from '#shared/model/series.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { endBefore, firstTime, hasTime, restFrom, timesBetween } from '#shared/time/recurrence.ts'
import type { Recurrence } from '#shared/time/recurrence.ts'
import { formatRule, parseRule, refusedRule, shiftRuleDays } from '#shared/time/rule.ts'
import type { Rule } from '#shared/time/rule.ts'
import { localOf, shiftLocal } from '#shared/time/zoned.ts'
import { fieldsOf } from '../posts/postRepo.ts'
import type { MakeAhead, SeriesParts } from './makeAhead.ts'
import { scheduleOf } from './occurrencePosts.ts'
import type { OccurrencePost, OccurrencePosts } from './occurrencePosts.ts'
import { beforeOf } from './seriesChange.ts'
import type { OccurrenceRow, SeriesFields, SeriesRow } from './seriesRepo.ts'
import { recurrenceOf, schedulesAt, shiftSchedule, withSeconds } from './template.ts'

export interface ChangeParts extends SeriesParts {
  makeAhead: MakeAhead
  occurrencePosts: OccurrencePosts
}

/** Ends a series before a time, or altogether. */
export function endSeries(parts: ChangeParts, seriesId: string, from: string | null): SeriesChange {
  const { context, series, makeAhead, occurrencePosts } = parts
  makeAhead.extend(series.get(seriesId))
  const row = series.get(seriesId)
  const all = series.occurrences(seriesId).map(o => occurrencePosts.look(row, o))
  const fromLocal = from === null ? null : withSeconds(from)
  const rest = fromLocal === null ? null : endBefore(recurrenceOf(row), fromLocal)
  const now = localOf(context.now(), row.zone)
  const gone = all.filter(one =>
    fromLocal === null ? one.occurrenceLocal > now || one.isOpen : one.occurrenceLocal >= fromLocal,
  )
  const called = gone.filter(one => one.isOpen)
  for (const { postId } of called) occurrencePosts.putAway(postId)
  const changeId = series.keepChange(seriesId, beforeOf(row, all))
  series.replace([seriesId], all.filter(one => !called.includes(one)).map(toRow))
  if (rest === null) series.update(seriesId, { deletedAt: context.now(), extendAt: null })
  else {
    series.update(seriesId, { rule: formatRule(rest) })
    makeAhead.extend(series.get(seriesId))
  }
  return { changeId, changed: called.length, kept: gone.length - called.length }
}

/** Lets a series follow what one of its posts says and when that goes out. */
export function applyToSeries(
  parts: ChangeParts,
  { postId, scope, rule }: { postId: string; scope: SeriesScope; rule: string | null },
): SeriesChange & { seriesIds: string[] } {
  const { series, makeAhead, occurrencePosts } = parts
  const occurrence = series.ofPost(postId)
  if (occurrence === null) throw new AppError('conflict', 'This post does not repeat.')
  // What fell due while nothing ran belongs to how the series was.
  makeAhead.extend(series.get(occurrence.seriesId))
  const row = series.get(occurrence.seriesId)
  const all = series.occurrences(row.id).map(o => occurrencePosts.look(row, o))
  const pivot = all.find(one => one.postId === postId)
  if (pivot?.isOpen !== true) {
    throw new AppError('conflict', 'It is out already, or on its way. Change the next one instead.')
  }
  // Of days that were left out there is nothing to stay as it was.
  const hasEarlier = all.some(one => one.post !== null && one.occurrenceLocal < pivot.occurrenceLocal)
  const isSplit =
    scope === 'following' && hasEarlier && endBefore(recurrenceOf(row), pivot.occurrenceLocal) !== null
  const affected = isSplit ? all.filter(one => one.occurrenceLocal >= pivot.occurrenceLocal) : all
  const wish = wishOf(parts, row, pivot, { rule, isSplit, affected })

  const targetId = isSplit ? series.insert(row.projectId, wish.fields) : row.id
  const changeId = series.keepChange(row.id, beforeOf(row, all, { splitOffId: isSplit ? targetId : null }))
  if (isSplit) {
    const old = endBefore(recurrenceOf(row), pivot.occurrenceLocal)
    if (old !== null) series.update(row.id, { rule: formatRule(old) })
  } else series.update(row.id, wish.fields)
  const target = series.get(targetId)
  const { rows, follow, counts } = rekey(parts, target, wish, pivot, affected)
  const others = all.filter(one => !affected.includes(one)).map(toRow)
  series.replace([row.id, targetId], [...others, ...rows])
  for (const one of follow) occurrencePosts.follow(target, one)
  makeAhead.extend(target)
  if (isSplit) makeAhead.extend(series.get(row.id))
  return { changeId, ...counts, seriesIds: [row.id, targetId] }
}

interface Wish {
  fields: SeriesFields
  /** How far everything moves on the wall clock. */
  from: string
  to: string
  /** The place of the post itself. */
  pivotLocal: string
}

/** The series as the post has it. */
function wishOf(
  { context, posts }: ChangeParts,
  row: SeriesRow,
  pivot: OccurrencePost,
  { rule, isSplit, affected }: { rule: string | null; isSplit: boolean; affected: readonly OccurrencePost[] },
): Wish {
  const here = pivot.deliveries.flatMap(d => {
    const schedule = scheduleOf(d)
    return schedule === null ? [] : [{ channelId: d.channelId, schedule }]
  })
  if (here.length === 0) throw new AppError('conflict', 'Give it a time first.')
  const { occurrenceLocal } = pivot
  const to = movedTo(row, occurrenceLocal, here)
  const shift = (local: string) => shiftLocal(local, occurrenceLocal, to)
  const wanted = ((): Recurrence => {
    if (rule !== null) {
      const parsed = parseRule(rule, row.zone)
      const open = affected.find(one => one.isOpen)
      const startLocal = shift(isSplit ? occurrenceLocal : (open ?? pivot).occurrenceLocal)
      return { rule: parsed, startLocal: firstTime({ rule: parsed, startLocal }) }
    }
    const old = recurrenceOf(row)
    const kept = isSplit ? restFrom(old, occurrenceLocal) : old.rule
    const moved = movedRule(kept, occurrenceLocal, to)
    const startLocal = isSplit ? to : shift(row.startLocal)
    if (!hasTime({ rule: moved, startLocal }, to)) throw refusedRule('offRule')
    return { rule: moved, startLocal }
  })()
  const pivotLocal = hasTime(wanted, to)
    ? to
    : firstTime({ ...wanted, startLocal: laterOf(wanted.startLocal, to) })
  const now = localOf(context.now(), row.zone)
  const before = shiftLocal(wanted.startLocal, '2000-01-01T00:00:01', '2000-01-01T00:00:00')
  return {
    ...{ from: occurrenceLocal, to, pivotLocal },
    fields: {
      rule: formatRule(wanted.rule),
      startLocal: wanted.startLocal,
      zone: row.zone,
      content: fieldsOf(posts.get(pivot.postId)),
      schedules: here.map(({ channelId, schedule }) => ({
        channelId,
        schedule: shiftSchedule(schedule, to, wanted.startLocal),
      })),
      madeThroughLocal: laterOf(now, before),
    },
  }
}

const laterOf = (a: string, b: string) => (a > b ? a : b)

/** Where the occurrence is now on the wall clock of its series: as far from its place as its first channel was moved. */
function movedTo(row: SeriesRow, occurrenceLocal: string, here: readonly ChannelSchedule[]): string {
  for (const { channelId, schedule } of schedulesAt(row, occurrenceLocal)) {
    const now = here.find(h => h.channelId === channelId)
    if (now !== undefined) return shiftLocal(occurrenceLocal, schedule.dueLocal, now.schedule.dueLocal)
  }
  return occurrenceLocal
}

/** The rule when everything moves by as much. Throws AppError `offRule` where a rule cannot say that. */
function movedRule(rule: Rule, from: string, to: string): Rule {
  const dayMs = 86_400_000
  const days = (Date.parse(`${to.slice(0, 10)}Z`) - Date.parse(`${from.slice(0, 10)}Z`)) / dayMs
  const moved = shiftRuleDays(rule, days)
  if (moved === null) throw refusedRule('offRule')
  const { end } = moved
  if (end.kind !== 'until') return moved
  return { ...moved, end: { kind: 'until', untilLocal: shiftLocal(end.untilLocal, from, to) } }
}

/** Gives every occurrence its place in the changed series, and calls off what has none any more. */
function rekey(
  { occurrencePosts }: ChangeParts,
  target: SeriesRow,
  wish: Wish,
  pivot: OccurrencePost,
  affected: readonly OccurrencePost[],
): { rows: OccurrenceRow[]; follow: OccurrencePost[]; counts: { changed: number; kept: number } } {
  const moved = affected.map(one => ({ one, local: shiftLocal(one.occurrenceLocal, wish.from, wish.to) }))
  const locals = moved.map(m => m.local).sort()
  const times = new Set(timesBetween(recurrenceOf(target), locals[0] ?? wish.to, locals.at(-1) ?? wish.to))
  const rows = new Map<string, OccurrenceRow>()
  const follow: OccurrencePost[] = []
  let changed = 0
  let kept = 0
  const place = (one: OccurrencePost, occurrenceLocal: string) => {
    if (rows.has(occurrenceLocal)) return
    rows.set(occurrenceLocal, { seriesId: target.id, occurrenceLocal, postId: one.postId })
    if (!one.isOpen) return
    const isPivot = one === pivot
    if (!isPivot && (one.hasOwnContent || one.hasOwnTime)) kept++
    else changed++
    // The post itself is how it is to be; only a new rule may give it another day.
    const own = isPivot ? { hasOwnContent: true, hasOwnTime: occurrenceLocal === wish.to } : {}
    follow.push({ ...one, ...own, seriesId: target.id, occurrenceLocal })
  }
  place(pivot, wish.pivotLocal)
  for (const { one, local } of moved) {
    if (one === pivot) continue
    if (times.has(local) || (one.post !== null && !one.isOpen)) place(one, local)
    else if (one.isOpen && !one.hasOwnContent && !one.hasOwnTime) {
      occurrencePosts.putAway(one.postId)
      changed++
    } else if (one.isOpen) kept++
  }
  return { rows: [...rows.values()], follow, counts: { changed, kept } }
}

const toRow = ({ seriesId, occurrenceLocal, postId }: OccurrenceRow): OccurrenceRow => ({
  ...{ seriesId, occurrenceLocal, postId },
})
