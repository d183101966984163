import { Temporal } from 'temporal-polyfill'
import type { Phase } from './strategy.ts'

/** Where a phase lies on the timeline, as fractions of its length. */
export interface PhaseSpan {
  phase: Phase
  from: number
  length: number
}

export interface Timeline {
  spans: PhaseSpan[]
  /** How long it is. */
  days: number
  /** First days of months on it, `2026-12`, and where they lie. */
  months: { month: string; at: number }[]
}

/** Phases that have both dates, earliest first, over the time they cover together; null when there is none. */
export function phaseTimeline(phases: readonly Phase[]): Timeline | null {
  const dated = phases
    .flatMap(phase => {
      const { startsOn, endsOn } = phase
      if (startsOn === null || endsOn === null || endsOn < startsOn) return []
      const start = Temporal.PlainDate.from(startsOn)
      return [{ phase, start, end: Temporal.PlainDate.from(endsOn).add({ days: 1 }) }]
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.start, b.start))
  const [first] = dated
  if (first === undefined) return null
  const begin = first.start
  const end = dated.reduce(
    (latest, one) => (Temporal.PlainDate.compare(one.end, latest) > 0 ? one.end : latest),
    first.end,
  )
  const days = (date: Temporal.PlainDate) => begin.until(date, { largestUnit: 'days' }).days
  const all = days(end)
  const months: Timeline['months'] = []
  for (
    let month = begin.with({ day: 1 }).add({ months: begin.day === 1 ? 0 : 1 });
    Temporal.PlainDate.compare(month, end) < 0 && months.length < 240;
    month = month.add({ months: 1 })
  )
    months.push({ month: month.toString().slice(0, 7), at: days(month) / all })
  return {
    days: all,
    spans: dated.map(one => ({
      phase: one.phase,
      from: days(one.start) / all,
      length: one.start.until(one.end, { largestUnit: 'days' }).days / all,
    })),
    months,
  }
}
