import type { FileHandle } from 'node:fs/promises'
import type { VideoFacts } from './inspectVideo.ts'
import { damagedFile } from './damagedFile.ts'

/** Size and length from a WebM file (RFC 8794 EBML, RFC 9559 Matroska): the Info and Tracks elements of its segment. */

const ids = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackType: 0x83,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
} as const

interface Element {
  id: number
  start: number
  /** Null: the length is unknown, as in a live recording. */
  end: number | null
}

const maxElements = 50_000
const maxElementBytes = 4_000_000

/** Throws AppError `unsupported_file` when it is cut off. `null`: there is no picture track. */
export async function readWebm(file: FileHandle, size: number, mime: string): Promise<VideoFacts | null> {
  let durationMs: number | null = null
  let dimensions: { width: number; height: number } | null = null
  let sawTracks = false
  let offset = 0
  for (let count = 0; offset < size && count < maxElements; count++) {
    const element = await elementInFile(file, offset, size)
    if (element === null) break // Padding at the end; whether something is missing is seen by the tracks.
    if (element.end !== null && element.end > size) throw damagedFile(mime, 'a part is cut off')
    if (element.id === ids.segment) {
      offset = element.start // Go into it.
      continue
    }
    if (element.id === ids.info) durationMs = durationIn(await contentOf(file, element, mime))
    if (element.id === ids.tracks) {
      dimensions = sizeIn(await contentOf(file, element, mime))
      sawTracks = true
    }
    // What follows an element of unknown length cannot be found without decoding; the tracks come before.
    if (element.end === null) break
    offset = element.end
  }
  if (!sawTracks) throw damagedFile(mime, 'its index is missing')
  return dimensions === null ? null : { ...dimensions, durationMs }
}

async function elementInFile(file: FileHandle, offset: number, size: number): Promise<Element | null> {
  const head = Buffer.alloc(12)
  const { bytesRead } = await file.read(head, 0, Math.min(12, size - offset), offset)
  const element = elementAt(head.subarray(0, bytesRead), 0)
  if (element === null) return null
  return {
    id: element.id,
    start: element.start + offset,
    end: element.end === null ? null : element.end + offset,
  }
}

async function contentOf(file: FileHandle, element: Element, mime: string): Promise<Buffer> {
  const length = (element.end ?? Infinity) - element.start
  if (length > maxElementBytes) throw damagedFile(mime, 'its index is too large')
  const buffer = Buffer.alloc(length)
  await file.read(buffer, 0, length, element.start)
  return buffer
}

function durationIn(info: Buffer): number | null {
  let nanosecondsPerUnit = 1_000_000
  let duration: number | null = null
  for (const { id, content } of childrenOf(info)) {
    if (id === ids.timestampScale) nanosecondsPerUnit = unsigned(content)
    if (id === ids.duration && content.length === 4) duration = content.readFloatBE(0)
    if (id === ids.duration && content.length === 8) duration = content.readDoubleBE(0)
  }
  if (duration === null || !Number.isFinite(duration) || duration <= 0) return null
  return Math.round((duration * nanosecondsPerUnit) / 1_000_000)
}

function sizeIn(tracks: Buffer): { width: number; height: number } | null {
  for (const track of childrenOf(tracks).filter(e => e.id === ids.trackEntry)) {
    const video = childrenOf(track.content).find(e => e.id === ids.video)
    if (video === undefined) continue
    const values = new Map(childrenOf(video.content).map(e => [e.id, e.content]))
    const width = unsigned(values.get(ids.pixelWidth))
    const height = unsigned(values.get(ids.pixelHeight))
    if (width > 0 && height > 0) return { width, height }
  }
  return null
}

function childrenOf(buffer: Buffer): { id: number; content: Buffer }[] {
  const children: { id: number; content: Buffer }[] = []
  let offset = 0
  while (offset < buffer.length) {
    const element = elementAt(buffer, offset)
    if (element === null || element.end === null || element.end > buffer.length) break
    children.push({ id: element.id, content: buffer.subarray(element.start, element.end) })
    offset = element.end
  }
  return children
}

/** Reads the id and length at `offset`; null when they are cut off or not EBML. */
function elementAt(buffer: Buffer, offset: number): Element | null {
  const idBytes = Math.clz32(buffer[offset] ?? 0) - 23
  if (idBytes < 1 || idBytes > 4 || offset + idBytes >= buffer.length) return null
  const id = buffer.readUIntBE(offset, idBytes)
  const first = buffer[offset + idBytes] ?? 0
  const lengthBytes = Math.clz32(first) - 23
  const start = offset + idBytes + lengthBytes
  if (lengthBytes > 8 || start > buffer.length) return null
  let length = first & (0xff >> lengthBytes)
  let unknown = length === 0xff >> lengthBytes
  for (let i = 1; i < lengthBytes; i++) {
    const byte = buffer[offset + idBytes + i] ?? 0
    length = length * 256 + byte
    unknown &&= byte === 0xff
  }
  return { id, start, end: unknown ? null : start + length }
}

function unsigned(content: Buffer | undefined): number {
  if (content === undefined || content.length === 0 || content.length > 6) return 0
  return content.readUIntBE(0, content.length)
}
