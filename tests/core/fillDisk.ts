import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Takes every byte that is left on the disk of a folder; returns how to give them back. */
export function fillDisk(dir: string): () => void {
  const file = join(dir, 'filler')
  const fd = openSync(file, 'w')
  const bytes = Buffer.alloc(4096)
  try {
    for (;;) writeSync(fd, bytes)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOSPC') throw error
  } finally {
    closeSync(fd)
  }
  return () => rmSync(file, { force: true })
}
