import type { Formats } from '../../i18n/formats.ts'
import type { CalendarView, Day } from './calendarDays.ts'

/** `November 2026`, or the days of the week: `16 Nov – 22 Nov 2026`. */
export function pageTitle(view: CalendarView, date: Day, days: readonly Day[], format: Formats): string {
  if (view === 'month') return format.month(date)
  const at = (day: Day | undefined) => new Date(`${day ?? date}T12:00Z`)
  return new Intl.DateTimeFormat(format.locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(at(days[0]), at(days.at(-1)))
}
