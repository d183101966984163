import { withNewFields } from '#shared/model/post.ts'
import { and, asc, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import { Schedule } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { occurrences, series, seriesChanges } from '../db/schema.ts'
import { emptyFields } from '../posts/postRepo.ts'
import type { SeriesBefore } from './seriesChange.ts'

export type SeriesRow = typeof series.$inferSelect
export type OccurrenceRow = typeof occurrences.$inferSelect
export type SeriesFields = Pick<
  SeriesRow,
  'rule' | 'startLocal' | 'zone' | 'content' | 'schedules' | 'madeThroughLocal'
>

export interface SeriesRepo {
  /** Throws AppError `not_found`; does not find what was ended. */
  get(id: string): SeriesRow
  /** The same, also when it was ended. */
  getEnded(id: string): SeriesRow
  /** Of one project, or of all that were not put away. */
  alive(projectId: string | null): SeriesRow[]
  insert(projectId: string, fields: SeriesFields): string
  update(id: string, change: Partial<SeriesFields & Pick<SeriesRow, 'extendAt' | 'deletedAt'>>): void
  /** The occurrence that a post is, of a series that was not ended. */
  ofPost(postId: string): OccurrenceRow | null
  findOccurrence(seriesId: string, occurrenceLocal: string): OccurrenceRow | null
  /** Earliest first. */
  occurrences(seriesId: string, fromLocal?: string): OccurrenceRow[]
  /** How many after a time were made and not called off. */
  countAfter(seriesId: string, afterLocal: string): number
  add(row: OccurrenceRow): void
  /** Puts these rows in the place of all that the series have. */
  replace(seriesIds: readonly string[], rows: readonly OccurrenceRow[]): void
  /** Series of projects that are there, whose next occurrences are to be made. */
  due(now: number): SeriesRow[]
  /** When the next series is due; epoch ms. */
  nextExtendAt(): number | null
  keepChange(seriesId: string, before: SeriesBefore): string
  /** Throws AppError `not_found`. */
  change(id: string): { seriesId: string; before: SeriesBefore }
  dropChange(id: string): void
}

/** Undo is for what she did lately. */
const keptChanges = 50

/** As it is understood today: what posts and schedules have got since it was stored has its usual value. */
const today = (row: SeriesRow): SeriesRow => ({
  ...row,
  content: withNewFields({ ...emptyFields, ...row.content }),
  schedules: row.schedules.map(({ channelId, schedule }) => ({
    channelId,
    schedule: Schedule.parse(schedule),
  })),
})

export function createSeriesRepo({ db, now, newId }: CoreContext): SeriesRepo {
  const { orm, sqlite } = db
  const aliveProject = 'projectId IN (SELECT id FROM projects WHERE deletedAt IS NULL)'
  const dueIds = sqlite
    .prepare<[number], string>(
      `SELECT id FROM series WHERE extendAt <= ? AND extendAt IS NOT NULL AND deletedAt IS NULL AND ${aliveProject}
       ORDER BY extendAt LIMIT 100`,
    )
    .pluck()
  const nextExtendAt = sqlite
    .prepare<[], number | null>(
      `SELECT extendAt FROM series WHERE extendAt IS NOT NULL AND deletedAt IS NULL AND ${aliveProject}
       ORDER BY extendAt LIMIT 1`,
    )
    .pluck()
  const countAfter = sqlite
    .prepare<[string, string], number>(
      `SELECT count(*) FROM occurrences o JOIN posts p ON p.id = o.postId AND p.deletedAt IS NULL
       WHERE o.seriesId = ? AND o.occurrenceLocal > ?`,
    )
    .pluck()
  const prune = sqlite.prepare(
    `DELETE FROM series_changes WHERE seriesId = :id AND id NOT IN
       (SELECT id FROM series_changes WHERE seriesId = :id ORDER BY at DESC, id DESC LIMIT ${keptChanges})`,
  )

  const getEnded: SeriesRepo['getEnded'] = id => {
    const row = orm.select().from(series).where(eq(series.id, id)).get()
    if (row === undefined) throw notThere()
    return today(row)
  }

  return {
    getEnded,
    get: id => {
      const row = getEnded(id)
      if (row.deletedAt !== null) throw notThere()
      return row
    },
    alive: projectId =>
      orm
        .select()
        .from(series)
        .where(and(inAliveProject(orm, series.projectId, projectId), isNull(series.deletedAt)))
        .orderBy(asc(series.id))
        .all()
        .map(today),
    insert: (projectId, fields) => {
      const id = newId()
      const at = now()
      orm
        .insert(series)
        .values({ ...fields, id, projectId, createdAt: at, updatedAt: at })
        .run()
      return id
    },
    update: (id, change) => {
      orm
        .update(series)
        .set({ ...change, updatedAt: now() })
        .where(eq(series.id, id))
        .run()
    },
    ofPost: postId =>
      orm
        .select({
          seriesId: occurrences.seriesId,
          occurrenceLocal: occurrences.occurrenceLocal,
          postId: occurrences.postId,
        })
        .from(occurrences)
        .innerJoin(series, and(eq(series.id, occurrences.seriesId), isNull(series.deletedAt)))
        .where(eq(occurrences.postId, postId))
        .get() ?? null,
    findOccurrence: (seriesId, occurrenceLocal) =>
      orm
        .select()
        .from(occurrences)
        .where(and(eq(occurrences.seriesId, seriesId), eq(occurrences.occurrenceLocal, occurrenceLocal)))
        .get() ?? null,
    occurrences: (seriesId, fromLocal = '') =>
      orm
        .select()
        .from(occurrences)
        .where(and(eq(occurrences.seriesId, seriesId), gte(occurrences.occurrenceLocal, fromLocal)))
        .orderBy(asc(occurrences.occurrenceLocal))
        .all(),
    countAfter: (seriesId, afterLocal) => countAfter.get(seriesId, afterLocal) ?? 0,
    add: row => {
      orm.insert(occurrences).values(row).run()
    },
    replace: (seriesIds, rows) => {
      orm
        .delete(occurrences)
        .where(inArray(occurrences.seriesId, [...seriesIds]))
        .run()
      for (const row of rows) orm.insert(occurrences).values(row).run()
    },
    due: at => {
      const ids = dueIds.all(at)
      return ids.length === 0
        ? []
        : orm.select().from(series).where(inArray(series.id, ids)).orderBy(asc(series.extendAt)).all()
    },
    nextExtendAt: () => nextExtendAt.get() ?? null,
    keepChange: (seriesId, before) => {
      const id = newId()
      orm.insert(seriesChanges).values({ id, seriesId, at: now(), before }).run()
      prune.run({ id: seriesId })
      return id
    },
    change: id => {
      const row = orm
        .select()
        .from(seriesChanges)
        .where(eq(seriesChanges.id, id))
        .orderBy(desc(seriesChanges.at))
        .get()
      if (row === undefined) throw new AppError('not_found', 'This cannot be taken back any more.')
      return row
    },
    dropChange: id => {
      orm.delete(seriesChanges).where(eq(seriesChanges.id, id)).run()
    },
  }
}

const notThere = () => new AppError('not_found', 'This series is not there any more.')
