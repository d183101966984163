import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { explainDiskFull } from './diskFull.ts'
import { openPicture } from './openPicture.ts'

/** Few widths, so that few files are kept; what is asked for is rounded up. */
export const thumbnailWidths = [64, 160, 320, 640, 1280] as const

export interface Thumbnails {
  /** Path of a WebP of about this width (never larger than the picture), made on first use. */
  get(picture: { path: string; sha256: string }, width: number): Promise<string>
}

export function createThumbnails(
  folder: string,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
): Thumbnails {
  const making = new Map<string, Promise<void>>()

  const make = async (source: string, target: string, width: number) => {
    const bytes = await openPicture(source)
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 80, effort: 2 })
      .toBuffer()
    const unfinished = `${target}.${randomUUID()}.part`
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await writeFile(unfinished, bytes, { mode: 0o600 })
      await rename(unfinished, target)
    } catch (error) {
      await rm(unfinished, { force: true })
      throw explainDiskFull(error)
    }
  }

  return {
    get: async ({ path, sha256 }, wanted) => {
      const width = thumbnailWidths.find(w => w >= wanted) ?? 1280
      const target = join(folder, sha256.slice(0, 2), `${sha256}-${width}.webp`)
      if (await exists(target)) return target
      let work = making.get(target)
      if (work === undefined) {
        work = inTurn(() => make(path, target, width)).finally(() => making.delete(target))
        making.set(target, work)
      }
      await work
      return target
    },
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
