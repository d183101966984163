import type { Observation, ObservationFields } from '#shared/model/observation.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { eq } from 'drizzle-orm'
import type { CoreContext } from '../CoreContext.ts'
import { createUpdate } from '../db/createUpdate.ts'
import { fromInstant, toInstant, toInstantOrNull } from '../db/instants.ts'
import { observationMedia, observations, observationTags } from '../db/schema.ts'

type Row = typeof observations.$inferSelect

export interface ObservationRepo {
  /** Throws AppError `not_found`; also finds what was put away when `withDeleted`. */
  get(id: string, withDeleted?: boolean): Observation
  /** Null: it was put away meanwhile. */
  find(id: string): Observation | null
  /** Also finds what was put away. */
  findBySource(sourceKey: string): string | null
  insert(projectId: string, fields: ObservationFields, sourceKey?: string): string
  update(id: string, fields: Partial<ObservationFields>): void
  setIdea(id: string, postId: string): void
  setDeleted(ids: readonly string[], deletedAt: number): void
  /** Brings back; what belongs to a competitor that is still put away comes back together with that. */
  restore(ids: readonly string[]): void
  /** Puts away what belongs to a competitor, or brings back what was put away with it at that instant. */
  setDeletedOf(competitorId: string, from: number | null, to: number | null): void
}

export function createObservationRepo({ db, now, newId }: CoreContext): ObservationRepo {
  const { orm, sqlite } = db
  const updateRow = createUpdate(sqlite, observations)
  const aliveIdea = sqlite
    .prepare<[string | null], string>('SELECT id FROM posts WHERE id = ? AND deletedAt IS NULL')
    .pluck()
  const mediaOf = sqlite
    .prepare<[string], string>(
      'SELECT mediaId FROM observation_media WHERE observationId = ? ORDER BY position',
    )
    .pluck()
  const tagsOf = sqlite
    .prepare<[string], string>('SELECT tag FROM observation_tags WHERE observationId = ? ORDER BY position')
    .pluck()
  const setDeleted = sqlite.prepare<[number, number, string]>(
    'UPDATE observations SET deletedAt = ?, updatedAt = ? WHERE id = ? AND deletedAt IS NULL',
  )
  const restore = sqlite.prepare<[number, string]>(
    `UPDATE observations SET updatedAt = ?,
       deletedAt = (SELECT c.deletedAt FROM competitors c WHERE c.id = competitorId) WHERE id = ?`,
  )

  const toObservation = (row: Row): Observation => {
    const { id, projectId, competitorId, competitorChannelId, theirCampaignId, kind, format } = row
    const { text, link, shotText, whatWorks, whatWeTake, favourite } = row
    const { likes, comments, shares, views, followers } = row
    return {
      ...{ id, projectId, competitorId, competitorChannelId, theirCampaignId, kind, format },
      ...{ text, link, shotText, whatWorks, whatWeTake, favourite },
      numbers: { likes, comments, shares, views, followers },
      mediaIds: mediaOf.all(id),
      tags: tagsOf.all(id),
      seenAt: toInstant(row.seenAt),
      publishedAt: toInstantOrNull(row.publishedAt),
      ideaPostId: aliveIdea.get(row.ideaPostId) ?? null,
      createdAt: toInstant(row.createdAt),
      updatedAt: toInstant(row.updatedAt),
    }
  }

  const writeParts = (observationId: string, { mediaIds, tags }: Partial<ObservationFields>) => {
    if (mediaIds !== undefined) {
      orm.delete(observationMedia).where(eq(observationMedia.observationId, observationId)).run()
      for (const [position, mediaId] of mediaIds.entries()) {
        orm.insert(observationMedia).values({ observationId, position, mediaId }).run()
      }
    }
    if (tags !== undefined) {
      orm.delete(observationTags).where(eq(observationTags.observationId, observationId)).run()
      for (const [position, tag] of [...new Set(tags)].entries()) {
        orm.insert(observationTags).values({ observationId, tag, position }).run()
      }
    }
  }

  return {
    get: (id, withDeleted = false) => {
      const row = orm.select().from(observations).where(eq(observations.id, id)).get()
      if (row === undefined || (row.deletedAt !== null && !withDeleted)) {
        throw new AppError('not_found', 'This observation is not there any more.')
      }
      return toObservation(row)
    },
    find: id => {
      const row = orm.select().from(observations).where(eq(observations.id, id)).get()
      return row === undefined || row.deletedAt !== null ? null : toObservation(row)
    },
    findBySource: sourceKey =>
      orm
        .select({ id: observations.id })
        .from(observations)
        .where(eq(observations.sourceKey, sourceKey))
        .get()?.id ?? null,
    insert: (projectId, fields, sourceKey) => {
      const id = newId()
      const at = now()
      const { mediaIds: _media, tags: _tags, numbers, seenAt, publishedAt, ...plain } = fields
      orm
        .insert(observations)
        .values({
          ...{ id, projectId, ...plain, ...numbers, sourceKey },
          seenAt: fromInstant(seenAt),
          publishedAt: publishedAt === null ? null : fromInstant(publishedAt),
          ...{ createdAt: at, updatedAt: at },
        })
        .run()
      writeParts(id, fields)
      return id
    },
    update: (id, fields) => {
      const { mediaIds: _media, tags: _tags, numbers, seenAt, publishedAt, ...plain } = fields
      updateRow(id, {
        ...plain,
        ...numbers,
        seenAt: seenAt === undefined ? undefined : fromInstant(seenAt),
        publishedAt: publishedAt == null ? publishedAt : fromInstant(publishedAt),
        updatedAt: now(),
      })
      writeParts(id, fields)
    },
    setIdea: (id, ideaPostId) => {
      updateRow(id, { ideaPostId, updatedAt: now() })
    },
    setDeleted: (ids, deletedAt) => {
      for (const id of ids) setDeleted.run(deletedAt, now(), id)
    },
    restore: ids => {
      for (const id of ids) restore.run(now(), id)
    },
    setDeletedOf: (competitorId, from, to) => {
      sqlite
        .prepare('UPDATE observations SET deletedAt = ? WHERE competitorId = ? AND deletedAt IS ?')
        .run(to, competitorId, from)
    },
  }
}
