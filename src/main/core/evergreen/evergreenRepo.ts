import { and, asc, eq, isNull } from 'drizzle-orm'
import type { EvergreenFields } from '#shared/model/evergreen.ts'
import { withNewFields } from '#shared/model/post.ts'
import type { PostFields } from '#shared/model/post.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { evergreenEntries, evergreenLists, evergreenRounds } from '../db/schema.ts'
import { emptyFields } from '../posts/postRepo.ts'

export type ListRow = typeof evergreenLists.$inferSelect
export type EntryRow = typeof evergreenEntries.$inferSelect
export type RoundRow = typeof evergreenRounds.$inferSelect

/** A round that still waits to go out. */
export interface OpenRound extends RoundRow {
  deliveryId: string
  dueLocal: string
  /** Epoch ms. */
  dueAt: number
}

export interface EvergreenRepo {
  /** Throws AppError `not_found`; also finds what was put away when `withDeleted`. */
  get(id: string, withDeleted?: boolean): ListRow
  /** Of one project, or of all that were not put away; in the order they were made. */
  alive(projectId: string | null): ListRow[]
  insert(projectId: string, fields: EvergreenFields): string
  update(id: string, change: Partial<EvergreenFields & Pick<ListRow, 'deletedAt'>>): void
  /** In her order, without those whose post was put away. */
  entries(listId: string): EntryRow[]
  /** Throws AppError `not_found`. */
  entry(postId: string): EntryRow
  findEntry(postId: string): EntryRow | null
  insertEntry(row: Omit<EntryRow, 'position'>): void
  updateEntry(postId: string, change: Partial<Pick<EntryRow, 'position' | 'wordings'>>): void
  findRound(postId: string): RoundRow | null
  roundAt(channelId: string, slotLocal: string): RoundRow | null
  /** The last round before a slot: of a list, or of one of its posts. */
  lastRound(
    of: { listId: string } | { entryPostId: string },
    channelId: string,
    beforeLocal: string,
  ): { wording: number; position: number } | null
  openRounds(listId: string): OpenRound[]
  insertRound(row: RoundRow): void
  setMade(postId: string, made: PostFields): void
  dropRound(postId: string): void
  /** When posts of a list were out last and come next; epoch ms. */
  timesOf(listId: string): Map<string, { lastAt: number | null; nextAt: number | null }>
}

