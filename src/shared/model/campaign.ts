import { z } from 'zod'
import { AmountMinor, Colour, Currency, Id, Instant, LocalDate, Name } from './fields.ts'
import { PortraitIds } from './portrait.ts'

/** A goal with dates inside a project; its posts hang on it. */
export const Campaign = z.object({
  id: Id,
  projectId: Id,
  name: Name,
  goal: z.string().max(4000),
  /** By what she sees that the goal is reached. */
  measure: z.string().max(4000),
  budgetMinor: AmountMinor.nullable(),
  spentMinor: AmountMinor.nullable(),
  /** Of both amounts. */
  currency: Currency.nullable(),
  /** Whom it is for. */
  portraitIds: PortraitIds,
  /** Where it is meant to run. */
  channelIds: z.array(Id).max(100),
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
}).extend({
  measure: Campaign.shape.measure.optional(),
  budgetMinor: Campaign.shape.budgetMinor.optional(),
  spentMinor: Campaign.shape.spentMinor.optional(),
  currency: Campaign.shape.currency.optional(),
  portraitIds: Campaign.shape.portraitIds.optional(),
  channelIds: Campaign.shape.channelIds.optional(),
})
export type CampaignFields = z.output<typeof CampaignFields>
