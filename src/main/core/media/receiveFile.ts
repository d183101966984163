import { createHash, randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/rpc/errors.ts'
import { explainDiskFull } from './diskFull.ts'

export interface ReceivedFile {
  path: string
  bytes: number
  sha256: string
}

export interface ReceiveOptions {
  /** An existing folder on the file system where the file is to stay. */
  folder: string
  /** For messages. */
  name: string
  /** What the sender says it will send, or null. */
  declaredBytes: number | null
  maxBytes: number
}

/** A file name in this folder with this ending is unfinished; it may be deleted when nothing is being received. */
export const unfinishedEnding = '.part'

/**
 * Writes a stream into a new file while hashing it, and syncs it to the disk. Throws AppError `too_large` as soon as it
 * is known, `disk_full`, or `cancelled` when the sender stopped; no file is left behind then.
 */
export async function receiveFile(
  stream: AsyncIterable<Uint8Array>,
  { folder, name, declaredBytes, maxBytes }: ReceiveOptions,
): Promise<ReceivedFile> {
  if (declaredBytes !== null && declaredBytes > maxBytes) throw tooLarge(name, declaredBytes, maxBytes)
  const path = join(folder, `${randomUUID()}${unfinishedEnding}`)
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      const hash = createHash('sha256')
      let bytes = 0
      for await (const chunk of orCancelled(stream)) {
        bytes += chunk.byteLength
        if (bytes > maxBytes) throw tooLarge(name, declaredBytes, maxBytes)
        hash.update(chunk)
        await file.appendFile(chunk)
      }
      await file.sync()
      return { path, bytes, sha256: hash.digest('hex') }
    } finally {
      await file.close()
    }
  } catch (error) {
    await rm(path, { force: true })
    throw explainDiskFull(error)
  }
}

/** What goes wrong with the stream itself is the sender's going away, not a bug. */
async function* orCancelled(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = stream[Symbol.asyncIterator]()
  let ended = false
  try {
    for (;;) {
      const next = await source.next().catch((error: unknown) => {
        ended = true
        throw new AppError('cancelled', 'The file did not arrive whole.', undefined, { cause: error })
      })
      ended = next.done === true
      if (next.done === true) return
      yield next.value
    }
  } finally {
    if (!ended) await source.return?.()
  }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`

/** `bytes` null: it went past the limit without saying how large it is. */
function tooLarge(name: string, bytes: number | null, limitBytes: number): AppError {
  const size = bytes === null || bytes <= limitBytes ? 'larger than that' : megabytes(bytes)
  return new AppError(
    'too_large',
    `“${name}” is too large: at most ${megabytes(limitBytes)} can be added, and it is ${size}.`,
    { reason: 'bytes', bytes: bytes !== null && bytes > limitBytes ? bytes : null, limitBytes },
  )
}
