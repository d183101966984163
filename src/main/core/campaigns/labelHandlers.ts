import { and, asc, eq, isNull } from 'drizzle-orm'
import type { HandlersOf } from '#shared/contract/index.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { labels } from '../db/schema.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'

/** Labels are so small that their handlers are their repo. */
export function labelHandlers(context: CoreContext, projects: ProjectRepo): HandlersOf<'labels'> {
  const { orm } = context.db
  const toLabel = ({ deletedAt: _, ...label }: typeof labels.$inferSelect) => label
  return {
    'labels.list': ({ projectId }) =>
      orm
        .select()
        .from(labels)
        .where(and(isNull(labels.deletedAt), inAliveProject(orm, labels.projectId, projectId)))
        .orderBy(asc(labels.name))
        .all()
        .map(toLabel),
    'labels.create': ({ projectId, name, colour }) => {
      projects.get(projectId)
      const label = { id: context.newId(), projectId, name, colour }
      orm.insert(labels).values(label).run()
      context.emit('labels.changed', { ids: [label.id] })
      return label
    },
    'labels.remove': ({ id }) => {
      const result = orm.update(labels).set({ deletedAt: context.now() }).where(eq(labels.id, id)).run()
      if (result.changes === 0) throw new AppError('not_found', 'This label is not there any more.')
      context.emit('labels.changed', { ids: [id] })
    },
  }
}
