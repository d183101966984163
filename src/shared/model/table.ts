import { z } from 'zod'
import { Id, Instant } from './fields.ts'

/** What of the thinking half is saved as a table; a project, or all of them. */
export const TableWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('audience'), projectId: Id.nullable() }),
  z.object({ kind: z.literal('campaigns'), projectId: Id.nullable() }),
  /** Advertising campaigns of competitors. */
  z.object({ kind: z.literal('theirCampaigns'), projectId: Id.nullable() }),
  /** Pillars with what was meant of each and what the plan has between two instants; `to` is not included. */
  z.object({ kind: z.literal('pillars'), projectId: Id.nullable(), from: Instant, to: Instant }),
  /** Who competitors are, what they are good at and where they are weak, in the order asked for. */
  z.object({ kind: z.literal('strengths'), projectId: Id, competitorIds: z.array(Id).min(1).max(50) }),
])
export type TableWish = z.output<typeof TableWish>

/** Where the core serves a table as a CSV file. */
export const tableAddress = (wish: TableWish): string =>
  `/table.csv?${new URLSearchParams({ wish: JSON.stringify(wish) }).toString()}`
