import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { afterEach, expect, test } from 'vitest'
import { migrateSafely, pendingMigrations } from './migrateSafely.ts'

const init = `CREATE TABLE parent (id TEXT PRIMARY KEY NOT NULL);
--> statement-breakpoint
CREATE TABLE child (id TEXT PRIMARY KEY NOT NULL, parentId TEXT NOT NULL REFERENCES parent(id) ON DELETE CASCADE);`

/** As drizzle-kit writes a table rebuild. */
const rebuild = `PRAGMA foreign_keys=OFF;
--> statement-breakpoint
CREATE TABLE __new_parent (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL DEFAULT '');
--> statement-breakpoint
INSERT INTO __new_parent (id) SELECT id FROM parent;
--> statement-breakpoint
DROP TABLE parent;
--> statement-breakpoint
ALTER TABLE __new_parent RENAME TO parent;
--> statement-breakpoint
PRAGMA foreign_keys=ON;`

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function migrations(...files: string[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'ratiba-migrations-'))
  folders.push(dir)
  mkdirSync(join(dir, 'meta'))
  const entries = files.map((_, idx) => ({
    idx,
    version: '6',
    when: idx + 1,
    tag: `000${idx}`,
    breakpoints: true,
  }))
  files.forEach((sql, idx) => {
    writeFileSync(join(dir, `000${idx}.sql`), sql)
  })
  writeFileSync(join(dir, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'sqlite', entries }))
  return dir
}

function databaseWithChild(): Database.Database {
  const sqlite = new Database(':memory:')
  sqlite.pragma('foreign_keys = ON')
  migrateSafely(sqlite, migrations(init))
  sqlite.exec("INSERT INTO parent VALUES ('p'); INSERT INTO child VALUES ('c', 'p')")
  return sqlite
}

const children = (sqlite: Database.Database) => sqlite.prepare('SELECT count(*) FROM child').pluck().get()

test("drizzle's own migrator loses child rows in a table rebuild: the reason for the wrapper", () => {
  const sqlite = databaseWithChild()
  migrate(drizzle(sqlite), { migrationsFolder: migrations(init, rebuild) })
  expect(children(sqlite)).toBe(0)
})

test('the wrapper keeps them, and leaves foreign keys on', () => {
  const sqlite = databaseWithChild()
  migrateSafely(sqlite, migrations(init, rebuild))
  expect(children(sqlite)).toBe(1)
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('a migration that leaves a reference to nothing is refused', () => {
  const sqlite = databaseWithChild()
  expect(() => {
    migrateSafely(sqlite, migrations(init, 'DELETE FROM parent'))
  }).toThrow('references that lead nowhere')
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('a database that knows a migration we do not is newer than the app', () => {
  const sqlite = databaseWithChild()
  const newer = migrations(init, rebuild)
  migrateSafely(sqlite, newer)
  expect(pendingMigrations(sqlite, newer)).toBe(0)
  expect(() => pendingMigrations(sqlite, migrations(init))).toThrow('made by a newer Ratiba')
})
