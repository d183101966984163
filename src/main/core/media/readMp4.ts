import type { FileHandle } from 'node:fs/promises'
import type { VideoFacts } from './inspectVideo.ts'
import { damagedFile } from './damagedFile.ts'

/**
 * Size, length and rotation from an ISO base media file (ISO/IEC 14496-12; MP4 and QuickTime alike). Only the boxes
 * that are needed are read, so that no library of several megabytes has to come along.
 */

interface Box {
  type: string
  /** Offset of the payload. */
  start: number
  end: number
}

const maxTopLevelBoxes = 20_000
const maxMoovBytes = 64_000_000

/** Throws AppError `unsupported_file` when a box is cut off or there is no index. `null`: there is no picture track. */
export async function readMp4(file: FileHandle, size: number, mime: string): Promise<VideoFacts | null> {
  let moov: Box | null = null
  let hasData = false
  let offset = 0
  for (let count = 0; offset + 8 <= size; count++) {
    if (count > maxTopLevelBoxes) throw damagedFile(mime, 'it has too many parts')
    const head = Buffer.alloc(16)
    await file.read(head, 0, 16, offset)
    const box = boxAt(head, 0, size - offset)
    if (box === null) throw damagedFile(mime, 'a part is cut off')
    hasData ||= box.type === 'mdat'
    if (box.type === 'moov') moov = { ...box, start: offset + box.start, end: offset + box.end }
    offset += box.end
  }
  if (offset < size && (await hasContent(file, offset, size))) throw damagedFile(mime, 'a part is cut off')
  if (moov === null) throw damagedFile(mime, 'its index is missing')
  if (!hasData) throw damagedFile(mime, 'it holds no pictures')
  const length = moov.end - moov.start
  if (length > maxMoovBytes) throw damagedFile(mime, 'its index is too large')
  const buffer = Buffer.alloc(length)
  await file.read(buffer, 0, length, moov.start)
  try {
    return readMoov(buffer)
  } catch (error) {
    if (error instanceof RangeError) throw damagedFile(mime, 'its index cannot be read', error)
    throw error
  }
}

/** QuickTime may end with a few zeros. */
async function hasContent(file: FileHandle, from: number, to: number): Promise<boolean> {
  const rest = Buffer.alloc(to - from)
  await file.read(rest, 0, rest.length, from)
  return rest.some(byte => byte !== 0)
}

function readMoov(moov: Buffer): VideoFacts | null {
  const top = childrenOf(moov, { type: 'moov', start: 0, end: moov.length })
  for (const trak of top.filter(box => box.type === 'trak')) {
    const size = videoSizeOf(moov, trak)
    if (size !== null) return { ...size, durationMs: durationOf(moov, top) }
  }
  return null
}

function videoSizeOf(moov: Buffer, trak: Box): { width: number; height: number } | null {
  const handler = find(moov, trak, ['mdia', 'hdlr'])
  if (handler === null || moov.toString('latin1', handler.start + 8, handler.start + 12) !== 'vide')
    return null
  const header = find(moov, trak, ['tkhd'])
  if (header === null) return null
  // Version 1 has three 64-bit times where version 0 has 32-bit ones.
  const matrix = header.start + (moov.readUInt8(header.start) === 1 ? 52 : 40)
  const shown = {
    width: moov.readUInt32BE(matrix + 36) >>> 16,
    height: moov.readUInt32BE(matrix + 40) >>> 16,
  }
  const size = shown.width > 0 && shown.height > 0 ? shown : codedSizeOf(moov, trak)
  if (size === null) return null
  // The matrix of a quarter turn has zeros on its diagonal: telephones film so when held upright.
  const quarterTurn = moov.readInt32BE(matrix) === 0 && moov.readInt32BE(matrix + 16) === 0
  return quarterTurn ? { width: size.height, height: size.width } : size
}

function codedSizeOf(moov: Buffer, trak: Box): { width: number; height: number } | null {
  const table = find(moov, trak, ['mdia', 'minf', 'stbl', 'stsd'])
  if (table === null) return null
  const entry = table.start + 8
  const size = { width: moov.readUInt16BE(entry + 32), height: moov.readUInt16BE(entry + 34) }
  return size.width > 0 && size.height > 0 ? size : null
}

function durationOf(moov: Buffer, top: readonly Box[]): number | null {
  const header = top.find(box => box.type === 'mvhd')
  if (header === undefined) return null
  const wide = moov.readUInt8(header.start) === 1
  const timescale = moov.readUInt32BE(header.start + (wide ? 20 : 12))
  const duration = wide
    ? Number(moov.readBigUInt64BE(header.start + 24))
    : moov.readUInt32BE(header.start + 16)
  const units = duration > 0 && duration < 0xffff_ffff ? duration : fragmentedDuration(moov, top)
  return units === null || timescale === 0 ? null : Math.round((units / timescale) * 1000)
}

/** A fragmented file says its length in moov/mvex/mehd, if at all. */
function fragmentedDuration(moov: Buffer, top: readonly Box[]): number | null {
  const fragments = top.find(box => box.type === 'mvex')
  const header = fragments === undefined ? null : find(moov, fragments, ['mehd'])
  if (header === null) return null
  return moov.readUInt8(header.start) === 1
    ? Number(moov.readBigUInt64BE(header.start + 4))
    : moov.readUInt32BE(header.start + 4)
}

function find(buffer: Buffer, parent: Box, path: readonly string[]): Box | null {
  let box = parent
  for (const type of path) {
    const child = childrenOf(buffer, box).find(c => c.type === type)
    if (child === undefined) return null
    box = child
  }
  return box
}

function childrenOf(buffer: Buffer, parent: Box): Box[] {
  const boxes: Box[] = []
  let offset = parent.start
  while (offset + 8 <= parent.end) {
    const box = boxAt(buffer, offset, parent.end - offset)
    if (box === null) break
    boxes.push(box)
    offset = box.end
  }
  return boxes
}

/** The box whose header is at `offset`, or null when it is longer than the `room` there is. */
function boxAt(buffer: Buffer, offset: number, room: number): Box | null {
  const short = buffer.readUInt32BE(offset)
  const type = buffer.toString('latin1', offset + 4, offset + 8)
  // 0: to the end of the file; 1: a 64-bit length follows.
  const headBytes = short === 1 ? 16 : 8
  if (room < headBytes) return null
  const length = short === 0 ? room : short === 1 ? Number(buffer.readBigUInt64BE(offset + 8)) : short
  if (length < headBytes || length > room) return null
  return { type, start: offset + headBytes, end: offset + length }
}
