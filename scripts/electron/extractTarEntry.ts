import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

const blockBytes = 512

/** Takes one file out of a gzipped tar archive, streamed. Throws when the archive has no such file or ends early. */
export async function extractTarEntry(archive: string, entryName: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(archive),
    createGunzip(),
    (unpacked: AsyncIterable<Buffer>) => bytesOfEntry(unpacked, entryName),
    createWriteStream(target),
  )
}

async function* bytesOfEntry(archive: AsyncIterable<Buffer>, entryName: string): AsyncGenerator<Buffer> {
  let header = Buffer.alloc(0)
  let contentLeft = 0
  let paddingLeft = 0
  let state: 'before' | 'inside' | 'after' = 'before'
  for await (let chunk of archive) {
    while (chunk.length > 0) {
      if (contentLeft > 0) {
        const part = chunk.subarray(0, contentLeft)
        chunk = chunk.subarray(part.length)
        contentLeft -= part.length
        if (state === 'inside') yield part
        if (state === 'inside' && contentLeft === 0) state = 'after'
      } else if (paddingLeft > 0) {
        const skipped = Math.min(paddingLeft, chunk.length)
        chunk = chunk.subarray(skipped)
        paddingLeft -= skipped
      } else {
        const part = chunk.subarray(0, blockBytes - header.length)
        chunk = chunk.subarray(part.length)
        header = Buffer.concat([header, part])
        if (header.length < blockBytes) continue
        contentLeft = contentSize(header)
        paddingLeft = -contentLeft & (blockBytes - 1)
        if (state === 'before' && name(header) === entryName) state = contentLeft > 0 ? 'inside' : 'after'
        header = Buffer.alloc(0)
      }
    }
  }
  if (state === 'before') throw new Error(`The archive holds no ${entryName}`)
  if (state === 'inside') throw new Error(`The archive ends in the middle of ${entryName}`)
}

/** Files above 8 GB use another notation, which does not occur here and would come out as NaN. */
function contentSize(header: Buffer): number {
  const digits = text(header, 124, 136).trim()
  const size = digits === '' ? 0 : Number.parseInt(digits, 8)
  if (!Number.isSafeInteger(size)) throw new Error('The archive has a header that cannot be read')
  return size
}

function name(header: Buffer): string {
  const prefix = text(header, 345, 500)
  return prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`
}

function text(header: Buffer, start: number, end: number): string {
  return header.toString('latin1', start, end).split('\0')[0] ?? ''
}
