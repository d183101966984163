import type { HandlersOf } from '#shared/contract/index.ts'
import type { MediaRepo } from './mediaRepo.ts'

export const mediaHandlers = (media: MediaRepo): HandlersOf<'media'> => ({
  'media.get': ({ ids }) => media.get(ids),
})
