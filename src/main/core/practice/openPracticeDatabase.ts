import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/** The whole memory of the practice network. Instants are epoch ms; nothing is ever deleted. */
const tables = `
  CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, createdAt INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE,
    accountId INTEGER NOT NULL REFERENCES accounts (id)) STRICT;
  CREATE TABLE IF NOT EXISTS posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, accountId INTEGER NOT NULL REFERENCES accounts (id), text TEXT NOT NULL,
    idempotencyKey TEXT, createdAt INTEGER NOT NULL, editedAt INTEGER, removedAt INTEGER,
    UNIQUE (accountId, idempotencyKey)) STRICT;
  CREATE TABLE IF NOT EXISTS media (
    id TEXT PRIMARY KEY, accountId INTEGER NOT NULL REFERENCES accounts (id), postId INTEGER REFERENCES posts (id),
    position INTEGER, mime TEXT NOT NULL, alt TEXT NOT NULL, createdAt INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS media_post ON media (postId, position);`

/** Opens the file. One that is no database is put aside: a network to practise on must not keep Ratiba from starting. */
export function openPracticeDatabase(file: string, nativeBinding: string | null): Database.Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    return open(file, nativeBinding)
  } catch (error) {
    const isDamaged =
      error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code) && existsSync(file)
    if (!isDamaged) throw error
    renameSync(file, `${file}.damaged-${Date.now()}`)
    return open(file, nativeBinding)
  }
}

/** What posts did not have at first. */
function addColumns(sqlite: Database.Database): void {
  const known = sqlite.prepare<[], string>("SELECT name FROM pragma_table_info('posts')").pluck().all()
  for (const name of ['replyToId', 'repostOfId']) {
    if (known.includes(name)) continue
    sqlite.exec(`ALTER TABLE posts ADD COLUMN ${name} INTEGER REFERENCES posts (id)`)
  }
}

function open(file: string, nativeBinding: string | null): Database.Database {
  const sqlite = new Database(file, nativeBinding === null ? {} : { nativeBinding })
  try {
    sqlite.pragma('journal_mode = WAL')
    // What was accepted must still be there after a power cut, like on a network out in the world.
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.exec(tables)
    addColumns(sqlite)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}
