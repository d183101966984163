import type { ObservationFilter, observationOrders } from '#shared/contract/observations.ts'
import type { ObservationFormat, ObservationKind } from '#shared/model/observation.ts'

/** What is chosen above the journal; null: all. */
export interface JournalFilter {
  /** `nobody`: those of no competitor yet. */
  competitor: string | null
  kind: ObservationKind | null
  format: ObservationFormat | null
  tag: string | null
  text: string
  order: (typeof observationOrders)[number]
}

export const noFilter: JournalFilter = {
  competitor: null,
  kind: null,
  format: null,
  tag: null,
  text: '',
  order: 'seen',
}

/** The same as the core asks for it. */
export const toObservationFilter = (
  { competitor, kind, format, tag, text }: JournalFilter,
  projectId: string | null,
  favourite: boolean,
): ObservationFilter => ({
  projectId,
  competitorIds: competitor === null ? [] : [competitor === 'nobody' ? null : competitor],
  kinds: kind === null ? [] : [kind],
  formats: format === null ? [] : [format],
  tags: tag === null ? [] : [tag],
  theirCampaignId: null,
  from: null,
  to: null,
  favourite,
  text,
})

export const isFiltered = ({ competitor, kind, format, tag, text }: JournalFilter): boolean =>
  competitor !== null || kind !== null || format !== null || tag !== null || text.trim() !== ''
