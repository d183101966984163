import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { refusedRule } from './rule.ts'
import type { Rule } from './rule.ts'
import { instantOf, shiftLocal } from './zoned.ts'

/**
 * The wall-clock times of a rule. They are stepped on a clock without daylight saving, and each is resolved in its zone by
 * itself (`instantOf`): a time that a change of the clocks skips moves behind the gap for that one day, is not left out (as the
 * RFC's letter would have it: a post would be missed silently), and does not move the days after it.
 */
export interface Recurrence {
  rule: Rule
  /** Where counting and intervals begin; it is the first one when the rule has it. */
  startLocal: string
}

/** The times from `fromLocal` to `toLocal`, both included. */
export function timesBetween(recurrence: Recurrence, fromLocal: string, toLocal: string): string[] {
  if (toLocal < fromLocal) return []
  const iterator = iteratorOf(recurrence)
  return orNone(() => iterator.between(clock(fromLocal), clock(toLocal), true), []).map(read)
}

/** The times after `afterLocal` (or from it on), one by one as they are asked for; a rule may have no end. */
export function* timesAfter(
  recurrence: Recurrence,
  afterLocal: string,
  inclusive = false,
): Generator<string, void> {
  const iterator = iteratorOf(recurrence)
  let next = orNone(() => iterator.next(clock(afterLocal), inclusive), null)
  while (next !== null) {
    const time = next
    yield read(time)
    next = orNone(() => iterator.next(time, false), null)
  }
}

/** The first `limit` times after `afterLocal`, or from it on. */
export function nextTimes(
  recurrence: Recurrence,
  afterLocal: string,
  limit: number,
  inclusive = false,
): string[] {
  const times: string[] = []
  for (const time of timesAfter(recurrence, afterLocal, inclusive)) {
    times.push(time)
    if (times.length >= limit) break
  }
  return times
}

/**
 * The times with their instants (epoch ms). Where clocks are set forward, two times of a rule of every hour fall together: the
 * first of them stands for both, because nothing goes out twice at once.
 */
export function* withInstants(
  times: Iterable<string>,
  zone: string,
  before: string | null = null,
): Generator<{ local: string; at: number }, void> {
  let last = before === null ? null : instantOf(before, zone)
  for (const local of times) {
    const at = instantOf(local, zone)
    if (at !== last) yield { local, at }
    last = at
  }
}

/** The first time of the rule. Throws AppError `invalid_input` (`never`) where no day fits. */
export function firstTime(recurrence: Recurrence): string {
  const [first] = nextTimes(recurrence, recurrence.startLocal, 1, true)
  if (first === undefined) throw refusedRule('never')
  return first
}

/** Whether the rule has this time. */
export const hasTime = (recurrence: Recurrence, local: string): boolean =>
  timesBetween(recurrence, local, local).length > 0

/** The rule without everything from `local` on; null when nothing is left of it. */
export function endBefore({ rule, startLocal }: Recurrence, local: string): Rule | null {
  const untilLocal = shiftLocal(local, '2000-01-01T00:00:01', '2000-01-01T00:00:00')
  const ended: Rule = { ...rule, end: { kind: 'until', untilLocal } }
  const isEmpty = nextTimes({ rule: ended, startLocal }, startLocal, 1, true).length === 0
  if (isEmpty) return null
  const endsBefore = rule.end.kind === 'until' && rule.end.untilLocal < untilLocal
  return endsBefore || nextTimes({ rule, startLocal }, untilLocal, 1).length === 0 ? rule : ended
}

/** The same rule for what is left of it from `local` on: a number of times counts only those still to come. */
export function restFrom({ rule, startLocal }: Recurrence, local: string): Rule {
  if (rule.end.kind !== 'count') return rule
  const untilLocal = shiftLocal(local, '2000-01-01T00:00:01', '2000-01-01T00:00:00')
  const before = timesBetween({ rule, startLocal }, startLocal, untilLocal).length
  return { ...rule, end: { kind: 'count', count: Math.max(1, rule.end.count - before) } }
}

function iteratorOf({ rule, startLocal }: Recurrence) {
  const { frequency, interval, byDay, by, weekStart, end } = rule
  try {
    return new RRuleTemporal({
      temporal: Temporal,
      freq: frequency,
      interval,
      dtstart: clock(startLocal),
      cache: false,
      ...(byDay.length > 0 && { byDay: byDay.map(({ day, nth }) => `${nth ?? ''}${day}`) }),
      ...(by.BYMONTH && { byMonth: by.BYMONTH }),
      ...(by.BYWEEKNO && { byWeekNo: by.BYWEEKNO }),
      ...(by.BYYEARDAY && { byYearDay: by.BYYEARDAY }),
      ...(by.BYMONTHDAY && { byMonthDay: by.BYMONTHDAY }),
      ...(by.BYHOUR && { byHour: by.BYHOUR }),
      ...(by.BYMINUTE && { byMinute: by.BYMINUTE }),
      ...(by.BYSETPOS && { bySetPos: by.BYSETPOS }),
      ...(weekStart !== null && { wkst: weekStart }),
      ...(end.kind === 'count' && { count: end.count }),
      ...(end.kind === 'until' && { until: clock(end.untilLocal) }),
    })
  } catch {
    // The library knows combinations that make no sense; there is nothing to add to "they do not go together".
    throw refusedRule('combination')
  }
}

/** A wall clock without daylight saving. */
const clock = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('UTC')
const read = (time: Temporal.ZonedDateTime) => time.toPlainDateTime().toString({ smallestUnit: 'second' })

/** The library gives up on a rule that fits no day for a very long time; for a plan that is never. */
function orNone<T>(work: () => T, none: T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && /^Maximum .* exceeded/.test(error.message)) return none
    throw error
  }
}
