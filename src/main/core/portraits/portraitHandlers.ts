import type { HandlersOf } from '#shared/contract/index.ts'
import { given } from '#shared/model/patch.ts'
import type { PortraitFields } from '#shared/model/portrait.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { MediaRepo } from '../media/mediaRepo.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { PortraitRepo } from './portraitRepo.ts'

export interface PortraitHandlerParts {
  context: CoreContext
  portraits: PortraitRepo
  projects: ProjectRepo
  media: MediaRepo
}

export function portraitHandlers(parts: PortraitHandlerParts): HandlersOf<'portraits'> {
  const { context, portraits, projects, media } = parts
  const changed = (id: string) => {
    context.emit('portraits.changed', { ids: [id] })
  }
  const check = ({ ageFrom, ageTo, mediaId }: Pick<PortraitFields, 'ageFrom' | 'ageTo' | 'mediaId'>) => {
    if (ageFrom !== null && ageTo !== null && ageTo < ageFrom) {
      throw new AppError('invalid_input', 'The age ends before it begins.')
    }
    if (mediaId !== null && media.get([mediaId]).length === 0) {
      throw new AppError('not_found', 'The picture is not there any more.')
    }
  }
  return {
    'portraits.list': ({ projectId }) => portraits.list(projectId),
    'portraits.create': ({ projectId, fields }) => {
      projects.get(projectId)
      check(fields)
      const portrait = portraits.create(projectId, fields)
      changed(portrait.id)
      return portrait
    },
    'portraits.update': ({ id, fields }) => {
      const patch = given<PortraitFields>(fields)
      check({ ...portraits.get(id), ...patch })
      const portrait = portraits.update(id, patch)
      changed(id)
      return portrait
    },
    'portraits.remove': ({ id }) => {
      portraits.get(id)
      portraits.setDeleted(id, context.now())
      changed(id)
    },
    'portraits.restore': ({ id }) => {
      portraits.setDeleted(id, null)
      changed(id)
      return portraits.get(id)
    },
  }
}
