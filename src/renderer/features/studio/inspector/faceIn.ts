import type { BrandKit } from '#shared/design/brandKit.ts'
import { factsOfFamily, weightsOf } from '#shared/design/fontFamilies.ts'
import { resolveFamily } from '#shared/design/resolveBrand.ts'
import type { OwnFont } from '../pickers/useOwnFonts.ts'

const allWeights = [100, 200, 300, 400, 500, 600, 700, 800, 900]

interface Face {
  family: string
  weight: number
  italic: boolean
}

/** What fonts there are: the brand's, and her own files. */
export interface Fonts {
  kit: BrandKit
  own: readonly OwnFont[]
}

/** The weights there are of a family, the brand's families read as what they are now. */
export function weightsIn(family: string, { kit, own }: Fonts): readonly number[] {
  const resolved = resolveFamily(family, kit)
  const mine = own.find(font => font.family === resolved)
  if (mine === undefined) return weightsOf(resolved)
  const [lightest, heaviest] = mine.weights
  const between = allWeights.filter(weight => weight >= lightest && weight <= heaviest)
  return between.length === 0 ? [lightest] : between
}

/** Whether a family has slanted letters of its own; a file of hers can be slanted by the browser. */
export const hasItalic = (family: string, { kit }: Fonts): boolean =>
  factsOfFamily(resolveFamily(family, kit))?.italic ?? true

/** Whether a family lacks letters of a text, which are then drawn in another one. */
export function lacksLetters(family: string, text: string, { kit, own }: Fonts): boolean {
  const resolved = resolveFamily(family, kit)
  const facts = own.find(font => font.family === resolved) ?? factsOfFamily(resolved)
  return facts?.cyrillic === false && /\p{Script=Cyrillic}/u.test(text)
}

/** A face in another family: as bold and as slanted as that one can be. What a part of the brand has is taken from the brand. */
export function faceIn(family: string, before: Face, fonts: Fonts): Face {
  const { heading, body } = fonts.kit
  const wanted =
    family === 'brand:heading' ? heading.weight : family === 'brand:body' ? body.weight : before.weight
  const weight = weightsIn(family, fonts).reduce((best, other) =>
    Math.abs(other - wanted) < Math.abs(best - wanted) ? other : best,
  )
  return { family, weight, italic: before.italic && hasItalic(family, fonts) }
}
