import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'

/**
 * Unpacks the files of a zip archive, one after another and streamed, with their permission bits.
 * `nameFor` gives each file its path inside `targetDir`, or null to leave it out. Returns the number of files.
 */
export async function unzip(
  zipPath: string,
  targetDir: string,
  nameFor: (entryName: string) => string | null,
): Promise<number> {
  const zip = await openPromise(zipPath, { autoClose: false })
  let files = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.endsWith('/') ? null : nameFor(entry.fileName)
      if (name === null) continue
      const target = join(targetDir, name)
      const mode = (entry.externalFileAttributes >>> 16) & 0o777
      await mkdir(dirname(target), { recursive: true })
      await pipeline(
        await zip.openReadStreamPromise(entry),
        createWriteStream(target, { mode: mode === 0 ? 0o644 : mode, flags: 'wx' }),
      )
      files += 1
    }
  } finally {
    zip.close()
  }
  return files
}
