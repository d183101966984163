import { eq, inArray, isNull } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Orm } from './openDatabase.ts'
import { projects } from './schema.ts'

/** Rows of one project, or of every project that was not put away. */
export function inAliveProject(orm: Orm, column: AnySQLiteColumn, projectId: string | null): SQL {
  if (projectId !== null) return eq(column, projectId)
  return inArray(column, orm.select({ id: projects.id }).from(projects).where(isNull(projects.deletedAt)))
}
