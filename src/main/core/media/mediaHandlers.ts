import type { HandlersOf } from '#shared/contract/index.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { inTransaction } from '../CoreContext.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { MediaRepo } from './mediaRepo.ts'
import type { ProjectMedia } from './projectMedia.ts'

export interface MediaHandlerParts {
  context: CoreContext
  media: MediaRepo
  projects: ProjectRepo
  projectMedia: ProjectMedia
}

export function mediaHandlers(parts: MediaHandlerParts): HandlersOf<'media'> {
  const { context, media, projects, projectMedia } = parts
  return {
    'media.get': ({ ids }) => media.get(ids),
    'media.ofProject': ({ projectId, text, limit }) => {
      projects.get(projectId)
      return media.get(projectMedia.list(projectId, text, limit))
    },
    'media.bring': ({ projectId, mediaIds }) => {
      projects.get(projectId)
      const ids = [...new Set(mediaIds)]
      if (media.get(ids).length < ids.length) {
        throw new AppError('not_found', 'This picture is not there any more.')
      }
      inTransaction(context, () => projectMedia.bring(projectId, ids))
      context.emit('media.changed', { ids })
    },
    'media.putBack': ({ projectId, mediaIds }) => {
      projects.get(projectId)
      inTransaction(context, () => projectMedia.putBack(projectId, mediaIds))
      context.emit('media.changed', { ids: mediaIds })
    },
  }
}
