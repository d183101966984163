import { and, asc, eq, isNull } from 'drizzle-orm'
import type { CampaignCount } from '#shared/contract/campaigns.ts'
import type { Campaign, CampaignFields } from '#shared/model/campaign.ts'
import type { Patch } from '#shared/model/patch.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { nextChange } from '../db/basedOn.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { toInstant } from '../db/instants.ts'
import { campaigns } from '../db/schema.ts'

const toCampaign = (row: typeof campaigns.$inferSelect): Campaign => ({
  id: row.id,
  projectId: row.projectId,
  name: row.name,
  goal: row.goal,
  measure: row.measure,
  budgetMinor: row.budgetMinor,
  spentMinor: row.spentMinor,
  currency: row.currency,
  portraitIds: row.portraitIds,
  channelIds: row.channelIds,
  colour: row.colour,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  createdAt: toInstant(row.createdAt),
  updatedAt: toInstant(row.updatedAt),
})

export interface CampaignRepo {
  list(projectId: string | null): Campaign[]
  counts(projectId: string | null): CampaignCount[]
  /** Throws AppError `not_found`. */
  get(id: string): Campaign
  create(projectId: string, fields: CampaignFields): Campaign
  update(id: string, fields: Patch<CampaignFields>): Campaign
  setDeleted(id: string, deletedAt: number | null): Campaign | null
}

export function createCampaignRepo({ db, now, newId }: CoreContext): CampaignRepo {
  const { orm } = db
  const count = db.sqlite.prepare<{ projectId: string | null }, CampaignCount>(
    `SELECT p.campaignId, count(*) AS posts,
       count(*) FILTER (WHERE EXISTS (SELECT 1 FROM deliveries d WHERE d.postId = p.id AND d.deletedAt IS NULL
         AND d.publishedAt IS NOT NULL)) AS out
     FROM campaigns c JOIN posts p ON p.campaignId = c.id AND p.deletedAt IS NULL
     WHERE c.deletedAt IS NULL AND (:projectId IS NULL OR c.projectId = :projectId) GROUP BY p.campaignId`,
  )
  const find = (id: string): Campaign | null => {
    const row = orm
      .select()
      .from(campaigns)
      .where(and(eq(campaigns.id, id), isNull(campaigns.deletedAt)))
      .get()
    return row === undefined ? null : toCampaign(row)
  }
  const get = (id: string): Campaign => {
    const campaign = find(id)
    if (campaign === null) throw new AppError('not_found', 'This campaign is not there any more.')
    return campaign
  }
  return {
    get,
    counts: projectId => count.all({ projectId }),
    list: projectId =>
      orm
        .select()
        .from(campaigns)
        .where(and(isNull(campaigns.deletedAt), inAliveProject(orm, campaigns.projectId, projectId)))
        .orderBy(asc(campaigns.startsOn), asc(campaigns.name))
        .all()
        .map(toCampaign),
    create: (projectId, fields) => {
      const id = newId()
      const at = now()
      orm
        .insert(campaigns)
        .values({ id, projectId, ...fields, createdAt: at, updatedAt: at })
        .run()
      return get(id)
    },
    update: (id, fields) => {
      get(id)
      orm
        .update(campaigns)
        .set({ ...fields, updatedAt: nextChange(campaigns.updatedAt, now()) })
        .where(eq(campaigns.id, id))
        .run()
      return get(id)
    },
    setDeleted: (id, deletedAt) => {
      orm.update(campaigns).set({ deletedAt, updatedAt: now() }).where(eq(campaigns.id, id)).run()
      return find(id)
    },
  }
}
