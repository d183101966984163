import { eq } from 'drizzle-orm'
import type { HandlersOf } from '#shared/contract/index.ts'
import { given } from '#shared/model/patch.ts'
import type { Pillar, PillarFields } from '#shared/model/pillar.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { inTransaction } from '../CoreContext.ts'
import type { CoreContext } from '../CoreContext.ts'
import { pillars } from '../db/schema.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import { listPillars, toPillar } from './listPillars.ts'

/** Pillars are so small that their handlers are their repo. */
export function pillarHandlers(context: CoreContext, projects: ProjectRepo): HandlersOf<'pillars'> {
  const { orm } = context.db
  const list = (projectId: string | null) => listPillars(context, projectId)
  const get = (id: string, withDeleted = false): Pillar => {
    const row = orm.select().from(pillars).where(eq(pillars.id, id)).get()
    if (row === undefined || (row.deletedAt !== null && !withDeleted)) {
      throw new AppError('not_found', 'This pillar is not there any more.')
    }
    return toPillar(row)
  }
  const update = (id: string, change: Partial<typeof pillars.$inferInsert>) => {
    orm.update(pillars).set(change).where(eq(pillars.id, id)).run()
  }
  const tell = (ids: string[]) => {
    context.emit('pillars.changed', { ids })
  }

  return {
    'pillars.list': ({ projectId }) => list(projectId),
    'pillars.create': ({ projectId, fields }) => {
      projects.get(projectId)
      const pillar: Pillar = {
        ...fields,
        targetShare: fields.targetShare ?? null,
        id: context.newId(),
        projectId,
      }
      orm
        .insert(pillars)
        .values({ ...pillar, position: list(projectId).length })
        .run()
      tell([pillar.id])
      return pillar
    },
    'pillars.update': ({ id, fields }) => {
      get(id)
      const change = given<PillarFields>(fields)
      if (Object.keys(change).length > 0) update(id, change)
      tell([id])
      return get(id)
    },
    'pillars.arrange': ({ ids }) => {
      inTransaction(context, () => {
        const [first] = ids.map(id => get(id))
        if (first === undefined) return
        const rest = list(first.projectId).map(({ id }) => id)
        const order = [...new Set([...ids, ...rest])]
        for (const [position, id] of order.entries()) {
          if (get(id).projectId !== first.projectId) {
            throw new AppError('invalid_input', 'These pillars belong to several projects.')
          }
          update(id, { position })
        }
      })
      tell(ids)
    },
    'pillars.remove': ({ id }) => {
      get(id)
      update(id, { deletedAt: context.now() })
      tell([id])
    },
    'pillars.restore': ({ id }) => {
      get(id, true)
      update(id, { deletedAt: null })
      tell([id])
      return get(id)
    },
  }
}
