import { z } from 'zod'
import { Colour, Id, Instant, LocalDate, Name } from './fields.ts'

/** A goal with dates inside a project; its posts hang on it. */
export const Campaign = z.object({
  id: Id,
  projectId: Id,
  name: Name,
  goal: z.string().max(4000),
  colour: Colour.nullable(),
  startsOn: LocalDate.nullable(),
  endsOn: LocalDate.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Campaign = z.output<typeof Campaign>

export const CampaignFields = Campaign.pick({
  name: true,
  goal: true,
  colour: true,
  startsOn: true,
  endsOn: true,
})
export type CampaignFields = z.output<typeof CampaignFields>
