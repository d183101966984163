import { Temporal } from 'temporal-polyfill'
import { instantOf, localOf } from '#shared/time/zoned.ts'

/** A time in which Ratiba was running and the computer awake; epoch ms. */
export interface AwakeSpan {
  from: number
  to: number
  /** Whether it is known that the computer slept, or Ratiba was closed, from `to` to the next span. */
  isClosed: boolean
}

/** On how many of the days that are known Ratiba was there at a time of day. */
export interface Habit {
  awake: number
  of: number
  /** Counted on this weekday only; else on every one of the last days. */
  sameWeekday: boolean
}

/** Habits are judged by the last eight weeks; who works on certain weekdays shows it in four of each. */
export const historyDays = 56
const fewestWeekdays = 4
/** Before that by the last three weeks of all days, once a week is known. */
const recentDays = 21
const fewestDays = 7

/**
 * "Usually" is three times of four: at a quarter or less a post is more likely to be missed than three others together are to
 * go out. Who is there every second time is not warned: a warning that is often wrong is soon not read.
 */
export const isUsuallyAsleep = ({ awake, of }: Habit): boolean => awake * 4 <= of
export const isUsuallyAwake = ({ awake, of }: Habit): boolean => awake * 4 >= of * 3

/** How it usually was at the time of day of an instant (epoch ms) or within `withinMs` after it; null: too little is known. */
export type HabitAt = (at: number, withinMs: number) => Habit | null

/**
 * Looks at the same wall-clock time on the days before now, in the zone of the computer: who sits before it keeps that zone's
 * hours, whatever zone a project has.
 * @param spans in order; the last one may still go on
 */
export function createHabits(spans: readonly AwakeSpan[], now: number, zone: string): HabitAt {
  const known = new Map<string, Habit | null>()
  return (at, withinMs) => {
    const local = localOf(at, zone)
    const weekday = Temporal.PlainDate.from(local.slice(0, 10)).dayOfWeek
    const time = local.slice(11)
    const key = `${weekday} ${time} ${withinMs}`
    const before = known.get(key)
    if (before !== undefined) return before
    const habit = habitOf({ weekday, time, withinMs })
    known.set(key, habit)
    return habit
  }

  function habitOf(when: { weekday: number; time: string; withinMs: number }): Habit | null {
    const today = Temporal.PlainDate.from(localOf(now, zone).slice(0, 10))
    const onWeekday: boolean[] = []
    const recent: boolean[] = []
    for (let days = 0; days <= historyDays; days++) {
      const date = today.subtract({ days })
      const from = instantOf(`${date.toString()}T${when.time}`, zone)
      if (from + when.withinMs > now) continue
      const was = wasAwake(spans, from, from + when.withinMs)
      if (was === null) continue
      if (date.dayOfWeek === when.weekday) onWeekday.push(was)
      if (days <= recentDays) recent.push(was)
    }
    if (onWeekday.length >= fewestWeekdays) return count(onWeekday, true)
    return recent.length >= fewestDays ? count(recent, false) : null
  }
}

const count = (days: readonly boolean[], sameWeekday: boolean): Habit => ({
  awake: days.filter(Boolean).length,
  of: days.length,
  sameWeekday,
})

/** Whether it was awake at any instant from `from` to `to` (both included); null when that is not known. */
function wasAwake(spans: readonly AwakeSpan[], from: number, to: number): boolean | null {
  const last = lastBegunBy(spans, to)
  if (last === null) return null
  if (last.to >= from) return true
  return last.isClosed ? false : null
}

/** By halves: eight weeks of a laptop are hundreds of spans. */
function lastBegunBy(spans: readonly AwakeSpan[], at: number): AwakeSpan | null {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.from ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return spans[low - 1] ?? null
}

const stepMs = 30 * 60_000
const furthestMs = 24 * 3_600_000

/**
 * The time nearest to `at` (epoch ms), in half hours and at most a day away, at which the computer is usually awake; of two the
 * later one. Null: there is none.
 */
export function nearestAwake(
  habitAt: HabitAt,
  at: number,
  withinMs: number,
  isPossible: (at: number) => boolean,
): number | null {
  for (let distance = stepMs; distance <= furthestMs; distance += stepMs) {
    for (const candidate of [at + distance, at - distance]) {
      if (!isPossible(candidate)) continue
      const habit = habitAt(candidate, withinMs)
      if (habit !== null && isUsuallyAwake(habit)) return candidate
    }
  }
  return null
}
