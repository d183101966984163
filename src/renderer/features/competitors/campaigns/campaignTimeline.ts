import { Temporal } from 'temporal-polyfill'

/** A campaign as it lies in time; a missing end reaches to the edge of what is shown. */
export interface Span {
  id: string
  startsOn: string | null
  endsOn: string | null
}

/** Where something lies on the timeline, as fractions of its length. */
export interface Placed {
  from: number
  length: number
  /** It goes on beyond what is shown, or nobody knows since or until when. */
  isOpen: { start: boolean; end: boolean }
}

export interface CampaignTimeline {
  /** First and last day that are shown. */
  from: string
  to: string
  /** First days of months, `2026-12`, and where they lie. */
  months: { month: string; at: number }[]
  /** Where today lies; null: outside. */
  today: number | null
  /** Null: not within what is shown. */
  place: (span: Pick<Span, 'startsOn' | 'endsOn'>) => Placed | null
}

/** A timeline over some months around the given day, `2026-11-23`: so many before its month, and so many from it on. */
export function campaignTimeline(
  day: string,
  months: { before: number; after: number },
  today: string,
): CampaignTimeline {
  const middle = Temporal.PlainDate.from(day).with({ day: 1 })
  const begin = middle.subtract({ months: months.before })
  const end = middle.add({ months: months.after })
  const days = (date: Temporal.PlainDate) => begin.until(date, { largestUnit: 'days' }).days
  const all = days(end)
  const at = (date: string) => days(Temporal.PlainDate.from(date)) / all
  const marks: CampaignTimeline['months'] = []
  for (let month = begin; Temporal.PlainDate.compare(month, end) < 0; month = month.add({ months: 1 })) {
    marks.push({ month: month.toString().slice(0, 7), at: days(month) / all })
  }
  const now = at(today)
  return {
    from: begin.toString(),
    to: end.subtract({ days: 1 }).toString(),
    months: marks,
    today: now >= 0 && now < 1 ? now : null,
    place: ({ startsOn, endsOn }) => {
      if (startsOn === null && endsOn === null) return null
      const from = startsOn === null ? -1 : at(startsOn)
      const to = endsOn === null ? 2 : at(Temporal.PlainDate.from(endsOn).add({ days: 1 }).toString())
      if (to <= 0 || from >= 1) return null
      const first = Math.max(0, from)
      return {
        from: first,
        length: Math.min(1, to) - first,
        isOpen: { start: from < 0, end: to > 1 },
      }
    },
  }
}
