import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Log } from './log.ts'

const retryMs = 250

/**
 * Runs `run` while no other process holds the lock `name` in `dir`; waits as long as that takes.
 * The lock is SQLite's lock on an empty database file: the kernel lets go of it when its holder dies,
 * so that nothing has to guess whether a left-over lock file is stale.
 */
export async function withLock<T>(name: string, dir: string, log: Log, run: () => Promise<T>): Promise<T> {
  mkdirSync(dir, { recursive: true })
  const lock = new Database(join(dir, `${name}.lock`), { timeout: 0 })
  try {
    if (!tryLock(lock)) {
      log(`another process is busy with ${name}; waiting for it`)
      while (!tryLock(lock)) await sleep(retryMs)
    }
    return await run()
  } finally {
    lock.close()
  }
}

function tryLock(lock: Database.Database): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}
