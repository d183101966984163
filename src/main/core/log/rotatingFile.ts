import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export interface RotatingFile {
  /** Writes at once; what cannot be written (a full disk) is dropped: a log must never stop the app. */
  write(line: string): void
  close(): void
}

/**
 * A text file that is moved to `<file>.1` when it is full, at start or while running; older ones move on to `.2` and so
 * forth, until there are `keep` files in all.
 */
export function openRotatingFile(path: string, limits: { maxBytes: number; keep: number }): RotatingFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const openFile = () => openSync(path, 'a', 0o600)
  let fd: number | null = openFile()
  let size = fstatSync(fd).size
  let complained = false

  const rotate = () => {
    if (fd !== null) closeSync(fd)
    fd = null
    try {
      for (let i = limits.keep - 1; i > 0; i--) {
        const from = i === 1 ? path : `${path}.${i - 1}`
        if (existsSync(from)) renameSync(from, `${path}.${i}`)
      }
    } finally {
      // Whatever became of the renaming (another program may hold a file): go on writing.
      fd = openFile()
      size = fstatSync(fd).size
    }
  }

  return {
    write: line => {
      try {
        const bytes = Buffer.from(line)
        if (size > 0 && size + bytes.length > limits.maxBytes) rotate()
        if (fd === null) return
        writeSync(fd, bytes)
        size += bytes.length
        complained = false
      } catch (error) {
        if (complained) return
        complained = true
        process.stderr.write(`The log cannot be written: ${String(error)}\n`)
      }
    },
    close: () => {
      if (fd !== null) closeSync(fd)
      fd = null
    },
  }
}
