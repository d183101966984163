import { inflateSync } from 'node:zlib'
import { fontRefusal } from './fontRefusal.ts'
import { maxTables, maxUnpackedBytes, tagAt, viewOf } from './FontTables.ts'
import type { FontTables } from './FontTables.ts'
import { openWoff2 } from './openWoff2.ts'

interface TableRecord {
  tag: string
  offset: number
  length: number
  /** As it is once unpacked. */
  unpackedLength: number
}

/**
 * Opens a font file by its content: TTF, OTF, WOFF or WOFF2. Every table must lie within the file; nothing is believed that
 * it says of itself. Throws AppError `unsupported_file`. (fontkit trusts lengths and counts, so it is no reader for strangers' files.)
 */
export function openFont(bytes: Uint8Array): FontTables {
  try {
    const view = viewOf(bytes)
    switch (tagAt(view, 0)) {
      case '\0\x01\0\0':
      case 'true':
        return tablesOf(bytes, 'font/ttf', sfntRecords(view))
      case 'OTTO':
        return tablesOf(bytes, 'font/otf', sfntRecords(view))
      case 'wOFF':
        return tablesOf(bytes, 'font/woff', woffRecords(view))
      case 'wOF2':
        return openWoff2(bytes)
      case 'ttcf':
        throw fontRefusal('collection')
      default:
        throw fontRefusal('notFont')
    }
  } catch (error) {
    // A place outside of the file.
    if (error instanceof RangeError) throw fontRefusal('damaged', error)
    throw error
  }
}

function sfntRecords(view: DataView): TableRecord[] {
  return records(view.getUint16(4), index => {
    const at = 12 + index * 16
    const length = view.getUint32(at + 12)
    return { tag: tagAt(view, at), offset: view.getUint32(at + 8), length, unpackedLength: length }
  })
}

function woffRecords(view: DataView): TableRecord[] {
  if (view.getUint32(8) !== view.byteLength) throw fontRefusal('damaged')
  return records(view.getUint16(12), index => {
    const at = 44 + index * 20
    const record = {
      tag: tagAt(view, at),
      offset: view.getUint32(at + 4),
      length: view.getUint32(at + 8),
      unpackedLength: view.getUint32(at + 12),
    }
    if (record.length > record.unpackedLength) throw fontRefusal('damaged')
    return record
  })
}

function records(count: number, read: (index: number) => TableRecord): TableRecord[] {
  if (count === 0 || count > maxTables) throw fontRefusal('damaged')
  const all = Array.from({ length: count }, (_, index) => read(index))
  const total = all.reduce((sum, { unpackedLength }) => sum + unpackedLength, 0)
  if (total > maxUnpackedBytes || new Set(all.map(({ tag }) => tag)).size < count) {
    throw fontRefusal('damaged')
  }
  return all
}

function tablesOf(bytes: Uint8Array, mime: FontTables['mime'], all: readonly TableRecord[]): FontTables {
  if (all.some(({ offset, length }) => offset + length > bytes.length)) throw fontRefusal('damaged')
  return {
    mime,
    tags: new Set(all.map(({ tag }) => tag)),
    read: tag => {
      const record = all.find(one => one.tag === tag)
      if (record === undefined) return null
      const part = bytes.subarray(record.offset, record.offset + record.length)
      return viewOf(record.length === record.unpackedLength ? part : inflated(part, record.unpackedLength))
    },
  }
}

function inflated(part: Uint8Array, length: number): Uint8Array {
  try {
    const unpacked = inflateSync(part, { maxOutputLength: length })
    if (unpacked.length === length) return unpacked
  } catch (error) {
    throw fontRefusal('damaged', error)
  }
  throw fontRefusal('damaged')
}
