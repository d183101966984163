import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { AppError } from '#shared/rpc/errors.ts'
import type { Sqlite } from './openDatabase.ts'

/**
 * How many migrations are still to be applied. Throws AppError `refused` when the database knows one that this app
 * does not: it was made by a newer Ratiba.
 */
export function pendingMigrations(sqlite: Sqlite, migrationsDir: string): number {
  const known = readMigrationFiles({ migrationsFolder: migrationsDir })
  const applied = appliedMigrations(sqlite)
  const hashes = new Set(known.map(m => m.hash))
  if (applied.some(hash => !hashes.has(hash))) {
    throw new AppError(
      'refused',
      'This profile was made by a newer Ratiba. Install the newer version to open it. Nothing was changed.',
      { reason: 'tooNew' },
    )
  }
  return known.length - applied.length
}

function appliedMigrations(sqlite: Sqlite): string[] {
  const exists = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get()
  if (exists === undefined) return []
  return sqlite.prepare('SELECT hash FROM __drizzle_migrations').pluck().all() as string[]
}

/**
 * drizzle's migrator runs inside a transaction, where `PRAGMA foreign_keys = OFF` does nothing: a table rebuild then
 * fires ON DELETE CASCADE and deletes child rows (drizzle-orm issue 5782). So they are switched off before, and every
 * reference is checked after. Leaves foreign keys on.
 */
export function migrateSafely(sqlite: Sqlite, migrationsDir: string): void {
  sqlite.pragma('foreign_keys = OFF')
  try {
    migrate(drizzle(sqlite), { migrationsFolder: migrationsDir })
    const broken = sqlite.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) {
      throw new Error(`A migration left ${broken.length} references that lead nowhere.`)
    }
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}
