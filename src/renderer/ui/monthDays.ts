import { Temporal } from 'temporal-polyfill'

/** The six weeks that show a month (`2026-11`), as days `2026-11-22`; the week starts on an ISO weekday, 1 Monday ... 7 Sunday. */
export function monthDays(month: string, weekStartsOn: number): string[] {
  const first = Temporal.PlainDate.from(`${month}-01`)
  const start = first.subtract({ days: (first.dayOfWeek - weekStartsOn + 7) % 7 })
  return Array.from({ length: 42 }, (_, i) => start.add({ days: i }).toString())
}

/** The day so many days or months on; the last of the month where it has no such day. */
export function dayFrom(day: string, by: { days: number } | { months: number }): string {
  return Temporal.PlainDate.from(day).add(by).toString()
}
