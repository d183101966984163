import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '#core/db/openDatabase.ts'
import type { Db, Sqlite } from '#core/db/openDatabase.ts'
import { createMediaRepo } from '#core/media/mediaRepo.ts'
import { createMediaStore } from '#core/media/MediaStore.ts'
import { projectRoot } from '../system/projectRoot.ts'
import { beginBulkWriting, syncFile } from './bulkWriting.ts'
import { createRandom } from './createRandom.ts'
import type { Random } from './createRandom.ts'
import { prepareInserts } from './inserts.ts'
import { makeCompetitors } from './makeCompetitors.ts'
import { makeObservation } from './makeObservation.ts'
import { makePost } from './makePost.ts'
import type { PostParts } from './makePost.ts'
import { makeProject } from './makeProject.ts'
import { openPracticeLogins } from './practiceLogins.ts'
import type { PracticeLogins } from './practiceLogins.ts'
import type { SeedProject } from './makeProject.ts'
import { storeImages } from './storeImages.ts'
import { writeHistory } from './writeHistory.ts'

const yearMs = 365 * 86_400_000
const imageCount = 24
const journalImageCount = 160
const postsPerTransaction = 20_000

export interface FillOptions {
  profileDir: string
  posts: number
  projects: number
  /** Of competitors, over the last two years. */
  observations: number
  /** The same seed makes the same posts. */
  seed: number
  /** Epoch ms: a year before and a year after it are filled. */
  now: number
  log(line: string): void
}

export interface Filled {
  posts: number
  projects: number
  campaigns: number
  channels: number
  media: number
  observations: number
  deliveries: number
  liveJobs: number
  ledgerLines: number
  states: Record<string, number>
}

const databaseOf = (profileDir: string): string => join(profileDir, 'ratiba.sqlite')

const open = (file: string): Db =>
  openDatabase({ file, migrationsDir: join(projectRoot, 'drizzle'), nativeBinding: null })

/** Whether the profile already holds somebody's work. */
export function hasWork(profileDir: string): boolean {
  if (!existsSync(databaseOf(profileDir))) return false
  const db = open(databaseOf(profileDir))
  try {
    return db.sqlite.prepare('SELECT 1 FROM projects LIMIT 1').get() !== undefined
  } finally {
    db.close()
  }
}

/**
 * Fills a profile, which the caller has locked, through the real schema with all its constraints. Beside earlier work the
 * rows are added as the app would add them; a new database is written aside and takes its name when it is complete.
 */
