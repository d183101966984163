import { eq } from 'drizzle-orm'
import type { Piece } from '#shared/model/source.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { createUpdate } from '../db/createUpdate.ts'
import { toInstant, toInstantOrNull } from '../db/instants.ts'
import { pieces } from '../db/schema.ts'
import type { FoundPiece } from './readers/Reader.ts'

export type PieceRow = typeof pieces.$inferSelect

export interface PieceRepo {
  /** Throws AppError `not_found`. */
  get(id: string): PieceRow
  /**
   * Stores what a source shows and answers how much of it is new. Of its first reading only what is recent is: what was
   * there long before anybody watched is known and not told.
   */
  store(sourceId: string, found: readonly FoundPiece[], isFirst: boolean): number
  update(id: string, change: Partial<typeof pieces.$inferInsert>): void
  list(where: {
    projectId: string | null
    competitorId: string | null
    before: string | null
    limit: number
  }): Piece[]
  countNew(projectId: string | null, competitorId: string | null): number
  /** A kept one whose pictures are still to be brought, or null. */
  nextWithPictures(now: number): PieceRow | null
  nextPicturesAt(): number | null
}

const recentMs = 30 * 86_400_000
/** Of a source that was just added. */
const mostAtFirst = 20
/** In the inbox, of one source; the oldest beyond are as if they had been there before. */
const mostWaiting = 300

const inInbox = `FROM pieces x JOIN sources s ON s.id = x.sourceId JOIN competitors c ON c.id = s.competitorId
  JOIN projects p ON p.id = c.projectId
  WHERE x.state = 'new' AND s.deletedAt IS NULL AND c.deletedAt IS NULL AND p.deletedAt IS NULL
    AND (@projectId IS NULL OR c.projectId = @projectId) AND (@competitorId IS NULL OR s.competitorId = @competitorId)`

export function createPieceRepo({ db, now, newId }: CoreContext): PieceRepo {
  const { orm, sqlite } = db
  const updateRow = createUpdate(sqlite, pieces)
  const byKey = sqlite.prepare<[string, string], { id: string; state: string }>(
    'SELECT id, state FROM pieces WHERE sourceId = ? AND key = ?',
  )
  const byUrl = sqlite
    .prepare<[string, string], number>('SELECT 1 FROM pieces WHERE sourceId = ? AND url = ? LIMIT 1')
    .pluck()
  const settle = sqlite.prepare<[string, string, number]>(
    `UPDATE pieces SET state = 'past', title = '', text = '', pictures = '[]' WHERE sourceId = ? AND state = 'new' AND id NOT IN
       (SELECT id FROM pieces WHERE sourceId = ? AND state = 'new' ORDER BY happenedAt DESC, id DESC LIMIT ?)`,
  )
  type Scope = { projectId: string | null; competitorId: string | null }
  const count = sqlite.prepare<[Scope], number>(`SELECT count(*) ${inInbox}`).pluck()
  const list = sqlite.prepare<
    [Scope & { before: string | null; limit: number }],
    { id: string; projectId: string; competitorId: string }
  >(
    `SELECT x.id, c.projectId, s.competitorId ${inInbox}
       AND (@before IS NULL OR (x.happenedAt, x.id) < (SELECT b.happenedAt, b.id FROM pieces b WHERE b.id = @before))
     ORDER BY x.happenedAt DESC, x.id DESC LIMIT @limit`,
  )
  const picturesDue = sqlite
    .prepare<[number], string>(
      'SELECT id FROM pieces WHERE picturesAt IS NOT NULL AND picturesAt <= ? LIMIT 1',
    )
    .pluck()
  const picturesDueAt = sqlite
    .prepare<[], number | null>('SELECT min(picturesAt) FROM pieces WHERE picturesAt IS NOT NULL')
    .pluck()

  const get = (id: string): PieceRow => {
    const row = orm.select().from(pieces).where(eq(pieces.id, id)).get()
    if (row === undefined || row.state === 'past')
      throw new AppError('not_found', 'This piece is not there any more.')
    return row
  }

  return {
    get,
    update: updateRow,
    store: (sourceId, found, isFirst) => {
      const at = now()
      const timesOf = new Map<string, number>()
      for (const { url } of found) if (url !== null) timesOf.set(url, (timesOf.get(url) ?? 0) + 1)
      /** Some feeds give everything another id when they are rebuilt; the address stays. */
      const isKnownByAddress = (url: string | null) =>
        url !== null && timesOf.get(url) === 1 && byUrl.get(sourceId, url) !== undefined
      const newest = [...found].sort((a, b) => (b.publishedAt ?? at) - (a.publishedAt ?? at))
      let stored = 0
      for (const piece of newest) {
        const known = byKey.get(sourceId, piece.key)
        if (known !== undefined) {
          if (known.state === 'new') updateRow(known.id, { numbers: piece.numbers })
          continue
        }
        if (isKnownByAddress(piece.url)) continue
        const isNew = !isFirst || (stored < mostAtFirst && (piece.publishedAt ?? at) > at - recentMs)
        if (isNew) stored += 1
        const { key, url, format, publishedAt, numbers } = piece
        orm
          .insert(pieces)
          .values({
            ...{ id: newId(), sourceId, key, url, format, publishedAt, numbers, foundAt: at },
            state: isNew ? 'new' : 'past',
            title: isNew ? piece.title : '',
            text: isNew ? piece.text : '',
            pictures: isNew ? piece.pictures : [],
          })
          .run()
      }
      settle.run(sourceId, sourceId, mostWaiting)
      return stored
    },
    list: where =>
      list.all(where).map(({ id, projectId, competitorId }) => toPiece(get(id), projectId, competitorId)),
    countNew: (projectId, competitorId) => count.get({ projectId, competitorId }) ?? 0,
    nextWithPictures: at => {
      const id = picturesDue.get(at)
      return id === undefined ? null : get(id)
    },
    nextPicturesAt: () => picturesDueAt.get() ?? null,
  }
}

const toPiece = (row: PieceRow, projectId: string, competitorId: string): Piece => ({
  ...{ id: row.id, sourceId: row.sourceId, projectId, competitorId },
  state: row.state === 'past' ? 'dropped' : row.state,
  ...{ url: row.url, title: row.title, text: row.text, format: row.format, numbers: row.numbers },
  publishedAt: toInstantOrNull(row.publishedAt),
  foundAt: toInstant(row.foundAt),
  pictures: row.pictures.length,
})
