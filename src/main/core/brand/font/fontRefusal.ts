import { AppError } from '#shared/rpc/errors.ts'

/** Why a file is not taken as a font; `details.reason` is for the words the person reads. */
export type FontRefusal = 'notFont' | 'damaged' | 'collection' | 'noLetters'

const words: Record<FontRefusal, string> = {
  notFont: 'This is not a font file. Fonts as TTF, OTF, WOFF or WOFF2 can be added.',
  damaged: 'The font is damaged or was cut off. Try to get it again from where it came.',
  collection: 'This file holds several fonts at once (TTC). Add the cut you need as a file of its own.',
  noLetters: 'No letters can be drawn with this font: it has none of the Latin or Cyrillic alphabet.',
}

export const fontRefusal = (reason: FontRefusal, cause?: unknown): AppError =>
  new AppError('unsupported_file', words[reason], { reason }, { cause })
