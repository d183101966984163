import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '#shared/rpc/errors.ts'

export interface LockOptions {
  profileDir: string
  /** Path of better-sqlite3's binary when it is not the package's own, or null. */
  nativeBinding: string | null
  /** Which host asks, for the message to the next one. */
  host: 'desktop' | 'headless'
}

export interface ProfileLock {
  release(): void
}

interface Holder {
  host: string
  pid: number
  startedAt: string
}

/** What this process holds: a lock nobody refers to would be collected as garbage, closed by that, and so given back. */
const held = new Set<Database.Database>()

/**
 * Makes this process the only one that has the profile open. The lock is an exclusive transaction on a small SQLite file
 * that is never written: the operating system gives it back when the process ends in whatever way, so nothing goes stale.
 * (Never open `lock.sqlite` in this process by other means: closing it would drop the lock, as POSIX has it.)
 *
 * Throws AppError `conflict` (details: `reason: 'profileLocked'`, `holder` in words, `pid`) when another one has it, and
 * `refused` when the folder cannot be written.
 */
export function lockProfile({ profileDir, nativeBinding, host }: LockOptions): ProfileLock {
  const holderFile = join(profileDir, 'lock.json')
  const db = openLockFile(profileDir, nativeBinding)
  try {
    db.prepare('BEGIN EXCLUSIVE').run()
  } catch (error) {
    db.close()
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') throw heldBy(readHolder(holderFile))
    throw cannotWrite(profileDir, error)
  }
  const holder: Holder = { host, pid: process.pid, startedAt: new Date().toISOString() }
  try {
    writeFileSync(holderFile, JSON.stringify(holder), { mode: 0o600 })
  } catch (error) {
    // The file is only for the message. A full disk must not keep anyone out, but a folder that cannot be written does.
    if (!['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown }).code))) {
      db.close()
      throw cannotWrite(profileDir, error)
    }
  }
  held.add(db)
  return {
    release: () => {
      if (!held.delete(db)) return
      rmSync(holderFile, { force: true })
      db.close()
    },
  }
}

function openLockFile(profileDir: string, nativeBinding: string | null): Database.Database {
  try {
    mkdirSync(profileDir, { recursive: true, mode: 0o700 })
    return new Database(join(profileDir, 'lock.sqlite'), {
      timeout: 0,
      ...(nativeBinding === null ? {} : { nativeBinding }),
    })
  } catch (error) {
    throw cannotWrite(profileDir, error)
  }
}

/** Only for the message: it may be missing, half written, or from a process that was killed. */
function readHolder(file: string): Holder | null {
  try {
    const { host, pid, startedAt } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>
    if (typeof host !== 'string' || typeof pid !== 'number' || typeof startedAt !== 'string') return null
    return { host, pid, startedAt }
  } catch {
    return null
  }
}

function heldBy(holder: Holder | null): AppError {
  const words =
    holder === null
      ? 'another Ratiba'
      : `Ratiba (${holder.host}, process ${holder.pid}, since ${holder.startedAt})`
  return new AppError(
    'conflict',
    `This profile is already open in ${words}. Use that one, or quit it first. Nothing was changed.`,
    { reason: 'profileLocked', holder: words, pid: holder?.pid ?? null },
  )
}

function cannotWrite(profileDir: string, cause: unknown): unknown {
  const code = (cause as { code?: unknown }).code
  const isFolder =
    typeof code === 'string' &&
    /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|SQLITE_(CANTOPEN|READONLY|NOTADB|IOERR))/.test(code)
  if (!isFolder) return cause
  return new AppError(
    'refused',
    `The profile folder ${profileDir} cannot be used: ${code}.`,
    { reason: 'notWritable' },
    { cause },
  )
}
