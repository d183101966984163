import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { Sqlite } from '#core/db/openDatabase.ts'

/**
 * For a database that nobody has opened yet and that is thrown away when anything goes wrong: leaves out the journal, and
 * builds indexes and full-text search once at the end instead of row by row. Returns what ends this; after it the database
 * is what the migrations made of it.
 */
export function beginBulkWriting(sqlite: Sqlite): (log: (line: string) => void) => void {
  const left = sqlite
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_master
       WHERE (type = 'index' AND sql IS NOT NULL) OR (type = 'trigger' AND name LIKE 'search_docs_%')`,
    )
    .all()
  sqlite.pragma('journal_mode = OFF')
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('cache_size = -400000')
  for (const { type, name } of left) sqlite.exec(`DROP ${type} "${name}"`)
  return log => {
    for (const { sql } of left) sqlite.exec(sql)
    log(`${left.filter(({ type }) => type === 'index').length} indexes built`)
    sqlite.exec("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")
    log('full-text search built')
    const broken = sqlite.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`${broken.length} rows point at nothing.`)
    sqlite.pragma('journal_mode = WAL')
  }
}

/** After it the file is on the disk, whatever was left out while it was written. */
export function syncFile(path: string): void {
  const fd = openSync(path, 'r+')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
