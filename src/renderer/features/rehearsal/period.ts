import { Temporal } from 'temporal-polyfill'

/** First and last day, both included. */
export interface Period {
  from: string
  to: string
}

export const spans = ['day', 'week', 'month'] as const
export type Span = (typeof spans)[number]

/** As long from a day on: a day, seven days, or up to the day before the same one of the next month. */
export function periodOf(span: Span, from: string): Period {
  const first = Temporal.PlainDate.from(from)
  const next = first.add(span === 'day' ? { days: 1 } : span === 'week' ? { days: 7 } : { months: 1 })
  return { from, to: next.subtract({ days: 1 }).toString() }
}

/** Which of them it is, if it is one. */
export const spanOf = ({ from, to }: Period): Span | null =>
  spans.find(span => periodOf(span, from).to === to) ?? null

/** What the address says, where it says days; else seven days from today on. */
export function readPeriod(search: { from?: string; to?: string }, today: string): Period {
  const from = isDay(search.from) ? search.from : today
  const to = isDay(search.to) && search.to >= from ? search.to : periodOf('week', from).to
  return { from, to }
}

function isDay(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}
