import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Patch } from '#shared/model/patch.ts'
import type { Portrait, PortraitFields } from '#shared/model/portrait.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { toInstant } from '../db/instants.ts'
import { portraits } from '../db/schema.ts'

export interface PortraitRepo {
  list(projectId: string | null): Portrait[]
  /** Throws AppError `not_found`. */
  get(id: string): Portrait
  create(projectId: string, fields: PortraitFields): Portrait
  update(id: string, fields: Patch<PortraitFields>): Portrait
  /** Throws AppError `not_found`. */
  setDeleted(id: string, deletedAt: number | null): void
}

export function createPortraitRepo({ db, now, newId }: CoreContext): PortraitRepo {
  const { orm } = db
  const get = (id: string): Portrait => {
    const row = orm
      .select()
      .from(portraits)
      .where(and(eq(portraits.id, id), isNull(portraits.deletedAt)))
      .get()
    if (row === undefined) throw new AppError('not_found', 'This portrait is not there any more.')
    return toPortrait(row)
  }
  return {
    get,
    list: projectId =>
      orm
        .select()
        .from(portraits)
        .where(and(isNull(portraits.deletedAt), inAliveProject(orm, portraits.projectId, projectId)))
        .orderBy(asc(portraits.projectId), asc(portraits.createdAt), asc(portraits.id))
        .all()
        .map(toPortrait),
    create: (projectId, fields) => {
      const id = newId()
      const at = now()
      orm
        .insert(portraits)
        .values({ id, projectId, ...fields, createdAt: at, updatedAt: at })
        .run()
      return get(id)
    },
    update: (id, fields) => {
      get(id)
      orm
        .update(portraits)
        .set({ ...fields, updatedAt: now() })
        .where(eq(portraits.id, id))
        .run()
      return get(id)
    },
    setDeleted: (id, deletedAt) => {
      const changed = orm
        .update(portraits)
        .set({ deletedAt, updatedAt: now() })
        .where(eq(portraits.id, id))
        .run()
      if (changed.changes === 0) throw new AppError('not_found', 'This portrait is not there any more.')
    },
  }
}

const toPortrait = ({ deletedAt: _, ...row }: typeof portraits.$inferSelect): Portrait => ({
  ...row,
  createdAt: toInstant(row.createdAt),
  updatedAt: toInstant(row.updatedAt),
})
