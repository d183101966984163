import { and, asc, isNull } from 'drizzle-orm'
import type { Pillar } from '#shared/model/pillar.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { pillars } from '../db/schema.ts'

/** The pillars of a project, or of all, in her order. */
export function listPillars({ db: { orm } }: CoreContext, projectId: string | null): Pillar[] {
  return orm
    .select()
    .from(pillars)
    .where(and(isNull(pillars.deletedAt), inAliveProject(orm, pillars.projectId, projectId)))
    .orderBy(asc(pillars.projectId), asc(pillars.position), asc(pillars.id))
    .all()
    .map(toPillar)
}

export const toPillar = ({
  id,
  projectId,
  name,
  colour,
  targetShare,
}: typeof pillars.$inferSelect): Pillar => ({ id, projectId, name, colour, targetShare })
