import type { HandlersOf } from '#shared/contract/index.ts'
import { given } from '#shared/model/patch.ts'
import type { BlackoutFields } from '#shared/model/rules.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { BlackoutRepo } from './blackoutRepo.ts'

export interface BlackoutHandlerParts {
  context: CoreContext
  blackouts: BlackoutRepo
  projects: ProjectRepo
  wakeEngine(): void
}

export function blackoutHandlers(parts: BlackoutHandlerParts): HandlersOf<'blackouts'> {
  const { context, blackouts, projects } = parts
  const changed = (id: string) => {
    context.emit('blackouts.changed', { ids: [id] })
    parts.wakeEngine()
  }
  const check = ({ projectId, startsOn, endsOn }: BlackoutFields) => {
    if (projectId !== null) projects.get(projectId)
    if (endsOn < startsOn)
      throw new AppError('invalid_input', 'The last day is before the first.', { field: 'endsOn' })
  }
  return {
    'blackouts.list': ({ projectId }) => blackouts.list(projectId),
    'blackouts.create': fields => {
      check(fields)
      const blackout = blackouts.create(fields)
      changed(blackout.id)
      return blackout
    },
    'blackouts.update': ({ id, fields }) => {
      check({ ...blackouts.get(id), ...given<BlackoutFields>(fields) })
      const blackout = blackouts.update(id, fields)
      changed(id)
      return blackout
    },
    'blackouts.remove': ({ id }) => {
      blackouts.get(id)
      blackouts.setDeleted(id, context.now())
      changed(id)
    },
    'blackouts.restore': ({ id }) => {
      blackouts.setDeleted(id, null)
      changed(id)
      return blackouts.get(id)
    },
  }
}
