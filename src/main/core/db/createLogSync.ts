import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Sqlite } from './openDatabase.ts'

/** Brings the write-ahead log of a database to the disk without the rest of the app waiting for it. */
export interface LogSync {
  /** Resolves when all that is committed by now survives a power cut. Rejects with the file system's error. */
  sync(): Promise<void>
  close(): void
}

const toDisk = promisify(fdatasync)

export function createLogSync(sqlite: Sqlite): LogSync {
  let file: number | null = null
  return {
    sync: () => {
      // There since the first commit, and as long as the database is open. For writing, which Windows wants.
      file ??= openSync(`${sqlite.name}-wal`, 'r+')
      return toDisk(file)
    },
    close: () => {
      if (file !== null) closeSync(file)
      file = null
    },
  }
}
