import { mkdirSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrandFont, FontMime } from '#shared/model/brand.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { ServedFile } from '../http/serveFile.ts'
import { explainDiskFull } from '../media/diskFull.ts'
import { isFileOf, moveDurably } from '../media/moveDurably.ts'
import { receiveFile } from '../media/receiveFile.ts'
import { removeUnfinished } from '../media/removeUnfinished.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { BrandRepo } from './brandRepo.ts'
import { readFont } from './font/readFont.ts'

/** The largest font file that can be added: those with all of Chinese are half as large. */
export const maxFontBytes = 32_000_000

/** Her own font files. They are no media: nothing that takes a picture can be given one. */
export interface FontStore {
  /**
   * Keeps a font for a project; the same file gives the same font, also one that was put away. Throws AppError `too_large`,
   * `unsupported_file`, `disk_full`, `cancelled` or `not_found` (the project), and leaves nothing behind then.
   */
  store(
    body: AsyncIterable<Uint8Array>,
    file: { projectId: string; name: string; declaredBytes: number | null },
  ): Promise<BrandFont>
  /** Throws AppError `not_found`. What was put away is still served: it stands in designs. */
  open(id: string): Promise<ServedFile>
}

export interface FontStoreParts {
  context: CoreContext
  brands: BrandRepo
  projects: ProjectRepo
}

export function createFontStore({ context, brands, projects }: FontStoreParts): FontStore {
  const folder = join(context.deps.profileDir, 'fonts')
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  removeUnfinished(incoming, context.deps.log)
  const pathOf = (sha256: string, mime: FontMime) => join(folder, `${sha256}.${mime.slice('font/'.length)}`)

  return {
    store: async (body, { projectId, name, declaredBytes }) => {
      projects.get(projectId)
      const received = await receiveFile(body, {
        folder: incoming,
        name,
        declaredBytes,
        maxBytes: maxFontBytes,
      })
      try {
        const facts = readFont(await readFile(received.path), name)
        const target = pathOf(received.sha256, facts.mime)
        if (!(await isFileOf(target, received.bytes))) await moveDurably(received.path, target)
        // From here on nothing can come between: the same file may have come twice at once.
        const known = brands.fontOfFile(projectId, received.sha256)
        if (known === null) {
          const at = context.now()
          const { bytes, sha256 } = received
          brands.insertFont({ ...facts, id: context.newId(), projectId, name, bytes, sha256, createdAt: at })
        } else brands.setFontDeleted(known.id, null)
        context.emit('brand.changed', { ids: [projectId] })
        return brands.fontOfFile(projectId, received.sha256) as BrandFont
      } catch (error) {
        throw explainDiskFull(error)
      } finally {
        await rm(received.path, { force: true })
      }
    },
    open: id => {
      const { sha256, mime } = brands.font(id, true)
      return Promise.resolve({ path: pathOf(sha256, mime), mime, etag: sha256 })
    },
  }
}