export async function fillProfile(options: FillOptions): Promise<Filled> {
  const file = databaseOf(options.profileDir)
  if (hasWork(options.profileDir)) return fillDatabase(open(file), options, () => undefined)
  const unfinished = `${file}.seeding`
  mkdirSync(options.profileDir, { recursive: true, mode: 0o700 })
  removeDatabase(unfinished)
  try {
    const db = open(unfinished)
    const filled = await fillDatabase(db, options, beginBulkWriting(db.sqlite))
    syncFile(unfinished)
    removeDatabase(file)
    renameSync(unfinished, file)
    return filled
  } finally {
    removeDatabase(unfinished)
  }
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${ending}`, { force: true })
}

/** Writes everything and closes the database. */
async function fillDatabase(
  db: Db,
  options: FillOptions,
  endBulkWriting: (log: FillOptions['log']) => void,
): Promise<Filled> {
  const { sqlite } = db
  const { log, now } = options
  const practice = openPracticeLogins(options.profileDir)
  try {
    const before = lastDelivery(sqlite)
    // What is added beside earlier work must not be the same once more.
    const random = createRandom(options.seed + before)
    const mediaIds = await drawImages(db, Math.min(imageCount, options.posts), options, random)
    const parts: PostParts = {
      span: { from: now - yearMs, now, to: now + yearMs },
      mediaIds,
      insert: prepareInserts(sqlite),
      random,
      troubles: { failed: 12, missed: 12, uncertain: 4, byHand: 6 },
    }
    const projects = sqlite.transaction(() => writeProjects(options.projects, parts, practice))()
    log(`${projects.length} projects with channels, labels and campaigns`)
    writePosts(sqlite, options, projects, parts)
    await writeJournals(db, options, projects, parts)
    const ledgerLines = sqlite.transaction(() => writeHistory(sqlite, before))()
    log(`${ledgerLines} ledger lines`)
    endBulkWriting(log)
    const filled = {
      posts: options.posts,
      projects: projects.length,
      campaigns: sum(projects.map(project => project.campaigns.length)),
      channels: sum(projects.map(project => project.channels.length)),
      media: mediaIds.length,
      observations: options.observations,
      ledgerLines,
      ...countDeliveries(sqlite, before),
    }
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    return filled
  } finally {
    practice.close()
    db.close()
  }
}

async function drawImages(db: Db, count: number, options: FillOptions, random: Random): Promise<string[]> {
  const { profileDir, now, log } = options
  const store = createMediaStore({
    dir: profileDir,
    now: () => now,
    repo: createMediaRepo({ db }),
    log: { info: log, warn: log, error: log },
  })
  const ids = await storeImages(store, count, random)
  log(`${ids.length} pictures drawn and stored`)
  return ids
}

const writeProjects = (count: number, parts: PostParts, practice: PracticeLogins): SeedProject[] =>
  Array.from({ length: count }, (_, index) => {
    const logo = index % 3 === 0 ? (parts.mediaIds[index % parts.mediaIds.length] ?? null) : null
    return makeProject(index, logo, { ...parts, practice })
  })

/** In the order in which they are due, so that rows land at the end of most indexes. */
function writePosts(
  sqlite: Sqlite,
  { posts, log }: FillOptions,
  projects: readonly SeedProject[],
  parts: PostParts,
): void {
  const { span, random } = parts
  const stepMs = (span.to - span.from) / posts
  const write = sqlite.transaction((from: number, to: number) => {
    for (let index = from; index < to; index++) {
      makePost(random.pick(projects), span.from + (index + random.next()) * stepMs, parts)
    }
  })
  const began = performance.now()
  for (let from = 0; from < posts; from += postsPerTransaction) {
    const to = Math.min(posts, from + postsPerTransaction)
    write(from, to)
    const perSecond = Math.round(to / ((performance.now() - began) / 1000))
    log(`${to} of ${posts} posts (${perSecond} a second)`)
  }
}

/** Competitors of every project and what was seen of them in two years, earliest first. */
async function writeJournals(
  db: Db,
  options: FillOptions,
  projects: readonly SeedProject[],
  parts: PostParts,
): Promise<void> {
  const { observations, now, log } = options
  if (observations === 0) return
  // Pictures that look unlike the others: what is seen of others is not what they post themselves.
  const count = Math.min(journalImageCount, Math.ceil(observations / 10))
  const mediaIds = await drawImages(db, count, options, parts.random)
  const journalParts = { ...parts, mediaIds }
  db.sqlite.transaction(() => {
    const rivals = projects.flatMap((project, index) => makeCompetitors(project, index, journalParts))
    const from = now - 2 * yearMs
    const stepMs = (now - from) / observations
    for (let index = 0; index < observations; index++) {
      makeObservation(parts.random.pick(rivals), from + (index + parts.random.next()) * stepMs, journalParts)
    }
    log(`${observations} observations of ${rivals.length} competitors`)
  })()
}

const lastDelivery = (sqlite: Sqlite): number =>
  sqlite.prepare<[], number>('SELECT coalesce(max(rowid), 0) FROM deliveries').pluck().get() ?? 0

function countDeliveries(sqlite: Sqlite, after: number): Pick<Filled, 'deliveries' | 'liveJobs' | 'states'> {
  const rows = sqlite
    .prepare<[number], { state: string; count: number }>(
      'SELECT state, count(*) AS count FROM deliveries WHERE rowid > ? GROUP BY state ORDER BY state',
    )
    .all(after)
  const liveJobs = sqlite
    .prepare<[number], number>(
      `SELECT count(*) FROM jobs WHERE state IN ('waiting', 'uncertain')
       AND deliveryId IN (SELECT id FROM deliveries WHERE rowid > ?)`,
    )
    .pluck()
    .get(after)
  return {
    deliveries: sum(rows.map(row => row.count)),
    liveJobs: liveJobs ?? 0,
    states: Object.fromEntries(rows.map(row => [row.state, row.count])),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
