import { addDays } from './calendarDays.ts'
import type { Day } from './calendarDays.ts'

/** When people look at their phones; the first of them that is free is taken. */
const goodTimes = ['09:00', '12:00', '15:00', '18:00', '20:00']

/**
 * A sensible wall-clock time for a new post on a day: a good hour that no other post has yet and that is not over, else
 * the next full quarter of an hour. Null when the day is over. `nowLocal` is the present in the same zone.
 */
export function sensibleTime(day: Day, nowLocal: string, taken: readonly string[]): string | null {
  const today = nowLocal.slice(0, 10)
  if (day < today) return null
  const used = new Set(taken.map(local => local.slice(0, 16)))
  const free = goodTimes.map(time => `${day}T${time}`).find(at => at > nowLocal && !used.has(at))
  if (free !== undefined) return free
  if (day > today) return `${day}T09:00`
  const next = nextQuarter(nowLocal)
  return next.startsWith(day) ? next : null
}

/** The next full quarter of an hour that is at least five minutes away. */
export function nextQuarter(nowLocal: string): string {
  const minutes = minuteOfDay(nowLocal)
  const next = Math.ceil((minutes + 5) / 15) * 15
  const day = nowLocal.slice(0, 10)
  return next < 24 * 60 ? atMinute(day, next) : atMinute(addDays(day, 1), next - 24 * 60)
}

/** Minutes since midnight of a wall-clock time. */
export function minuteOfDay(local: string): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
}

/** `2026-11-22T18:30` of a day and minutes since midnight. */
export function atMinute(day: Day, minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
