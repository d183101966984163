import { z } from 'zod'
import { BasedOn, Id, Instant } from '../model/fields.ts'
import { CaseStudyContent, StrategyContent, StrategyOwner } from '../model/strategy.ts'
import { command, query } from './method.ts'

/** A strategy page; nothing is stored before something is written. */
export const Strategy = z.object({
  owner: StrategyOwner,
  content: StrategyContent,
  updatedAt: Instant.nullable(),
})
export type Strategy = z.output<typeof Strategy>

export const CaseStudy = z.object({
  campaignId: Id,
  projectId: Id,
  content: CaseStudyContent,
  createdAt: Instant,
  updatedAt: Instant,
})
export type CaseStudy = z.output<typeof CaseStudy>

export const strategiesMethods = {
  'strategies.get': query(StrategyOwner, Strategy),
  /** Autosave: fields that are given replace the stored ones; undone by giving those of before. */
  'strategies.update': command(
    z.object({ owner: StrategyOwner, fields: StrategyContent.partial(), basedOn: BasedOn }),
    Strategy,
  ),
}

export const caseStudiesMethods = {
  /** Null while none was begun. */
  'caseStudies.get': query(z.object({ campaignId: Id }), CaseStudy.nullable()),
  /**
   * Begins it with what Ratiba knows of the campaign: goal, dates, audience, what went out, the numbers of it. One that is
   * there already is answered as it is. Undone by remove.
   */
  'caseStudies.begin': command(z.object({ campaignId: Id }), CaseStudy),
  'caseStudies.update': command(
    z.object({ campaignId: Id, fields: CaseStudyContent.partial(), basedOn: BasedOn }),
    CaseStudy,
  ),
  'caseStudies.remove': command(z.object({ campaignId: Id }), z.void()),
  'caseStudies.restore': command(z.object({ campaignId: Id }), CaseStudy),
}
