import { z } from 'zod'
import { Id, Instant, LocalDate, Name } from './fields.ts'

/** From hardly noticed to everywhere. */
export const maxWeight = 5

/** An advertising campaign of a competitor, as far as she can see it from outside. */
export const TheirCampaignFields = z.object({
  competitorId: Id,
  name: Name,
  /** What they promise or ask. */
  offer: z.string().max(4000),
  startsOn: LocalDate.nullable(),
  endsOn: LocalDate.nullable(),
  /** The networks and places it was seen on, in her words or as ids of networks. */
  networks: z.array(z.string().trim().min(1).max(64)).max(30),
  /** How hard they seem to push it, from 1 to 5; null: cannot be told. */
  weight: z.number().int().min(1).max(maxWeight).nullable(),
})
export type TheirCampaignFields = z.output<typeof TheirCampaignFields>

export const TheirCampaign = TheirCampaignFields.extend({
  id: Id,
  projectId: Id,
  observations: z.number().int(),
  /** When the first and last of its observations happened. */
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type TheirCampaign = z.output<typeof TheirCampaign>
