import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { ReadingFailure } from '../ReadingFailure.ts'
import { Collector } from './Collector.ts'

/** For headers, and for saying how long each piece is. Pieces of a byte each are meant to keep somebody busy. */
const framingBytes = 1_000_000

const unpackers: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * The whole body, unpacked. Stops at the bound, counted as it arrives and again as it is unpacked: what is read is at most
 * `maxBytes` and what one piece holds beyond. Throws ReadingFailure.
 */
export async function readBody(
  response: IncomingMessage,
  { maxBytes, onPiece }: { maxBytes: number; onPiece: () => void },
): Promise<Buffer> {
  const limit = { params: { megabytes: Math.round(maxBytes / 1_000_000) } }
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw new ReadingFailure('tooBig', limit)
  const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  const isPacked = coding !== '' && coding !== 'identity'
  const unpack = unpackers[coding]
  if (isPacked && unpack === undefined) {
    throw new ReadingFailure('packing', { params: { coding: coding.slice(0, 40) } })
  }

  async function* arriving(): AsyncGenerator<Uint8Array> {
    let bytes = 0
    for await (const piece of response as AsyncIterable<Uint8Array>) {
      onPiece()
      bytes += piece.length
      const onTheLine = response.socket.bytesRead - framingBytes
      if (Math.max(bytes, onTheLine) > maxBytes) throw new ReadingFailure('tooBig', limit)
      yield piece
    }
  }
  const collector = new Collector()
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const piece of source) {
      collector.add(piece)
      if (collector.size > maxBytes) throw new ReadingFailure(isPacked ? 'unpacksTooBig' : 'tooBig', limit)
    }
  }
  if (unpack === undefined) await collect(arriving())
  else await pipeline(arriving(), unpack(), collect)
  return collector.bytes()
}
