import type { HandlersOf } from '#shared/contract/index.ts'
import { factsOfFamily, ownFontId } from '#shared/design/fontFamilies.ts'
import type { BrandFields } from '#shared/model/brand.ts'
import type { Patch } from '#shared/model/patch.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { inTransaction } from '../CoreContext.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { MediaRepo } from '../media/mediaRepo.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { BrandRepo } from './brandRepo.ts'

export interface BrandHandlerParts {
  context: CoreContext
  brands: BrandRepo
  projects: ProjectRepo
  media: MediaRepo
}

export function brandHandlers({ context, brands, projects, media }: BrandHandlerParts): HandlersOf<'brand'> {
  const tell = (projectId: string) => {
    context.emit('brand.changed', { ids: [projectId] })
  }
  const checkFamily = (family: string | undefined) => {
    if (family === undefined || factsOfFamily(family) !== null) return
    const ownId = ownFontId(family)
    // One of the two cannot be called after itself, and an unknown one could never be drawn.
    if (ownId === null) throw new AppError('invalid_input', `There is no font called “${family}”.`)
    brands.font(ownId, true)
  }
  const check = ({ heading, body, logoIds }: Patch<BrandFields>) => {
    checkFamily(heading?.family)
    checkFamily(body?.family)
    const wanted = [...new Set(logoIds)]
    const found = media.get(wanted)
    if (found.length < wanted.length) throw new AppError('not_found', 'This picture is not there any more.')
    if (found.some(({ kind }) => kind === 'video')) {
      throw new AppError('invalid_input', 'A logo is a picture, not a video.')
    }
  }

  return {
    'brand.get': ({ projectId }) => brands.get(projects.get(projectId)),
    'brand.update': ({ projectId, fields }) => {
      const brand = inTransaction(context, () => {
        const project = projects.get(projectId)
        check(fields)
        return brands.update(project, fields)
      })
      tell(projectId)
      return brand
    },
    'brand.fonts': ({ projectId }) => {
      projects.get(projectId)
      return brands.fonts(projectId)
    },
    'brand.removeFont': ({ id }) => {
      const { projectId } = brands.font(id)
      brands.setFontDeleted(id, context.now())
      tell(projectId)
    },
    'brand.restoreFont': ({ id }) => {
      const { projectId } = brands.font(id, true)
      brands.setFontDeleted(id, null)
      tell(projectId)
      return fontOnly(brands.font(id))
    },
  }
}

const fontOnly = <T extends { sha256: string }>({ sha256: _, ...font }: T): Omit<T, 'sha256'> => font
