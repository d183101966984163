import { AppError } from '#shared/rpc/errors.ts'
import type { Patch } from '#shared/model/patch.ts'
import type { TheirCampaign, TheirCampaignFields } from '#shared/model/theirCampaign.ts'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { CoreContext } from '../CoreContext.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { toInstant, toInstantOrNull } from '../db/instants.ts'
import { theirCampaigns } from '../db/schema.ts'

export interface TheirCampaignRepo {
  /** Latest first. */
  list(projectId: string | null): TheirCampaign[]
  /** Throws AppError `not_found`; also finds what was put away when `withDeleted`. */
  get(id: string, withDeleted?: boolean): TheirCampaign
  insert(projectId: string, fields: TheirCampaignFields): string
  update(id: string, fields: Patch<TheirCampaignFields>): void
  setDeleted(id: string, deletedAt: number | null): void
  /** Puts away what belongs to a competitor, or brings back what was put away with it at that instant. */
  setDeletedOf(competitorId: string, from: number | null, to: number | null): void
}

interface Seen {
  observations: number
  firstAt: number | null
  lastAt: number | null
}

export function createTheirCampaignRepo({ db, now, newId }: CoreContext): TheirCampaignRepo {
  const { orm, sqlite } = db
  const seen = sqlite.prepare<[string], Seen>(
    `SELECT count(*) AS observations, min(happenedAt) AS firstAt, max(happenedAt) AS lastAt
     FROM observations WHERE theirCampaignId = ? AND deletedAt IS NULL`,
  )
  const toCampaign = (row: typeof theirCampaigns.$inferSelect): TheirCampaign => {
    const { deletedAt: _, createdAt, updatedAt, ...rest } = row
    const { observations = 0, firstAt = null, lastAt = null } = seen.get(row.id) ?? {}
    return {
      ...rest,
      observations,
      firstAt: toInstantOrNull(firstAt),
      lastAt: toInstantOrNull(lastAt),
      createdAt: toInstant(createdAt),
      updatedAt: toInstant(updatedAt),
    }
  }
  return {
    list: projectId =>
      orm
        .select()
        .from(theirCampaigns)
        .where(
          and(isNull(theirCampaigns.deletedAt), inAliveProject(orm, theirCampaigns.projectId, projectId)),
        )
        .orderBy(desc(theirCampaigns.startsOn), asc(theirCampaigns.name), asc(theirCampaigns.id))
        .all()
        .map(toCampaign),
    get: (id, withDeleted = false) => {
      const row = orm.select().from(theirCampaigns).where(eq(theirCampaigns.id, id)).get()
      if (row === undefined || (row.deletedAt !== null && !withDeleted)) {
        throw new AppError('not_found', 'This campaign of a competitor is not there any more.')
      }
      return toCampaign(row)
    },
    insert: (projectId, fields) => {
      const id = newId()
      const at = now()
      orm
        .insert(theirCampaigns)
        .values({ ...fields, id, projectId, createdAt: at, updatedAt: at })
        .run()
      return id
    },
    update: (id, fields) => {
      orm
        .update(theirCampaigns)
        .set({ ...fields, updatedAt: now() })
        .where(eq(theirCampaigns.id, id))
        .run()
    },
    setDeleted: (id, deletedAt) => {
      orm.update(theirCampaigns).set({ deletedAt, updatedAt: now() }).where(eq(theirCampaigns.id, id)).run()
    },
    setDeletedOf: (competitorId, from, to) => {
      sqlite
        .prepare('UPDATE their_campaigns SET deletedAt = ? WHERE competitorId = ? AND deletedAt IS ?')
        .run(to, competitorId, from)
    },
  }
}
