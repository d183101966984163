import type { HandlersOf } from '#shared/contract/index.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inTransaction } from '../CoreContext.ts'
import type { MediaRepo } from '../media/mediaRepo.ts'
import type { CampaignEnds } from '../publishing/campaignEnds.ts'
import type { PutAway } from '../publishing/putAway.ts'
import type { ProjectRepo } from './projectRepo.ts'

export interface ProjectHandlerParts {
  context: CoreContext
  projects: ProjectRepo
  putAway: PutAway
  campaignEnds: Pick<CampaignEnds, 'follow'>
  media: MediaRepo
  wakeEngine(): void
  /** What its competitors publish is watched again. */
  wakeWatching(): void
  /** What was given to the networks' schedulers comes back. */
  releaseAll(scope: { projectId: string }): void
  /** Wakes the engine, also for what was held back. */
  lookAgain(): void
}

export function projectHandlers(parts: ProjectHandlerParts): HandlersOf<'projects'> {
  const { context, projects, putAway, campaignEnds, media } = parts
  const changed = (id: string) => {
    context.emit('projects.changed', { ids: [id] })
    context.emit('publishing.changed', {})
  }
  const checkLogo = (logoMediaId: string | null | undefined) => {
    if (logoMediaId == null) return
    if (media.get([logoMediaId]).length === 0)
      throw new AppError('not_found', 'The logo is not there any more.')
  }
  return {
    'projects.list': () => projects.list(),
    'projects.create': fields => {
      checkLogo(fields.logoMediaId)
      const project = projects.create(fields)
      changed(project.id)
      return project
    },
    'projects.update': ({ id, fields }) => {
      checkLogo(fields.logoMediaId)
      const { project, moved } = inTransaction(context, () => ({
        project: projects.update(id, fields),
        moved: fields.zone === undefined ? [] : campaignEnds.follow({ projectId: id }),
      }))
      changed(id)
      if (moved.length > 0) {
        context.emit('deliveries.changed', { ids: moved })
        parts.wakeEngine()
      }
      return project
    },
    'projects.setRules': ({ id, rules }) => {
      const project = projects.update(id, rules)
      if (rules.paused === true) parts.releaseAll({ projectId: id })
      changed(id)
      if (rules.quiet === undefined) parts.wakeEngine()
      else parts.lookAgain()
      return project
    },
    'projects.remove': ({ id }) => {
      inTransaction(context, () => {
        projects.get(id)
        putAway.refuseWithExpiries({ projectId: id })
        const at = context.now()
        putAway.deliveriesOf({ projectId: id }, at)
        projects.setDeleted(id, at)
      })
      parts.wakeEngine()
      changed(id)
    },
    'projects.restore': ({ id }) => {
      const project = inTransaction(context, () => {
        const deletedAt = projects.deletedAt(id)
        projects.setDeleted(id, null)
        if (deletedAt !== null) putAway.bringBack({ projectId: id }, deletedAt)
        return projects.get(id)
      })
      changed(id)
      parts.wakeEngine()
      parts.wakeWatching()
      return project
    },
  }
}
