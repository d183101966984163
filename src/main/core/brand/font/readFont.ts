import type { BrandFont } from '#shared/model/brand.ts'
import { fontRefusal } from './fontRefusal.ts'
import type { FontTables } from './FontTables.ts'
import { lettersOf } from './lettersOf.ts'
import { nameIn } from './nameIn.ts'
import { openFont } from './openFont.ts'

export type FontFacts = Pick<
  BrandFont,
  'family' | 'style' | 'weights' | 'italic' | 'latinExtended' | 'cyrillic' | 'mime'
>

const headMagic = 0x5f_0f_3c_f5
/** What no font can be drawn without. */
const needed = ['head', 'hhea', 'hmtx', 'maxp', 'cmap', 'name']

/**
 * What a font file says of itself, once it proved to be one that can be drawn with. `fileName` names it where it has no name. Throws
 * AppError `unsupported_file` (see fontRefusal).
 */
export function readFont(bytes: Uint8Array, fileName: string): FontFacts {
  const tables = openFont(bytes)
  try {
    checkDrawable(tables)
    const has = lettersOf(table(tables, 'cmap'))
    const hasAll = (letters: string) => Array.from(letters).every(letter => has(letter.codePointAt(0) ?? 0))
    const cyrillic = hasAll('АЯабвгдежя')
    if (!hasAll('AZaz') && !cyrillic) throw fontRefusal('noLetters')
    const names = table(tables, 'name')
    return {
      mime: tables.mime,
      family: nameIn(names, [16, 1, 4]) ?? withoutEnding(fileName),
      style: nameIn(names, [17, 2]) ?? '',
      ...looks(tables),
      latinExtended: hasAll('āčőşŵ'),
      cyrillic,
    }
  } catch (error) {
    // A place outside of a table.
    if (error instanceof RangeError) throw fontRefusal('damaged', error)
    throw error
  }
}

function checkDrawable(tables: FontTables): void {
  if (needed.some(tag => !tables.tags.has(tag))) throw fontRefusal('damaged')
  const hasOutlines = ['glyf', 'CFF ', 'CFF2'].some(tag => tables.tags.has(tag))
  const head = table(tables, 'head')
  const unitsPerEm = head.getUint16(18)
  if (
    !hasOutlines ||
    head.getUint32(12) !== headMagic ||
    unitsPerEm < 16 ||
    unitsPerEm > 16_384 ||
    table(tables, 'maxp').getUint16(4) === 0
  ) {
    throw fontRefusal('damaged')
  }
}

function table(tables: FontTables, tag: string): DataView {
  const found = tables.read(tag)
  if (found === null) throw fontRefusal('damaged')
  return found
}

const weightAxis = 0x77_67_68_74 // wght

function looks(tables: FontTables): Pick<FontFacts, 'weights' | 'italic'> {
  const os2 = tables.read('OS/2')
  const macStyle = table(tables, 'head').getUint16(44)
  const italic = os2 === null ? (macStyle & 2) !== 0 : (os2.getUint16(62) & 1) !== 0
  const axes = tables.read('fvar')
  const range = axes === null ? null : weightRange(axes)
  const own = bounded(os2 === null ? ((macStyle & 1) === 0 ? 400 : 700) : os2.getUint16(4))
  return { italic, weights: range ?? [own, own] }
}

function weightRange(fvar: DataView): [number, number] | null {
  const [first, count, size] = [fvar.getUint16(4), fvar.getUint16(8), fvar.getUint16(10)]
  for (let index = 0; index < Math.min(count, 64); index += 1) {
    const at = first + index * size
    if (fvar.getUint32(at) !== weightAxis) continue
    const [least, most] = [bounded(fvar.getInt32(at + 4) / 65_536), bounded(fvar.getInt32(at + 12) / 65_536)]
    return least <= most ? [least, most] : null
  }
  return null
}

const bounded = (weight: number) => Math.round(Math.min(900, Math.max(100, weight)))

const withoutEnding = (fileName: string): string => fileName.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 100)
