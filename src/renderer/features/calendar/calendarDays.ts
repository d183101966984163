import { Temporal } from 'temporal-polyfill'

/** Days are `2026-11-22` texts throughout: they compare and hash as they are. */
export type Day = string

export const viewNames = ['month', 'week'] as const
export type CalendarView = (typeof viewNames)[number]

/** The day so many days later (or earlier). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** How many days `to` is after `from`. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/** Whether the text is a day of the calendar. */
export function isDay(text: string | undefined): text is Day {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The seven days of the week that holds the day; `weekStartsOn` is an ISO weekday, 1 Monday ... 7 Sunday. */
export function weekOf(day: Day, weekStartsOn: number): Day[] {
  const date = Temporal.PlainDate.from(day)
  const first = date.subtract({ days: (date.dayOfWeek - weekStartsOn + 7) % 7 })
  return Array.from({ length: 7 }, (_, i) => first.add({ days: i }).toString())
}

/** The weeks that a month touches, four to six of them. */
export function monthWeeks(day: Day, weekStartsOn: number): Day[][] {
  const first = Temporal.PlainDate.from(day).with({ day: 1 })
  const weeks: Day[][] = []
  let from = first
  while (weeks.length === 0 || (from.month === first.month && from.year === first.year)) {
    const week = weekOf(from.toString(), weekStartsOn)
    weeks.push(week)
    from = Temporal.PlainDate.from(week[6] ?? day).add({ days: 1 })
  }
  return weeks
}

/** The weeks that a view shows around a day. */
export function visibleWeeks(view: CalendarView, day: Day, weekStartsOn: number): Day[][] {
  return view === 'month' ? monthWeeks(day, weekStartsOn) : [weekOf(day, weekStartsOn)]
}

/** The same day of the next (1) or last (-1) month or week; the 31st becomes the last day of a shorter month. */
export function turnPage(view: CalendarView, day: Day, by: 1 | -1): Day {
  const date = Temporal.PlainDate.from(day)
  return date.add(view === 'month' ? { months: by } : { weeks: by }).toString()
}

/** The instants (ISO, UTC) between which the days lie in a zone: the first's start, the end of the last. */
export function instantsOf(days: readonly Day[], zone: string): { from: string; to: string } {
  const start = (day: Day) =>
    new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds).toISOString()
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) throw new Error('No days')
  return { from: start(first), to: start(addDays(last, 1)) }
}
