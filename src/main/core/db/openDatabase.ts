import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { AppError } from '#shared/rpc/errors.ts'
import { isDiskFull } from '#shared/rpc/isDiskFull.ts'
import { createLogSync } from './createLogSync.ts'
import type { LogSync } from './createLogSync.ts'
import { migrateSafely, pendingMigrations } from './migrateSafely.ts'
import * as schema from './schema.ts'

export type Sqlite = Database.Database
export type Orm = BetterSQLite3Database<typeof schema>

/** The open database: hand-written SQL for what must be quick or subtle, drizzle for the rest. */
export interface Db {
  sqlite: Sqlite
  orm: Orm
  log: LogSync
  close(): void
}

export interface OpenDatabaseOptions {
  file: string
  migrationsDir: string
  nativeBinding: string | null
}

/** How many copies of the database from before a migration are kept. */
const keptCopies = 3

/**
 * Opens the database, copies it before migrating, migrates it. Throws AppError `refused` when it is corrupt, made by
 * a newer Ratiba, or no database; the file is never changed then.
 */
export function openDatabase(options: OpenDatabaseOptions): Db {
  mkdirSync(dirname(options.file), { recursive: true, mode: 0o700 })
  const isNew = !existsSync(options.file) || statSync(options.file).size === 0
  const sqlite = openSound(options, isNew)
  let copy: string | null = null
  try {
    if (pendingMigrations(sqlite, options.migrationsDir) > 0) {
      copy = isNew ? null : copyBeforeMigrating(sqlite, options.file)
      migrate(sqlite, options.migrationsDir)
    }
    sqlite.pragma('foreign_keys = ON')
  } catch (error) {
    sqlite.close()
    if (copy !== null) putCopyBack(copy, options.file)
    throw explained(error, options.file)
  }
  const orm = drizzle(sqlite, { schema })
  const log = createLogSync(sqlite)
  const close = () => {
    log.close()
    sqlite.close()
  }
  return { sqlite, orm, log, close }
}

function migrate(sqlite: Sqlite, migrationsDir: string): void {
  try {
    migrateSafely(sqlite, migrationsDir)
  } catch (cause) {
    throw new AppError(
      'refused',
      'The database could not be brought up to date with this Ratiba. Nothing was changed.',
      { reason: 'migrationFailed' },
      { cause },
    )
  }
}

function openSound(options: OpenDatabaseOptions, isNew: boolean): Sqlite {
  let sqlite: Sqlite | undefined
  try {
    sqlite = new Database(
      options.file,
      options.nativeBinding === null ? {} : { nativeBinding: options.nativeBinding },
    )
    sqlite.pragma('journal_mode = WAL')
    // The ledger must survive a power cut the moment a call says it is written.
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma('cache_size = -32000')
    // 16 MB: pages that are written with every post are put into their place once for hundreds of them.
    sqlite.pragma('wal_autocheckpoint = 4000')
    if (!isNew) checkSound(sqlite)
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw explained(error, options.file)
  }
}

/** Reads the schema and every table's first row: a quick look that finds a broken file without reading all of it. */
function checkSound(sqlite: Sqlite): void {
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_fts%'")
    .pluck()
    .all() as string[]
  for (const table of tables) sqlite.prepare(`SELECT * FROM "${table}" LIMIT 1`).all()
}

function explained(error: unknown, file: string): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return error
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError(
      'refused',
      'The database is damaged. Nothing was changed. Older copies are beside it, in the folder "copies".',
      { reason: 'corrupt', file },
      { cause: error },
    )
  }
  if (isDiskFull(error)) {
    return new AppError(
      'disk_full',
      'The disk is full: the database cannot be opened for writing. Nothing was lost; free some space and start again.',
      undefined,
      { cause: error },
    )
  }
  return error
}

function copyBeforeMigrating(sqlite: Sqlite, file: string): string {
  const folder = join(dirname(file), 'copies')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const target = join(folder, `before-migration-${new Date().toISOString().replaceAll(':', '-')}.sqlite`)
  const unfinished = `${target}.part`
  rmSync(unfinished, { force: true })
  sqlite.prepare('VACUUM INTO ?').run(unfinished)
  renameSync(unfinished, target)
  const copies = readdirSync(folder)
    .filter(name => name.startsWith('before-migration-') && name.endsWith('.sqlite'))
    .sort()
  for (const old of copies.slice(0, -keptCopies)) rmSync(join(folder, old), { force: true })
  return target
}

/** A migration that went wrong leaves the database as it was before. */
function putCopyBack(copy: string, file: string): void {
  for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
  copyFileSync(copy, file)
}
