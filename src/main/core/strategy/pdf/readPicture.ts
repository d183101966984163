import type { Log } from '../../CoreDeps.ts'
import { loadSharp } from '../../media/loadSharp.ts'
import type { MediaStore } from '../../media/MediaStore.ts'

export type ReadPicture = (mediaId: string | null, as: 'square' | 'logo' | 'cover') => Promise<Buffer | null>

/** Pixels, enough for print at the size they are shown. */
const sizes = { square: 480, logo: 400, cover: 1400 } as const

/**
 * Reads pictures as a document takes them: photographs cut square and as JPEG, logos whole with their transparency. A picture that
 * is not there any more, or a video, is left out: the words of a document do not fail for it.
 */
export function createReadPicture(media: MediaStore, log: Log): ReadPicture {
  return async (mediaId, as) => {
    if (mediaId === null) return null
    try {
      const path = await media.thumbnail(mediaId, as === 'cover' ? 1280 : 640)
      const size = sizes[as]
      const picture = loadSharp()(path)
      if (as === 'logo')
        return await picture.resize(size, size, { fit: 'inside', withoutEnlargement: true }).png().toBuffer()
      const height = as === 'cover' ? Math.round(size * 0.75) : size
      return await picture
        .resize(size, height, { fit: 'cover', position: as === 'cover' ? 'attention' : 'centre' })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 82 })
        .toBuffer()
    } catch (error) {
      log.warn('A picture is left out of a document', { mediaId, error })
      return null
    }
  }
}
