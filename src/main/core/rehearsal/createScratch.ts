import type { ChannelRepo } from '../channels/channelRepo.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { CoreDeps } from '../CoreDeps.ts'
import { createGroupCommits } from '../db/createGroupCommits.ts'
import { newId } from '../db/newId.ts'
import { openDatabase } from '../db/openDatabase.ts'
import type { Sqlite } from '../db/openDatabase.ts'
import type { RehearsalClock } from './createRehearsalClock.ts'

/** In place of every secret: a rehearsal has none. */
export const hiddenSecret = 'hidden-for-the-rehearsal'

export interface ScratchWish {
  projectId: string
  /** Work that is planned from here on is left out; epoch ms. */
  to: number
}

/** A database in memory with what a rehearsal needs of the real one, and channels without their secrets. */
export interface Scratch {
  context: CoreContext
  /** Channels whose login cannot be opened. */
  withoutLogin: ReadonlySet<string>
  close(): void
}

/** Kept for itself by each database, or of no use in a rehearsal. */
const leftOut =
  /^(sqlite_|__drizzle|search_fts|secrets$|ledger$|post_versions$|series_changes$|competitor|observation|their_campaigns$)/
/** Tables with a row or more for every post; others with posts in them name some of their own. */
const ofEveryPost = [
  'posts',
  'deliveries',
  'variants',
  'post_media',
  'post_labels',
  'post_versions',
  'occurrences',
]
/** Counts of what went out reach back this far. */
const countedBackMs = 3 * 86_400_000

/**
 * Copies what is planned of a project until an instant: only rows are read here, in one go, so nothing can change in between.
 * Whatever is paused or has lost its login goes on there, so that what it would send can be seen.
 */
export function createScratch(
  { context: real, channels }: { context: CoreContext; channels: ChannelRepo },
  clock: RehearsalClock,
  wish: ScratchWish,
): Scratch {
  const { migrationsDir, nativeBinding } = real.deps
  const db = openDatabase({ file: ':memory:', migrationsDir, nativeBinding })
  const { sqlite } = db
  // Rows come without what they refer to.
  sqlite.pragma('foreign_keys = OFF')
  sqlite.transaction(() => copyRows(real.db.sqlite, sqlite, wish, clock.now())).immediate()
  sqlite.exec(
    `UPDATE projects SET paused = 0; UPDATE channels SET paused = 0, needsLogin = 0;
     DELETE FROM settings WHERE key = 'publishing.paused'`,
  )
  const context: CoreContext = {
    db,
    deps: depsOf(real.deps, clock),
    now: () => clock.now(),
    newId: () => newId(clock.now()),
    emit: () => undefined,
    durable: createGroupCommits(sqlite),
  }
  return { context, withoutLogin: hideSecrets(channels, sqlite, wish.projectId), close: () => db.close() }
}

/** A host from which nothing gets out: no network, no notice, no page that opens. */
function depsOf(real: CoreDeps, clock: RehearsalClock): CoreDeps {
  const { log } = real
  return {
    ...real,
    clock,
    fetch: () => Promise.reject(new Error('A rehearsal has no network.')),
    secrets: { keptBy: 'plainText', seal: plain => plain, open: sealed => sealed },
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (message, data) => log.error(`In a rehearsal: ${message}`, data),
    },
    notify: () => undefined,
    openExternal: () => Promise.reject(new Error('A rehearsal opens nothing.')),
    setStartWithComputer: () => undefined,
  }
}

/** What a network's own scheduler has is not Ratiba's to send. */
const rehearsed = "state = 'waiting' AND phase = 'prepare' AND kind NOT IN ('handOver', 'takeBack')"

function copyRows(from: Sqlite, to: Sqlite, { projectId, to: until }: ScratchWish, now: number): void {
  const tables = tablesOf(to)
  const params = { projectId, until, since: now - countedBackMs }
  const naming = tables
    .filter(({ name, columns }) => !ofEveryPost.includes(name) && columns.includes('postId'))
    .map(({ name }) => ` UNION SELECT postId FROM "${name}"`)
  const planned = `SELECT id FROM deliveries WHERE projectId = :projectId AND deletedAt IS NULL AND (
    state = 'uncertain' OR publishedAt >= :since
    OR id IN (SELECT deliveryId FROM jobs WHERE ${rehearsed} AND runAt < :until))`
  // What is sent on must be known to be out.
  const deliveries = `${planned} UNION
    SELECT repostOf FROM deliveries WHERE repostOf IS NOT NULL AND id IN (${planned})`
  const posts = `SELECT id FROM posts WHERE projectId = :projectId AND id IN (
    SELECT postId FROM deliveries WHERE id IN (${deliveries})${naming.join('')})`
  for (const { name, columns } of tables) {
    const list = columns.map(column => `"${column}"`).join(', ')
    const insert = to.prepare(
      `INSERT OR REPLACE INTO "${name}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    const where = conditionOf(name, columns, { deliveries, posts })
    const select = from.prepare<Record<string, unknown>, unknown[]>(
      `SELECT ${list} FROM "${name}" WHERE ${where}`,
    )
    for (const row of select.raw().iterate(namedIn(where, params))) insert.run(row)
  }
}

function conditionOf(
  table: string,
  columns: readonly string[],
  { deliveries, posts }: { deliveries: string; posts: string },
): string {
  if (table === 'jobs') {
    return `${rehearsed} AND runAt < :until AND deliveryId IN (${deliveries})`
  }
  if (table === 'deliveries') return `id IN (${deliveries})`
  if (table === 'channels') {
    return `projectId = :projectId OR id IN (SELECT channelId FROM deliveries WHERE id IN (${deliveries}))`
  }
  if (table === 'posts') return `id IN (${posts})`
  if (columns.includes('deliveryId')) return `deliveryId IN (${deliveries})`
  if (columns.includes('seriesId')) return 'seriesId IN (SELECT id FROM series WHERE projectId = :projectId)'
  if (columns.includes('postId')) return `postId IN (${posts})`
  if (columns.includes('projectId')) return 'projectId IS NULL OR projectId = :projectId'
  return 'true'
}

/** A statement is given the parameters that it names, and no others. */
const namedIn = (text: string, params: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).filter(([name]) => text.includes(`:${name}`)))

function tablesOf(sqlite: Sqlite): { name: string; columns: string[] }[] {
  const names = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all() as string[]
  const columnsOf = sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck()
  return names.filter(name => !leftOut.test(name)).map(name => ({ name, columns: columnsOf.all(name) }))
}

/** Gives every channel the names of its secrets with the same word in place of each. Answers those that have no login. */
function hideSecrets(channels: ChannelRepo, to: Sqlite, projectId: string): Set<string> {
  const withoutLogin = new Set<string>()
  const insert = to.prepare('INSERT INTO secrets (channelId, sealed) VALUES (?, ?)')
  for (const { id } of channels.list(projectId)) {
    const names = secretNames(channels, id)
    if (names === null) withoutLogin.add(id)
    insert.run(id, JSON.stringify(Object.fromEntries((names ?? []).map(name => [name, hiddenSecret]))))
  }
  return withoutLogin
}

function secretNames(channels: ChannelRepo, id: string): string[] | null {
  try {
    return Object.keys(channels.openAccount(channels.get(id)).secret)
  } catch {
    // Whatever the reason: it cannot be used, and that is what the rehearsal says of it.
    return null
  }
}
