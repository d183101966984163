import { use } from 'react'
import { ownFamily } from '#shared/design/fontFamilies.ts'
import type { BrandFont } from '#shared/model/brand.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { StudioContext } from '../StudioContext.ts'

/** A font of her own files. */
export interface OwnFont {
  /** As layers name it: `own:<fontId>`. */
  family: string
  name: string
  /** The lightest and the heaviest it has. */
  weights: BrandFont['weights']
  latinExtended: boolean
  cyrillic: boolean
}

const none: readonly OwnFont[] = []

/** Her own fonts for a project; of the one the design belongs to when none is named. */
export function useOwnFonts(projectId?: string): readonly OwnFont[] {
  const studio = use(StudioContext)
  const of = projectId ?? studio?.card.projectId
  const fonts = useQueryOf('brand.fonts', { projectId: of ?? '' }, { enabled: of !== undefined }).data
  return (
    fonts?.map(({ id, family, style, weights, latinExtended, cyrillic }) => ({
      family: ownFamily(id),
      // One cut of a family is a family of its own here: a file has one.
      name: /^(regular|)$/i.test(style) ? family : `${family} ${style}`,
      ...{ weights, latinExtended, cyrillic },
    })) ?? none
  )
}
