import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** Throws unless the file's SHA-256 is the expected one (lower-case hex). */
export async function verifySha256(path: string, expected: string): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const actual = hash.digest('hex')
  if (actual !== expected) {
    throw new Error(`${path} is not the file it should be: its SHA-256 is ${actual}, expected ${expected}`)
  }
}
