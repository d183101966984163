import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { Patch } from '#shared/model/patch.ts'
import type { Blackout, BlackoutFields } from '#shared/model/rules.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { toInstant } from '../db/instants.ts'
import { blackouts } from '../db/schema.ts'

const toBlackout = (row: typeof blackouts.$inferSelect): Blackout => ({
  id: row.id,
  projectId: row.projectId,
  name: row.name,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  createdAt: toInstant(row.createdAt),
  updatedAt: toInstant(row.updatedAt),
})

export interface BlackoutRepo {
  /** Those of a project together with those of all; earliest first. */
  list(projectId: string | null): Blackout[]
  /** Throws AppError `not_found`. */
  get(id: string): Blackout
  create(fields: BlackoutFields): Blackout
  update(id: string, fields: Patch<BlackoutFields>): Blackout
  /** Throws AppError `not_found`. */
  setDeleted(id: string, deletedAt: number | null): void
}

export function createBlackoutRepo({ db, now, newId }: CoreContext): BlackoutRepo {
  const { orm } = db
  const get = (id: string): Blackout => {
    const row = orm
      .select()
      .from(blackouts)
      .where(and(eq(blackouts.id, id), isNull(blackouts.deletedAt)))
      .get()
    if (row === undefined) throw gone()
    return toBlackout(row)
  }
  return {
    get,
    list: projectId =>
      orm
        .select()
        .from(blackouts)
        .where(
          and(
            isNull(blackouts.deletedAt),
            or(isNull(blackouts.projectId), inAliveProject(orm, blackouts.projectId, projectId)),
          ),
        )
        .orderBy(asc(blackouts.startsOn), asc(blackouts.name))
        .all()
        .map(toBlackout),
    create: fields => {
      const id = newId()
      const at = now()
      orm
        .insert(blackouts)
        .values({ ...fields, id, createdAt: at, updatedAt: at })
        .run()
      return get(id)
    },
    update: (id, fields) => {
      orm
        .update(blackouts)
        .set({ ...fields, updatedAt: now() })
        .where(eq(blackouts.id, id))
        .run()
      return get(id)
    },
    setDeleted: (id, deletedAt) => {
      const { changes } = orm
        .update(blackouts)
        .set({ deletedAt, updatedAt: now() })
        .where(eq(blackouts.id, id))
        .run()
      if (changes === 0) throw gone()
    },
  }
}

const gone = () => new AppError('not_found', 'These days are not there any more.')