export function createEvergreenRepo({ db, now, newId }: CoreContext): EvergreenRepo {
  const { orm, sqlite } = db
  const lastOf = (where: string) =>
    sqlite.prepare<{ of: string; channelId: string; before: string }, { wording: number; position: number }>(
      `SELECT r.wording, e.position FROM evergreen_rounds r JOIN evergreen_entries e ON e.postId = r.entryPostId
       WHERE ${where} AND r.channelId = :channelId AND r.slotLocal < :before ORDER BY r.slotLocal DESC LIMIT 1`,
    )
  const lastOfList = lastOf('e.listId = :of')
  const lastOfEntry = lastOf('r.entryPostId = :of')
  const open = sqlite.prepare<[string], Omit<OpenRound, 'made'> & { made: string }>(
    `SELECT r.*, d.id AS deliveryId, d.dueLocal, d.dueAt FROM evergreen_rounds r
       JOIN evergreen_entries e ON e.postId = r.entryPostId
       JOIN deliveries d ON d.postId = r.postId AND d.channelId = r.channelId
     WHERE e.listId = ? AND d.state = 'waiting' AND d.deletedAt IS NULL ORDER BY d.dueAt`,
  )
  const times = sqlite.prepare<[string], { postId: string; lastAt: number | null; nextAt: number | null }>(
    `SELECT r.entryPostId AS postId, max(d.publishedAt) AS lastAt,
            min(CASE WHEN d.state = 'waiting' THEN d.dueAt END) AS nextAt
     FROM evergreen_rounds r JOIN evergreen_entries e ON e.postId = r.entryPostId
       JOIN deliveries d ON d.postId = r.postId AND d.deletedAt IS NULL
     WHERE e.listId = ? GROUP BY r.entryPostId`,
  )
  const entryIds = sqlite
    .prepare<[string], string>(
      `SELECT e.postId FROM evergreen_entries e JOIN posts p ON p.id = e.postId AND p.deletedAt IS NULL
       WHERE e.listId = ? ORDER BY e.position, e.postId`,
    )
    .pluck()
  const lastPosition = sqlite
    .prepare<[string], number | null>('SELECT max(position) FROM evergreen_entries WHERE listId = ?')
    .pluck()

  const findEntry = (postId: string) =>
    orm.select().from(evergreenEntries).where(eq(evergreenEntries.postId, postId)).get() ?? null

  return {
    get: (id, withDeleted = false) => {
      const row = orm.select().from(evergreenLists).where(eq(evergreenLists.id, id)).get()
      if (row === undefined || (row.deletedAt !== null && !withDeleted)) {
        throw new AppError('not_found', 'This list is not there any more.')
      }
      return row
    },
    alive: projectId =>
      orm
        .select()
        .from(evergreenLists)
        .where(
          and(inAliveProject(orm, evergreenLists.projectId, projectId), isNull(evergreenLists.deletedAt)),
        )
        .orderBy(asc(evergreenLists.createdAt), asc(evergreenLists.id))
        .all(),
    insert: (projectId, fields) => {
      const id = newId()
      const at = now()
      orm
        .insert(evergreenLists)
        .values({ ...fields, id, projectId, createdAt: at, updatedAt: at })
        .run()
      return id
    },
    update: (id, change) => {
      orm
        .update(evergreenLists)
        .set({ ...change, updatedAt: now() })
        .where(eq(evergreenLists.id, id))
        .run()
    },
    entries: listId => {
      const rows = orm.select().from(evergreenEntries).where(eq(evergreenEntries.listId, listId)).all()
      const byId = new Map(rows.map(row => [row.postId, row]))
      return entryIds.all(listId).flatMap(id => byId.get(id) ?? [])
    },
    findEntry,
    entry: postId => {
      const row = findEntry(postId)
      if (row === null) throw new AppError('not_found', 'This post is in no list.')
      return row
    },
    insertEntry: row => {
      const position = (lastPosition.get(row.listId) ?? -1) + 1
      orm
        .insert(evergreenEntries)
        .values({ ...row, position })
        .run()
    },
    updateEntry: (postId, change) => {
      orm.update(evergreenEntries).set(change).where(eq(evergreenEntries.postId, postId)).run()
    },
    findRound: postId =>
      orm.select().from(evergreenRounds).where(eq(evergreenRounds.postId, postId)).get() ?? null,
    roundAt: (channelId, slotLocal) =>
      orm
        .select()
        .from(evergreenRounds)
        .where(and(eq(evergreenRounds.channelId, channelId), eq(evergreenRounds.slotLocal, slotLocal)))
        .get() ?? null,
    lastRound: (of, channelId, before) =>
      ('listId' in of
        ? lastOfList.get({ of: of.listId, channelId, before })
        : lastOfEntry.get({ of: of.entryPostId, channelId, before })) ?? null,
    openRounds: listId =>
      open.all(listId).map(row => ({
        ...row,
        made: withNewFields({ ...emptyFields, ...(JSON.parse(row.made) as Partial<PostFields>) }),
      })),
    insertRound: row => {
      orm.insert(evergreenRounds).values(row).run()
    },
    setMade: (postId, made) => {
      orm.update(evergreenRounds).set({ made }).where(eq(evergreenRounds.postId, postId)).run()
    },
    dropRound: postId => {
      orm.delete(evergreenRounds).where(eq(evergreenRounds.postId, postId)).run()
    },
    timesOf: listId => new Map(times.all(listId).map(({ postId, ...at }) => [postId, at])),
  }
}
