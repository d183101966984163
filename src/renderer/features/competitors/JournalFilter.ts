import type { ObservationFilter, observationOrders } from '#shared/contract/observations.ts'
import { endOfDay, instantOf } from '#shared/time/zoned.ts'
import type { ObservationFormat, ObservationKind } from '#shared/model/observation.ts'

export const journalPeriods = ['week', 'month', 'quarter', 'year', 'own'] as const
export type JournalPeriod = (typeof journalPeriods)[number]
const periodDays = { week: 7, month: 30, quarter: 91, year: 365 }

/** What is chosen above the journal; null: all. */
export interface JournalFilter {
  /** `nobody`: those of no competitor yet. */
  competitor: string | null
  kind: ObservationKind | null
  format: ObservationFormat | null
  tag: string | null
  theirCampaign: string | null
  /** When it came out as far as is known; `own`: the days below. */
  period: JournalPeriod | null
  from: string | null
  to: string | null
  text: string
  order: (typeof observationOrders)[number]
}

export const noFilter: JournalFilter = {
  competitor: null,
  kind: null,
  format: null,
  tag: null,
  theirCampaign: null,
  period: null,
  from: null,
  to: null,
  text: '',
  order: 'seen',
}

/** Whose journal, and on whose clocks its days are. */
interface Place {
  projectId: string | null
  favourite: boolean
  zone: string
  /** The day it is there. */
  today: string
}

/** The same as the core asks for it. */
export function toObservationFilter(filter: JournalFilter, place: Place): ObservationFilter {
  const { competitor, kind, format, tag, theirCampaign, text } = filter
  const days = daysOf(filter, place.today)
  return {
    projectId: place.projectId,
    competitorIds: competitor === null ? [] : [competitor === 'nobody' ? null : competitor],
    kinds: kind === null ? [] : [kind],
    formats: format === null ? [] : [format],
    tags: tag === null ? [] : [tag],
    theirCampaignId: theirCampaign,
    from: days.from === null ? null : new Date(instantOf(`${days.from}T00:00`, place.zone)).toISOString(),
    to: days.to === null ? null : new Date(endOfDay(days.to, place.zone)).toISOString(),
    favourite: place.favourite,
    text,
  }
}

function daysOf({ period, from, to }: JournalFilter, today: string) {
  if (period === null) return { from: null, to: null }
  if (period === 'own') return { from, to }
  const first = Date.parse(`${today}T00:00Z`) - (periodDays[period] - 1) * 86_400_000
  return { from: new Date(first).toISOString().slice(0, 10), to: null }
}

export const isFiltered = ({ order: _, text, ...narrowed }: JournalFilter): boolean =>
  text.trim() !== '' || Object.values(narrowed).some(value => value !== null)
