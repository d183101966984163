import { z } from 'zod'
import { Id, Instant, Name, WebUrl } from './fields.ts'

/** From the cheapest to the dearest of its trade. */
export const priceLevels = ['budget', 'middle', 'upper', 'luxury'] as const

/** Several points, one a line. */
const Points = z.string().max(10_000)

/** Where a competitor can be followed: a network Ratiba knows by its id, or whatever she calls it. */
export const CompetitorChannelFields = z.object({
  network: z.string().trim().min(1).max(64),
  /** As it is written there: `@name`, or the name of a page. */
  handle: z.string().trim().max(200),
  url: WebUrl.nullable(),
})
export type CompetitorChannelFields = z.output<typeof CompetitorChannelFields>

export const CompetitorChannel = CompetitorChannelFields.extend({ id: Id, competitorId: Id })
export type CompetitorChannel = z.output<typeof CompetitorChannel>

export const CompetitorFields = z.object({
  name: Name,
  logoMediaId: Id.nullable(),
  /** Who they are and whom they are for, in a sentence. */
  positioning: z.string().max(2000),
  strengths: Points,
  weaknesses: Points,
  priceLevel: z.enum(priceLevels).nullable(),
  notes: z.string().max(20_000),
  website: WebUrl.nullable(),
})
export type CompetitorFields = z.output<typeof CompetitorFields>

/** Someone who is after the same customers. */
export const Competitor = CompetitorFields.extend({
  id: Id,
  projectId: Id,
  channels: z.array(CompetitorChannel),
  /** How many observations there are, and when the last was made. */
  observations: z.number().int(),
  lastSeenAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Competitor = z.output<typeof Competitor>

/** One that was put away, with what comes back with it. */
export const RemovedCompetitor = Competitor.pick({
  id: true,
  projectId: true,
  name: true,
  logoMediaId: true,
  observations: true,
}).extend({ removedAt: Instant })
export type RemovedCompetitor = z.output<typeof RemovedCompetitor>

/** The single points of strengths or weaknesses. */
export const pointsOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.replace(/^\s*[-•*–]\s+/, '').trim())
    .filter(line => line !== '')
