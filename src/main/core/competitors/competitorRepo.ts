import type {
  Competitor,
  CompetitorChannel,
  CompetitorChannelFields,
  CompetitorFields,
  RemovedCompetitor,
} from '#shared/model/competitor.ts'
import type { Patch } from '#shared/model/patch.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { CoreContext } from '../CoreContext.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { toInstant, toInstantOrNull } from '../db/instants.ts'
import { competitorChannels, competitors } from '../db/schema.ts'

type Row = typeof competitors.$inferSelect
type ChannelRow = typeof competitorChannels.$inferSelect

const toChannel = ({ id, competitorId, network, handle, url }: ChannelRow): CompetitorChannel => ({
  ...{ id, competitorId, network, handle, url },
})

const mostRemoved = 500

export interface CompetitorRepo {
  /** In her order. */
  list(projectId: string | null): Competitor[]
  /** Those that were put away, the last one first. */
  removed(projectId: string | null): RemovedCompetitor[]
  /** Throws AppError `not_found`; also finds what was put away when `withDeleted`. */
  get(id: string, withDeleted?: boolean): Competitor
  /** When it was put away, or null. Throws AppError `not_found`. */
  deletedAt(id: string): number | null
  insert(projectId: string, fields: CompetitorFields): string
  update(id: string, fields: Patch<CompetitorFields> & { position?: number }): void
  setDeleted(id: string, deletedAt: number | null): void
  /** Throws AppError `not_found`. */
  channel(id: string, withDeleted?: boolean): CompetitorChannel
  insertChannel(competitorId: string, fields: CompetitorChannelFields): string
  updateChannel(id: string, fields: Patch<CompetitorChannelFields> & { deletedAt?: number | null }): void
}

export function createCompetitorRepo({ db, now, newId }: CoreContext): CompetitorRepo {
  const { orm, sqlite } = db
  const seen = sqlite.prepare<[string], { observations: number; lastSeenAt: number | null }>(
    `SELECT count(*) AS observations, max(seenAt) AS lastSeenAt FROM observations
     WHERE competitorId = ? AND deletedAt IS NULL`,
  )
  const goneWith = sqlite
    .prepare<[string, number | null], number>(
      'SELECT count(*) FROM observations WHERE competitorId = ? AND deletedAt = ?',
    )
    .pluck()
  const toCompetitors = (rows: readonly Row[]): Competitor[] => {
    const channels = orm
      .select()
      .from(competitorChannels)
      .where(
        and(
          inArray(
            competitorChannels.competitorId,
            rows.map(({ id }) => id),
          ),
          isNull(competitorChannels.deletedAt),
        ),
      )
      .orderBy(asc(competitorChannels.createdAt), asc(competitorChannels.id))
      .all()
    return rows.map(({ position: _position, deletedAt: _deleted, createdAt, updatedAt, ...row }) => {
      const { observations = 0, lastSeenAt = null } = seen.get(row.id) ?? {}
      return {
        ...row,
        channels: channels.filter(({ competitorId }) => competitorId === row.id).map(toChannel),
        observations,
        lastSeenAt: toInstantOrNull(lastSeenAt),
        createdAt: toInstant(createdAt),
        updatedAt: toInstant(updatedAt),
      }
    })
  }
  const find = (id: string): Row => {
    const row = orm.select().from(competitors).where(eq(competitors.id, id)).get()
    if (row === undefined) throw gone()
    return row
  }
  const list = (projectId: string | null): Row[] =>
    orm
      .select()
      .from(competitors)
      .where(and(isNull(competitors.deletedAt), inAliveProject(orm, competitors.projectId, projectId)))
      .orderBy(asc(competitors.projectId), asc(competitors.position), asc(competitors.id))
      .all()

  return {
    list: projectId => toCompetitors(list(projectId)),
    removed: projectId =>
      orm
        .select()
        .from(competitors)
        .where(and(isNotNull(competitors.deletedAt), inAliveProject(orm, competitors.projectId, projectId)))
        .orderBy(desc(competitors.deletedAt), asc(competitors.id))
        .limit(mostRemoved)
        .all()
        .map(({ id, projectId: owner, name, logoMediaId, deletedAt }) => ({
          ...{ id, projectId: owner, name, logoMediaId },
          // What was removed before it, one by one, stays away.
          observations: goneWith.get(id, deletedAt) ?? 0,
          removedAt: toInstant(deletedAt ?? 0),
        })),
    get: (id, withDeleted = false) => {
      const row = find(id)
      const [competitor] = row.deletedAt !== null && !withDeleted ? [] : toCompetitors([row])
      if (competitor === undefined) throw gone()
      return competitor
    },
    deletedAt: id => find(id).deletedAt,
    insert: (projectId, fields) => {
      const id = newId()
      const at = now()
      const position = list(projectId).length
      orm
        .insert(competitors)
        .values({ ...fields, id, projectId, position, createdAt: at, updatedAt: at })
        .run()
      return id
    },
    update: (id, fields) => {
      orm
        .update(competitors)
        .set({ ...fields, updatedAt: now() })
        .where(eq(competitors.id, id))
        .run()
    },
    setDeleted: (id, deletedAt) => {
      orm.update(competitors).set({ deletedAt, updatedAt: now() }).where(eq(competitors.id, id)).run()
    },
    channel: (id, withDeleted = false) => {
      const row = orm.select().from(competitorChannels).where(eq(competitorChannels.id, id)).get()
      if (row === undefined || (row.deletedAt !== null && !withDeleted)) {
        throw new AppError('not_found', 'This channel of a competitor is not there any more.')
      }
      return toChannel(row)
    },
    insertChannel: (competitorId, fields) => {
      const id = newId()
      orm
        .insert(competitorChannels)
        .values({ ...fields, id, competitorId, createdAt: now() })
        .run()
      return id
    },
    updateChannel: (id, fields) => {
      if (Object.keys(fields).length === 0) return
      orm.update(competitorChannels).set(fields).where(eq(competitorChannels.id, id)).run()
    },
  }
}

const gone = () => new AppError('not_found', 'This competitor is not there any more.')
