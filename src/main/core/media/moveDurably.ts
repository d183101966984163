import { mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Whether there is a file of this size. */
export const isFileOf = (path: string, bytes: number): Promise<boolean> =>
  stat(path).then(
    found => found.isFile() && found.size === bytes,
    () => false,
  )

/** Moves a synced file to its place; after it the file is there even if the power goes. */
export async function moveDurably(from: string, to: string): Promise<void> {
  const folder = dirname(to)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(from, to)
  // Windows cannot sync a folder, and does not need it.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
