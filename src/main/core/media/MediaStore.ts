import { mkdirSync, openAsBlob } from 'node:fs'
import { access, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Media } from '#shared/model/media.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { Log } from '../CoreDeps.ts'
import { newId } from '../db/newId.ts'
import { toInstant } from '../db/instants.ts'
import { convertPicture, fits } from './convertPicture.ts'
import type { ConvertWish } from './convertPicture.ts'
import { explainDiskFull } from './diskFull.ts'
import { inspectMedia } from './inspectMedia.ts'
import { limitConcurrency } from './limitConcurrency.ts'
import { isFileOf, moveDurably } from './moveDurably.ts'
import { mediaFileName, nameWithEnding } from './mediaFileName.ts'
import type { MediaRepo } from './mediaRepo.ts'
import { receiveFile } from './receiveFile.ts'
import type { ReceivedFile } from './receiveFile.ts'
import { removeUnfinished } from './removeUnfinished.ts'
import { sniffFile } from './sniffFile.ts'
import { readSafeSvg, svgMime } from './svg/readSafeSvg.ts'
import { createThumbnails } from './thumbnails.ts'

/** The largest file that can be added. */
export const maxUploadBytes = 250_000_000

export interface MediaStore {
  /**
   * Keeps a file. Content decides what it is, not its name; the same bytes give the same Media. Throws AppError
   * `too_large`, `unsupported_file`, `disk_full` or `cancelled`, and leaves nothing behind then.
   */
  store(body: AsyncIterable<Uint8Array>, file: { name: string; declaredBytes: number | null }): Promise<Media>
  /** The file of a media; the blob reads from the disk as it is used. Throws AppError `not_found` when it is gone. */
  open(id: string): Promise<OpenedMedia>
  /** Path of a WebP about `width` wide. Throws AppError `not_found`, also for a video. */
  thumbnail(id: string, width: number): Promise<string>
  /** Makes a picture fit a network's rule: itself if it fits, else a new Media. Animations and videos are refused. */
  convert(id: string, wish: ConvertWish): Promise<Media>
}

export interface OpenedMedia {
  media: Media
  path: string
  blob: Blob
}

export interface MediaStoreOptions {
  /** The profile folder; files go to `media/ab/<sha256>.<ext>` in it, small pictures to `thumbs`. */
  dir: string
  /** Epoch ms. */
  now: () => number
  repo: MediaRepo
  log: Log
  /** Called once for every new Media. */
  onAdded?: (media: Media) => void
}

export function createMediaStore({ dir, now, repo, log, onAdded }: MediaStoreOptions): MediaStore {
  const mediaDir = join(dir, 'media')
  const incoming = join(mediaDir, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  removeUnfinished(incoming, log)
  const inTurn = limitConcurrency(2)
  const thumbnails = createThumbnails(join(dir, 'thumbs'), inTurn)
  const pathOf = (media: Pick<Media, 'sha256' | 'mime'>) =>
    join(mediaDir, media.sha256.slice(0, 2), mediaFileName(media))

  const keep = async (received: ReceivedFile, name: string): Promise<Media> => {
    const known = repo.findBySha(received.sha256)
    const facts = known ?? (await inTurn(() => inspectMedia(received.path, name, received.bytes)))
    const target = pathOf({ sha256: received.sha256, mime: facts.mime })
    // Also when it is known: the file may have been lost from the folder.
    if (!(await isFileOf(target, received.bytes))) await moveDurably(received.path, target)
    // Asked again: the same bytes may have come twice at once. From here to the insert nothing can come between.
    const existing = repo.findBySha(received.sha256)
    if (existing !== null) return existing
    const at = now()
    const media: Media = {
      id: newId(at),
      kind: facts.kind,
      mime: facts.mime,
      name,
      bytes: received.bytes,
      width: facts.width,
      height: facts.height,
      durationMs: facts.durationMs,
      sha256: received.sha256,
      createdAt: toInstant(at),
    }
    repo.insert(media)
    onAdded?.(media)
    return media
  }

  const store: MediaStore['store'] = async (body, { name, declaredBytes }) => {
    const received = await receiveFile(body, {
      folder: incoming,
      name,
      declaredBytes,
      maxBytes: maxUploadBytes,
    })
    try {
      const safe = await safeDrawing(received.path)
      if (safe !== null) return await store(once(safe), { name, declaredBytes: safe.length })
      return await keep(received, name)
    } catch (error) {
      throw explainDiskFull(error)
    } finally {
      await rm(received.path, { force: true })
    }
  }

  const find = async (id: string): Promise<{ media: Media; path: string }> => {
    const [media] = repo.get([id])
    if (media === undefined) throw gone()
    const path = pathOf(media)
    await access(path).catch(() => {
      throw gone(media.name)
    })
    return { media, path }
  }

  return {
    store,
    open: async id => {
      const { media, path } = await find(id)
      return { media, path, blob: await openAsBlob(path, { type: media.mime }) }
    },
    thumbnail: async (id, width) => {
      const { media, path } = await find(id)
      if (media.kind === 'video') throw new AppError('not_found', 'A video has no small picture.')
      return thumbnails.get({ path, sha256: media.sha256 }, width)
    },
    convert: async (id, wish) => {
      const { media, path } = await find(id)
      if (fits(media, wish)) return media
      if (media.kind !== 'image') {
        throw new AppError('unsupported_file', 'Only still pictures can be converted.', {
          reason: 'cannotConvert',
          found: media.mime,
        })
      }
      const { bytes, mime } = await inTurn(() => convertPicture(path, media, wish))
      return store(once(bytes), {
        name: nameWithEnding(media.name, mime),
        declaredBytes: bytes.length,
      })
    },
  }
}

/** What is kept instead of an SVG that has more in it than a still drawing; null for any other file. */
async function safeDrawing(path: string): Promise<Uint8Array | null> {
  if ((await sniffFile(path)) !== svgMime) return null
  const { text, unchanged } = await readSafeSvg(path)
  return unchanged ? null : Buffer.from(text)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

function gone(name?: string): AppError {
  return new AppError(
    'not_found',
    name === undefined
      ? 'This picture or video is not there any more.'
      : `The file of “${name}” is not there any more. Add it again.`,
  )
}
