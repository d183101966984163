import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Source } from '#shared/model/source.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { createUpdate } from '../db/createUpdate.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { toInstant, toInstantOrNull } from '../db/instants.ts'
import { competitors, sources } from '../db/schema.ts'

export type SourceRow = typeof sources.$inferSelect

export interface SourceRepo {
  list(projectId: string | null, competitorId: string | null, looking: (id: string) => boolean): Source[]
  /** Throws AppError `not_found`; also finds what was removed when `withDeleted`. */
  get(id: string, withDeleted?: boolean): SourceRow
  /** Also one that was removed. */
  findByAddress(competitorId: string, address: string): SourceRow | null
  insert(row: Pick<SourceRow, 'competitorId' | 'kind' | 'address' | 'title'>): string
  update(id: string, change: Partial<typeof sources.$inferInsert>): void
  /** The one that is due for longest, or null. */
  nextDue(now: number): SourceRow | null
  /** When the next one is due; epoch ms, or null when nothing is watched. */
  nextDueAt(): number | null
}

/** Looked at by itself: neither it, its competitor nor its project was put away. */
const watched = `FROM sources s JOIN competitors c ON c.id = s.competitorId JOIN projects p ON p.id = c.projectId
  WHERE s.nextLookAt IS NOT NULL AND s.deletedAt IS NULL AND s.paused = 0 AND s.ended = 0
    AND c.deletedAt IS NULL AND p.deletedAt IS NULL`

export function createSourceRepo({ db, now, newId }: CoreContext): SourceRepo {
  const { orm, sqlite } = db
  const updateRow = createUpdate(sqlite, sources)
  const due = sqlite
    .prepare<[number], string>(`SELECT s.id ${watched} AND s.nextLookAt <= ? ORDER BY s.nextLookAt LIMIT 1`)
    .pluck()
  const dueAt = sqlite.prepare<[], number | null>(`SELECT min(s.nextLookAt) ${watched}`).pluck()
  const waiting = sqlite
    .prepare<[string], number>("SELECT count(*) FROM pieces WHERE sourceId = ? AND state = 'new'")
    .pluck()
  const get = (id: string, withDeleted = false): SourceRow => {
    const row = orm.select().from(sources).where(eq(sources.id, id)).get()
    if (row === undefined || (row.deletedAt !== null && !withDeleted)) {
      throw new AppError('not_found', 'This source is not there any more.')
    }
    return row
  }
  return {
    get,
    list: (projectId, competitorId, looking) =>
      orm
        .select({ source: sources, projectId: competitors.projectId })
        .from(sources)
        .innerJoin(competitors, eq(competitors.id, sources.competitorId))
        .where(
          and(
            isNull(sources.deletedAt),
            isNull(competitors.deletedAt),
            inAliveProject(orm, competitors.projectId, projectId),
            competitorId === null ? undefined : eq(sources.competitorId, competitorId),
          ),
        )
        .orderBy(asc(sources.createdAt), asc(sources.id))
        .all()
        .map(found => ({
          ...toSource(found.source, found.projectId),
          looking: looking(found.source.id),
          waiting: waiting.get(found.source.id) ?? 0,
        })),
    findByAddress: (competitorId, address) =>
      orm
        .select()
        .from(sources)
        .where(and(eq(sources.competitorId, competitorId), eq(sources.address, address)))
        .get() ?? null,
    insert: row => {
      const id = newId()
      orm
        .insert(sources)
        .values({ ...row, id, nextLookAt: now(), createdAt: now() })
        .run()
      return id
    },
    update: updateRow,
    nextDue: at => {
      const id = due.get(at)
      return id === undefined ? null : get(id)
    },
    nextDueAt: () => dueAt.get() ?? null,
  }
}

function toSource(row: SourceRow, projectId: string): Omit<Source, 'looking' | 'waiting'> {
  const { id, competitorId, kind, address, title, siteUrl, paused, lastNew, trouble, ended } = row
  return {
    ...{ id, projectId, competitorId, kind, address, title, siteUrl, paused, lastNew, trouble, ended },
    lookedAt: toInstantOrNull(row.lookedAt),
    readAt: toInstantOrNull(row.readAt),
    newestAt: toInstantOrNull(row.newestAt),
    nextLookAt: paused || ended || row.nextLookAt === null ? null : toInstant(row.nextLookAt),
  }
}
