import { svgRefusal } from './svgRefusal.ts'

/** Pictures inside the file itself, of kinds that run nothing. */
const embeddedPicture = /^data:image\/(png|jpe?g|webp|gif);base64,[A-Za-z0-9+/=\s]+$/
const insideTheFile = /^#[^\s"'()<>]+$/

/** Where a value points within the file: `url(#a)`. Throws AppError when it points anywhere else. */
export function referencesIn(value: string): string[] {
  // An escape could hide a word from everything below.
  if (value.includes('\\')) throw svgRefusal('svgActive')
  if (/javascript:|expression\s*\(|-moz-binding|behavior\s*:/i.test(value)) throw svgRefusal('svgActive')
  if (/@import|@font-face[^}]*url\s*\((?!\s*["']?data:font\/)/i.test(value)) throw svgRefusal('svgExternal')
  return [...value.matchAll(/\burl\s*\(\s*(["']?)(.*?)\1\s*\)?(?=[\s;,)}]|$)/gi)].flatMap(
    ([, , target = '']) => {
      if (target.startsWith('data:font/')) return []
      if (!insideTheFile.test(target)) throw svgRefusal('svgExternal')
      return [target.slice(1)]
    },
  )
}

export interface CheckedAttribute {
  name: string
  value: string
  references: string[]
}

/**
 * An attribute as it may stay, or null when it says nothing to a drawing (what editors leave for themselves). Throws AppError when
 * it would run something or ask for something outside the file.
 */
export function svgAttribute(element: string, name: string, value: string): CheckedAttribute | null {
  if (/^on/i.test(name)) throw svgRefusal('svgActive')
  if (/^(xlink:)?href$/i.test(name)) return linkOf(element, value.trim())
  if (name.includes(':') && name !== 'xml:space') return null
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) && name !== 'xml:space') return null
  if (name === 'xmlns') return null
  return { name, value, references: referencesIn(value) }
}

function linkOf(element: string, value: string): CheckedAttribute | null {
  // A link on a drawing leads nowhere when it is drawn.
  if (element === 'a') return null
  if (insideTheFile.test(value)) return { name: 'href', value, references: [value.slice(1)] }
  if (/^javascript:/i.test(value)) throw svgRefusal('svgActive')
  if ((element === 'image' || element === 'feImage') && embeddedPicture.test(value))
    return { name: 'href', value: value.replaceAll(/\s/g, ''), references: [] }
  throw svgRefusal('svgExternal')
}
