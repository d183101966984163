import type { FontMime } from '#shared/model/brand.ts'

/** A font as the parts it is made of. */
export interface FontTables {
  mime: FontMime
  /** The names of all its tables; a large one may not be unpacked. */
  tags: ReadonlySet<string>
  /** A table of few bytes, or null when there is none. */
  read(tag: string): DataView | null
}

/** A font unpacked is never larger: the largest that are in use, with all of Chinese, stay below it. */
export const maxUnpackedBytes = 64_000_000
export const maxTables = 100

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The four letters at a place. */
export const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
