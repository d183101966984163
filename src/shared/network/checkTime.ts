import { allowedFrom, hindranceAt } from '../time/calm.ts'
import type { Calm } from '../time/calm.ts'
import { instantOf, localOf } from '../time/zoned.ts'
import type { Fix, PostProblem } from './checkContent.ts'

/** What her own rules say of a time she chose: it would be held back then, and could be moved to when it would not. */
export function checkTime(dueLocal: string, zone: string, calm: Calm): PostProblem[] {
  const dueAt = instantOf(dueLocal, zone)
  const why = hindranceAt(dueAt, calm, zone)
  if (why === null) return []
  const toLocal = localOf(allowedFrom(dueAt, calm, zone), zone).slice(0, 16)
  const fix: Fix = { kind: 'moveTo', dueLocal: toLocal }
  const params =
    why.kind === 'quiet' ? { until: localOf(why.until, zone).slice(0, 16) } : { name: why.days.name }
  const key = why.kind === 'quiet' ? 'quietHours' : 'blackout'
  return [{ key, params, severity: 'warning', fix }]
}

/** Whether the chosen day is full already by her own cap; it could go out at the same time on the next day that is not. */
export function checkRoom(
  dueLocal: string,
  cap: number | null,
  room: { day: string; planned: number; freeDay: string | null } | undefined,
): PostProblem[] {
  const day = dueLocal.slice(0, 10)
  if (cap === null || room?.day !== day || room.freeDay === day) return []
  const { planned, freeDay } = room
  const fix: Fix | null =
    freeDay === null ? null : { kind: 'moveTo', dueLocal: `${freeDay}${dueLocal.slice(10, 16)}` }
  return [{ key: 'dailyCap', params: { count: planned, cap }, severity: 'warning', fix }]
}
