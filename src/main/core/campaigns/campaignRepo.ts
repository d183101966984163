import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Campaign, CampaignFields } from '#shared/model/campaign.ts'
import type { Patch } from '#shared/model/patch.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
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
  /** Throws AppError `not_found`. */
  get(id: string): Campaign
  create(projectId: string, fields: CampaignFields): Campaign
  update(id: string, fields: Patch<CampaignFields>): Campaign
  setDeleted(id: string, deletedAt: number | null): Campaign | null
}

export function createCampaignRepo({ db, now, newId }: CoreContext): CampaignRepo {
  const { orm } = db
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
        .set({ ...fields, updatedAt: now() })
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
