import type { Schedule } from '#shared/model/delivery.ts'
import type { PostFields } from '#shared/model/post.ts'
import type { ChannelSchedule, Series } from '#shared/model/series.ts'
import type { Recurrence } from '#shared/time/recurrence.ts'
import { parseRule } from '#shared/time/rule.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import type { SeriesRow } from './seriesRepo.ts'

export const recurrenceOf = ({ rule, startLocal, zone }: SeriesRow): Recurrence => ({
  rule: parseRule(rule, zone),
  startLocal,
})

export const toSeries = (row: SeriesRow): Series => ({
  id: row.id,
  projectId: row.projectId,
  rule: row.rule,
  startLocal: row.startLocal,
  zone: row.zone,
  channelIds: row.schedules.map(s => s.channelId),
})

/** A wall-clock time with its seconds, so that two of them can be compared as text. */
export const withSeconds = (local: string): string => (local.length === 16 ? `${local}:00` : local)

/** Milliseconds between two wall-clock times. */
export const distanceMs = (from: string, to: string) => wallMs(to) - wallMs(from)
/** A wall clock as if it stood in UTC: a page of the calendar asks for hundreds, and Temporal takes its time. */
const wallMs = (local: string) => Date.parse(`${withSeconds(local)}Z`)

/**
 * How something planned at one wall-clock time is planned at another: everything moves by as much on the wall clock. Where a
 * change of the clocks swallows what lay between, it still goes out before it is over.
 */
export function shiftSchedule(schedule: Schedule, from: string, to: string): Schedule {
  const { zone, latestLocal, expiry } = schedule
  const byMs = distanceMs(from, to)
  const shift = (local: string) => new Date(wallMs(local) + byMs).toISOString().slice(0, 19)
  const dueLocal = shift(schedule.dueLocal)
  if (latestLocal === null && expiry.kind !== 'at') return { ...schedule, dueLocal }
  const dueAt = instantOf(dueLocal, zone)
  const latest = latestLocal === null ? null : shift(latestLocal)
  return {
    ...schedule,
    dueLocal,
    latestLocal: latest !== null && instantOf(latest, zone) < dueAt ? localOf(dueAt, zone) : latest,
    expiry: expiry.kind === 'at' ? endAfter(schedule, expiry, shift(expiry.atLocal), dueAt) : expiry,
  }
}

/** Still after it is out, with all that was agreed of it. */
function endAfter({ dueLocal, zone }: Schedule, end: Timed, atLocal: string, dueAt: number): Timed {
  if (instantOf(atLocal, zone) > dueAt) return { ...end, atLocal }
  const lastsMs = distanceMs(dueLocal, end.atLocal)
  return { ...end, atLocal: localOf(dueAt + Math.max(1000, lastsMs), zone) }
}
type Timed = Extract<Schedule['expiry'], { kind: 'at' }>

/** How an occurrence goes out on each channel. */
export const schedulesAt = (
  { schedules, startLocal }: Pick<SeriesRow, 'schedules' | 'startLocal'>,
  occurrenceLocal: string,
): ChannelSchedule[] =>
  schedules.map(({ channelId, schedule }) => ({
    channelId,
    schedule: shiftSchedule(schedule, startLocal, occurrenceLocal),
  }))

/** Whether two contents are the same to a reader; the order of labels and channels says nothing. */
export function sameContent(a: PostFields, b: PostFields): boolean {
  const key = (fields: PostFields) =>
    inOrder({
      ...fields,
      portraitIds: [...fields.portraitIds].sort(),
      labelIds: [...fields.labelIds].sort(),
      channelIds: [...fields.channelIds].sort(),
      variants: [...fields.variants].sort((x, y) => (x.channelId < y.channelId ? -1 : 1)),
    })
  return key(a) === key(b)
}

/** Whether something is planned in the same way, to the second. */
export function sameSchedule(a: Schedule, b: Schedule): boolean {
  const key = (schedule: Schedule) => {
    const { dueLocal, latestLocal, expiry } = schedule
    return inOrder({
      ...schedule,
      dueLocal: withSeconds(dueLocal),
      latestLocal: latestLocal === null ? null : withSeconds(latestLocal),
      expiry: expiry.kind === 'at' ? { ...expiry, atLocal: withSeconds(expiry.atLocal) } : expiry,
    })
  }
  return key(a) === key(b)
}

/** As text, with the parts of every object in one order, however they were written or read. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  )
