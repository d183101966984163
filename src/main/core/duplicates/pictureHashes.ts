import { limitConcurrency } from '../media/limitConcurrency.ts'
import type { MediaStore } from '../media/MediaStore.ts'
import type { CoreContext } from '../CoreContext.ts'
import { pictureHash } from './pictureHash.ts'

/** What pictures look like, kept beside each of them once it was found out. */
export interface PictureHashes {
  /**
   * By media id; of what has none (videos, damaged or lost files, plain grounds) it is empty. What is not known yet is found
   * out first, in threads of its own; `signal` calls that off, and what is known by then comes back.
   */
  of(mediaIds: readonly string[], signal: AbortSignal): Promise<Map<string, string>>
}

interface Parts {
  context: CoreContext
  media: Pick<MediaStore, 'open'>
}

export function createPictureHashes({ context, media }: Parts): PictureHashes {
  const { sqlite } = context.db
  const known = sqlite.prepare<[string], { id: string; fingerprint: string | null }>(
    'SELECT id, fingerprint FROM media WHERE id IN (SELECT value FROM json_each(?))',
  )
  const keep = sqlite.prepare('UPDATE media SET fingerprint = ? WHERE id = ?')
  // Nobody waits for it as for an upload: one at a time leaves the computer to her.
  const inTurn = limitConcurrency(1)
  const finding = new Map<string, Promise<string>>()

  const find = async (id: string): Promise<string> => {
    const fingerprint = await hashOf(id)
    keep.run(fingerprint, id)
    return fingerprint
  }
  const hashOf = async (id: string): Promise<string> => {
    try {
      const { media: found, path } = await media.open(id)
      return found.kind === 'video' ? '' : await pictureHash(path)
    } catch (error) {
      context.deps.log.info('A picture could not be looked at for likeness', { id, error })
      return ''
    }
  }

  return {
    of: async (mediaIds, signal) => {
      const hashes = new Map<string, string>()
      const unknown: string[] = []
      for (const { id, fingerprint } of known.all(JSON.stringify([...new Set(mediaIds)]))) {
        if (fingerprint === null) unknown.push(id)
        else hashes.set(id, fingerprint)
      }
      for (const id of unknown) {
        if (signal.aborted) break
        let work = finding.get(id)
        if (work === undefined) {
          work = inTurn(() => find(id)).finally(() => finding.delete(id))
          finding.set(id, work)
        }
        hashes.set(id, await work)
      }
      return hashes
    },
  }
}
