import { emojiFamily, factsOfFamily, ownFontId } from '#shared/design/fontFamilies.ts'
import type { FontFile } from './fontFiles.ts'

/** A face as text asks for it. */
export interface WantedFace {
  family: string
  weight: number
  italic: boolean
  /** What is to be drawn in it: only the files that have these letters are read. Letters of Western Europe when not given. */
  text?: string
}

/** Families whose files the document knows of; a promise while they are being looked up. */
const known = new Map<string, Promise<void>>()

function addFiles(family: string, files: readonly FontFile[]): void {
  for (const { url, unicodeRange, weight, style } of files) {
    document.fonts.add(
      new FontFace(family, `url(${JSON.stringify(url)})`, { weight, style, unicodeRange, display: 'block' }),
    )
  }
}

async function introduce(family: string): Promise<void> {
  const ownId = ownFontId(family)
  if (ownId !== null) {
    document.fonts.add(new FontFace(family, `url("/media/${ownId}")`, { display: 'block' }))
    return
  }
  const facts = factsOfFamily(family)
  if (facts === null && family !== emojiFamily) return
  const { emojiFontFiles, fontFilesOf } = await import('./fontFiles.ts')
  addFiles(family, facts === null ? emojiFontFiles() : fontFilesOf(facts))
}

/** Makes a family known to the document, so that it may stand in styles; reads none of its files. */
export function introduceFont(family: string): Promise<void> {
  let introduced = known.get(family)
  if (introduced === undefined) {
    introduced = introduce(family)
    known.set(family, introduced)
  }
  return introduced
}

/**
 * Resolves when text in these faces can be drawn, on a canvas too. A family that is not there, or a file that cannot be read, is no
 * error: its text is drawn in a fallback.
 */
export async function loadFonts(faces: readonly WantedFace[]): Promise<void> {
  await Promise.all(
    faces.map(async ({ family, weight, italic, text }) => {
      await introduceFont(family)
      await document.fonts
        .load(`${italic ? 'italic ' : ''}${weight} 16px ${JSON.stringify(family)}`, text)
        .catch(drawnInFallback)
    }),
  )
}

/** Her own file is gone, or no font the browser can read: what an unknown family is, too. */
const drawnInFallback = () => undefined
