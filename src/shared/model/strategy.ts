import { z } from 'zod'
import { AmountMinor, Currency, Id, LocalDate } from './fields.ts'
import { PortraitIds } from './portrait.ts'

/** What she writes in one place of a page. */
const Words = z.string().max(20_000)

/** A stretch of the plan; without both dates it stands in the list, but not on the timeline. */
export const Phase = z.object({
  id: Id,
  name: z.string().max(200),
  startsOn: LocalDate.nullable(),
  endsOn: LocalDate.nullable(),
  text: Words,
})
export type Phase = z.output<typeof Phase>

/**
 * What is written on the strategy page of a project or a campaign. A campaign's goal, measure, audience, channels and
 * budget are its own fields: those here are the project's then, and stay empty for a campaign.
 */
export const StrategyContent = z.object({
  goal: Words,
  measure: Words,
  message: Words,
  voice: Words,
  voiceDo: Words,
  voiceDont: Words,
  pillars: Words,
  /** Why each channel. */
  whys: z.array(z.object({ channelId: Id, why: Words })).max(100),
  audience: Words,
  budget: Words,
  budgetMinor: AmountMinor.nullable(),
  currency: Currency.nullable(),
  phases: z.array(Phase).max(60),
  learned: Words,
})
export type StrategyContent = z.output<typeof StrategyContent>

export const emptyStrategy: StrategyContent = {
  goal: '',
  measure: '',
  message: '',
  voice: '',
  voiceDo: '',
  voiceDont: '',
  pillars: '',
  whys: [],
  audience: '',
  budget: '',
  budgetMinor: null,
  currency: null,
  phases: [],
  learned: '',
}

/** Whose page it is: a campaign's, or with null the project's own. */
export const StrategyOwner = z.object({ projectId: Id, campaignId: Id.nullable() })
export type StrategyOwner = z.output<typeof StrategyOwner>

/** Numbers that have a name in every language of the documents; the first three Ratiba knows itself. */
export const knownNumbers = ['postsOut', 'channels', 'removedOnTime', 'reach', 'clicks', 'sales'] as const

/** One number of a case study, as she wants it read. */
export const CaseNumber = z.object({
  id: Id,
  /** Null: it has only her own words. */
  key: z.enum(knownNumbers).nullable(),
  label: z.string().max(200),
  value: z.string().max(100),
})
export type CaseNumber = z.output<typeof CaseNumber>

/** What is told of a campaign once it is over. Begun from the campaign, then hers. */
export const CaseStudyContent = z.object({
  title: z.string().max(300),
  task: Words,
  done: Words,
  outcome: Words,
  learned: Words,
  quote: Words,
  quoteBy: z.string().max(200),
  startsOn: LocalDate.nullable(),
  endsOn: LocalDate.nullable(),
  portraitIds: PortraitIds,
  numbers: z.array(CaseNumber).max(40),
  /** The posts that are shown, in this order. */
  deliveryIds: z.array(Id).max(200),
})
export type CaseStudyContent = z.output<typeof CaseStudyContent>
