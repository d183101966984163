import { factsOfFamily, ownFontId } from '#shared/design/fontFamilies.ts'
import type { TextFace } from '../../stage/Stage.ts'
import type { FontFile } from '../../fonts/fontFiles.ts'
import { dataAddress } from './svgPicture.ts'

/** The fonts of some texts as CSS that holds the files themselves, so that the drawing looks the same everywhere. */
export async function fontFaces(faces: readonly TextFace[], signal: AbortSignal): Promise<string> {
  const rules = new Map<string, Promise<string>>()
  for (const { family, italic, text } of faces) {
    for (const file of await filesOf(family)) {
      if (file.style !== (italic ? 'italic' : 'normal') || !hasLetterOf(file.unicodeRange, text)) continue
      if (!rules.has(file.url)) rules.set(file.url, ruleOf(family, file, signal))
    }
  }
  return (await Promise.all(rules.values())).join('')
}

async function filesOf(family: string): Promise<FontFile[]> {
  const ownId = ownFontId(family)
  if (ownId !== null) {
    return [{ url: `/fonts/${ownId}`, unicodeRange: 'U+0-10FFFF', weight: '100 900', style: 'normal' }]
  }
  const facts = factsOfFamily(family)
  if (facts === null) return []
  const { fontFilesOf } = await import('../../fonts/fontFiles.ts')
  return fontFilesOf(facts)
}

async function ruleOf(family: string, file: FontFile, signal: AbortSignal): Promise<string> {
  const response = await fetch(file.url, { signal })
  // A file of hers that is gone is drawn in a fallback here as everywhere.
  if (!response.ok) return ''
  const source = await dataAddress(await response.blob())
  const name = family.replaceAll(/["\\<]/g, '')
  return `@font-face{font-family:"${name}";src:url("${source}");font-weight:${file.weight};font-style:${file.style};unicode-range:${file.unicodeRange}}`
}

/** Whether a text has a letter in ranges such as `U+0-FF,U+131`. */
export function hasLetterOf(unicodeRange: string, text: string): boolean {
  const ranges = unicodeRange.split(',').map(range => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })
  return [...text].some(letter => {
    const code = letter.codePointAt(0) ?? 0
    return ranges.some(([from, to]) => code >= from && code <= to)
  })
}
