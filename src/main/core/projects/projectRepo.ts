import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Project, ProjectFields } from '#shared/model/project.ts'
import type { Patch } from '#shared/model/patch.ts'
import type { ProjectRules } from '#shared/model/rules.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import { projects } from '../db/schema.ts'

type Row = typeof projects.$inferSelect

const toProject = (row: Row): Project => ({
  id: row.id,
  name: row.name,
  colour: row.colour,
  logoMediaId: row.logoMediaId,
  zone: row.zone,
  paused: row.paused,
  graceMs: row.graceMs,
  quiet: row.quiet,
  endedText: row.endedText,
  createdAt: toInstant(row.createdAt),
  updatedAt: toInstant(row.updatedAt),
})

export interface ProjectRepo {
  list(): Project[]
  /** Throws AppError `not_found`. */
  get(id: string): Project
  create(fields: ProjectFields): Project
  update(id: string, fields: Patch<ProjectFields & ProjectRules>): Project
  setDeleted(id: string, deletedAt: number | null): void
  /** When it was put away, or null. Throws AppError `not_found`. */
  deletedAt(id: string): number | null
}

export function createProjectRepo({ db, now, newId }: CoreContext): ProjectRepo {
  const { orm } = db
  const alive = (id: string) => and(eq(projects.id, id), isNull(projects.deletedAt))
  const get = (id: string): Project => {
    const row = orm.select().from(projects).where(alive(id)).get()
    if (row === undefined) throw new AppError('not_found', 'This project is not there any more.')
    return toProject(row)
  }
  return {
    get,
    list: () =>
      orm
        .select()
        .from(projects)
        .where(isNull(projects.deletedAt))
        .orderBy(asc(projects.name))
        .all()
        .map(toProject),
    create: fields => {
      const id = newId()
      const at = now()
      orm
        .insert(projects)
        .values({ id, ...fields, createdAt: at, updatedAt: at })
        .run()
      return get(id)
    },
    update: (id, fields) => {
      get(id)
      orm
        .update(projects)
        .set({ ...fields, updatedAt: now() })
        .where(eq(projects.id, id))
        .run()
      return get(id)
    },
    deletedAt: id => {
      const row = orm.select({ at: projects.deletedAt }).from(projects).where(eq(projects.id, id)).get()
      if (row === undefined) throw new AppError('not_found', 'This project is not there any more.')
      return row.at
    },
    setDeleted: (id, deletedAt) => {
      const changed = orm
        .update(projects)
        .set({ deletedAt, updatedAt: now() })
        .where(eq(projects.id, id))
        .run()
      if (changed.changes === 0) throw new AppError('not_found', 'This project is not there any more.')
    },
  }
}
