import { eq } from 'drizzle-orm'
import type { CaseStudy, Strategy } from '#shared/contract/strategies.ts'
import { emptyStrategy } from '#shared/model/strategy.ts'
import type { CaseStudyContent, StrategyContent, StrategyOwner } from '#shared/model/strategy.ts'
import type { CoreContext } from '../CoreContext.ts'
import { nextChange } from '../db/basedOn.ts'
import { toInstant } from '../db/instants.ts'
import { caseStudies, strategies } from '../db/schema.ts'

export interface StrategyRepo {
  /** An empty page where nothing was written yet. */
  strategy(owner: StrategyOwner): Strategy
  writeStrategy(owner: StrategyOwner, content: StrategyContent): void
  /** Null when there is none, or when it was put away. */
  caseStudy(campaignId: string): CaseStudy | null
  /** Also brings back one that was put away. */
  writeCaseStudy(campaignId: string, projectId: string, content: CaseStudyContent): void
  /** False when there is none at all. */
  setCaseStudyDeleted(campaignId: string, deletedAt: number | null): boolean
}

export function createStrategyRepo({ db, now }: CoreContext): StrategyRepo {
  const { orm } = db
  return {
    strategy: owner => {
      const row = orm
        .select()
        .from(strategies)
        .where(eq(strategies.ownerId, ownerId(owner)))
        .get()
      return {
        owner,
        // A newer Ratiba may ask for more than was written then.
        content: { ...emptyStrategy, ...row?.content },
        updatedAt: row === undefined ? null : toInstant(row.updatedAt),
      }
    },
    writeStrategy: (owner, content) => {
      const at = now()
      orm
        .insert(strategies)
        .values({ ownerId: ownerId(owner), ...owner, content, createdAt: at, updatedAt: at })
        .onConflictDoUpdate({
          target: strategies.ownerId,
          set: { content, updatedAt: nextChange(strategies.updatedAt, at) },
        })
        .run()
    },
    caseStudy: campaignId => {
      const row = orm.select().from(caseStudies).where(eq(caseStudies.campaignId, campaignId)).get()
      if (row === undefined || row.deletedAt !== null) return null
      const { deletedAt: _, ...study } = row
      return { ...study, createdAt: toInstant(row.createdAt), updatedAt: toInstant(row.updatedAt) }
    },
    writeCaseStudy: (campaignId, projectId, content) => {
      const at = now()
      orm
        .insert(caseStudies)
        .values({ campaignId, projectId, content, createdAt: at, updatedAt: at })
        .onConflictDoUpdate({
          target: caseStudies.campaignId,
          set: { content, updatedAt: nextChange(caseStudies.updatedAt, at), deletedAt: null },
        })
        .run()
    },
    setCaseStudyDeleted: (campaignId, deletedAt) =>
      orm
        .update(caseStudies)
        .set({ deletedAt, updatedAt: nextChange(caseStudies.updatedAt, now()) })
        .where(eq(caseStudies.campaignId, campaignId))
        .run().changes > 0,
  }
}

/** A campaign has a page of its own, and so has a project; their ids are never equal. */
const ownerId = ({ projectId, campaignId }: StrategyOwner): string => campaignId ?? projectId
