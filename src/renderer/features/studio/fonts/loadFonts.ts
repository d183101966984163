import { emojiFamily, factsOfFamily, ownFontId } from '#shared/design/fontFamilies.ts'
import type { FontFile } from './fontFiles.ts'

/** A face as text asks for it. */
export interface WantedFace {
  family: string
  weight: number
  italic: boolean
  /** What is to be drawn in it: only the files that have these letters are read. All of the family when not given. */
  text?: string
}

/** What the document knows of each family; a promise while that is being looked up. */
const known = new Map<string, Promise<readonly FontFace[]>>()

function add(family: string, files: readonly FontFile[]): FontFace[] {
  return files.map(({ url, unicodeRange, weight, style }) => {
    const face = new FontFace(family, `url(${JSON.stringify(url)})`, {
      weight,
      style,
      unicodeRange,
      display: 'block',
    })
    document.fonts.add(face)
    return face
  })
}

async function introduce(family: string): Promise<readonly FontFace[]> {
  const ownId = ownFontId(family)
  if (ownId !== null) {
    const everything = { unicodeRange: 'U+0-10FFFF', weight: '100 900', style: 'normal' } as const
    return add(family, [{ url: `/fonts/${ownId}`, ...everything }])
  }
  const facts = factsOfFamily(family)
  if (facts === null && family !== emojiFamily) return []
  const { emojiFontFiles, fontFilesOf } = await import('./fontFiles.ts')
  return add(family, facts === null ? emojiFontFiles() : fontFilesOf(facts))
}

/** Makes a family known to the document, so that it may stand in styles; reads none of its files. */
export function introduceFont(family: string): Promise<readonly FontFace[]> {
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
export async function loadFonts(wanted: readonly WantedFace[]): Promise<void> {
  await Promise.all(
    wanted.map(async ({ family, weight, italic, text }) => {
      const faces = await introduceFont(family)
      if (text === undefined) {
        const style = italic && faces.some(face => face.style === 'italic') ? 'italic' : 'normal'
        const needed = faces.filter(face => face.style === style)
        await Promise.all(needed.map(face => face.load().catch(drawnInFallback)))
        return
      }
      await document.fonts
        .load(`${italic ? 'italic ' : ''}${weight} 16px ${JSON.stringify(family)}`, text)
        .catch(drawnInFallback)
    }),
  )
}

/** Her own file is gone, or no font the browser can read: what an unknown family is, too. */
const drawnInFallback = () => undefined
