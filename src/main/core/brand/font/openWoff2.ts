import { brotliDecompressSync } from 'node:zlib'
import { fontRefusal } from './fontRefusal.ts'
import { maxTables, maxUnpackedBytes, tagAt, viewOf } from './FontTables.ts'
import type { FontTables } from './FontTables.ts'

/** The tables that a WOFF2 names by a number (W3C WOFF2, 4.1). */
const knownTags = (
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS ' +
  'GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak ' +
  'Zapf Silf Glat Gloc Feat Sill'
).match(/.{4}(?= |$)/g) as string[]

const headerBytes = 48

interface Packed {
  tag: string
  /** Of the table as it lies in the unpacked stream; glyphs lie there in a form of their own. */
  length: number
}

/** Opens a WOFF2: one stream for all tables, unpacked no further than its directory says and never beyond the limit. */
export function openWoff2(bytes: Uint8Array): FontTables {
  const view = viewOf(bytes)
  if (tagAt(view, 4) === 'ttcf') throw fontRefusal('collection')
  const count = view.getUint16(12)
  if (view.getUint32(8) !== bytes.length || count === 0 || count > maxTables) throw fontRefusal('damaged')
  const { tables, end } = directory(view, count)
  const total = tables.reduce((sum, { length }) => sum + length, 0)
  const compressed = bytes.subarray(end, end + view.getUint32(20))
  if (total > maxUnpackedBytes || new Set(tables.map(({ tag }) => tag)).size < count) {
    throw fontRefusal('damaged')
  }
  const stream = unpacked(compressed, total)
  const parts = new Map<string, DataView>()
  let at = 0
  for (const { tag, length } of tables) {
    parts.set(tag, viewOf(stream.subarray(at, at + length)))
    at += length
  }
  return { mime: 'font/woff2', tags: new Set(parts.keys()), read: tag => parts.get(tag) ?? null }
}

function directory(view: DataView, count: number): { tables: Packed[]; end: number } {
  const tables: Packed[] = []
  let at = headerBytes
  const base128 = () => {
    const { value, next } = base128At(view, at)
    at = next
    return value
  }
  for (let index = 0; index < count; index += 1) {
    const flags = view.getUint8(at)
    at += 1
    const known = flags & 63
    const tag = known === 63 ? tagAt(view, at) : (knownTags[known] ?? '')
    if (known === 63) at += 4
    const original = base128()
    const version = flags >> 6
    const isGlyphs = tag === 'glyf' || tag === 'loca'
    // Glyphs are transformed unless it says 3, other tables only when it does not say 0.
    const isTransformed = isGlyphs ? version !== 3 : version !== 0
    tables.push({ tag, length: isTransformed ? base128() : original })
  }
  return { tables, end: at }
}

/** Seven bits a byte, the highest first, at most 32 bits (W3C WOFF2, 4.1). */
function base128At(view: DataView, from: number): { value: number; next: number } {
  let value = 0
  for (let at = from; at < from + 5; at += 1) {
    const byte = view.getUint8(at)
    if (at === from && byte === 0x80) break
    value = value * 128 + (byte & 127)
    if ((byte & 128) === 0) return { value, next: at + 1 }
  }
  throw fontRefusal('damaged')
}

function unpacked(compressed: Uint8Array, length: number): Uint8Array {
  try {
    const stream = brotliDecompressSync(compressed, { maxOutputLength: Math.max(length, 1) })
    if (stream.length === length) return stream
  } catch (error) {
    throw fontRefusal('damaged', error)
  }
  throw fontRefusal('damaged')
}
