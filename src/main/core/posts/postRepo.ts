import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { noComment, withNewFields } from '#shared/model/post.ts'
import type { FirstComment, Post, PostFields, PostMedia, PostPart, Thread } from '#shared/model/post.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fixedPlan } from '../db/fixedPlan.ts'
import { toInstant } from '../db/instants.ts'
import { deliveries, postLabels, postMedia, postVersions, posts, variants } from '../db/schema.ts'

type Row = typeof posts.$inferSelect
type VariantRow = typeof variants.$inferSelect
type MediaRow = typeof postMedia.$inferSelect

/** What is stored of a post itself; which channels it has is known by its deliveries. */
export type StoredFields = Omit<PostFields, 'channelIds'>

/** Snapshots of earlier contents are at least this far apart, so that typing does not fill the list. */
const versionSpacingMs = 5 * 60_000
const keptVersions = 100

export interface PostRepo {
  /** Throws AppError `not_found`; also finds what was put away when `withDeleted`. */
  get(id: string, withDeleted?: boolean): Post
  getMany(ids: readonly string[]): Post[]
  /** What a channel gets of a post, put away or not, as `contentFor` lays it together. Throws AppError `not_found`. */
  thread(id: string, channelId: string): Thread
  /** What a channel says under a post, put away or not. Throws AppError `not_found`. */
  comment(id: string, channelId: string): FirstComment
  /** Newest first: posts without anything planned or out, but not those that evergreen lists keep. */
  drafts(projectId: string | null, limit: number): Post[]
  insert(projectId: string, fields: StoredFields): string
  /** Replaces the given fields; keeps a snapshot of what was there before. */
  update(id: string, fields: Partial<StoredFields>): void
  setDeleted(id: string, deletedAt: number | null): void
  /** When it was put away, or null. Throws AppError `not_found`. */
  deletedAt(id: string): number | null
  versions(id: string): { savedAt: string; fields: PostFields }[]
}

export function createPostRepo(context: CoreContext): PostRepo {
  const { now, newId } = context
  const { orm, sqlite } = context.db

  const partsOf = (isOf: (postId: AnySQLiteColumn) => SQL) => ({
    variants: orm.select().from(variants).where(isOf(variants.postId)).prepare(),
    media: orm
      .select()
      .from(postMedia)
      .where(isOf(postMedia.postId))
      .orderBy(asc(postMedia.position))
      .prepare(),
    labels: orm.select().from(postLabels).where(isOf(postLabels.postId)).prepare(),
    deliveries: orm
      .select({ postId: deliveries.postId, channelId: deliveries.channelId })
      .from(deliveries)
      .where(and(isOf(deliveries.postId), isNull(deliveries.deletedAt)))
      .orderBy(asc(deliveries.createdAt), asc(deliveries.id))
      .prepare(),
  })
  // The engine reads one post for each delivery, and building the queries takes longer than running them.
  const partsOfOne = partsOf(postId => eq(postId, sql`+${sql.placeholder('id')}`)) // see fixedPlan
  const byId = orm
    .select()
    .from(posts)
    .where(eq(posts.id, sql.placeholder('id')))
    .prepare()

  const commentFor = sqlite
    .prepare<{ id: string; channelId: string }, string>(
      fixedPlan(`SELECT coalesce(v.comment, p.comment) FROM posts p
       LEFT JOIN variants v ON v.postId = p.id AND v.channelId = :channelId WHERE p.id = :id`),
    )
    .pluck()

  const threadFor = sqlite.prepare<{ id: string; channelId: string }, Record<keyof Thread, string>>(
    fixedPlan(`SELECT coalesce(v.text, p.text) AS text, coalesce(v.link, p.link) AS link, coalesce(v.parts, p.parts) AS parts,
       coalesce(v.options, '{}') AS options,
       (SELECT json_group_array(json_object('mediaId', m.mediaId, 'alt', m.alt) ORDER BY m.position) FROM post_media m
        WHERE m.postId = p.id AND m.channelId IS CASE WHEN v.ownMedia THEN v.channelId END) AS media
     FROM posts p LEFT JOIN variants v ON v.postId = p.id AND v.channelId = :channelId WHERE p.id = :id`),
  )

  const load = (rows: Row[]): Post[] => {
    const ids = rows.map(row => row.id)
    const [id] = ids
    if (id === undefined) return []
    const queries = ids.length === 1 ? partsOfOne : partsOf(postId => inArray(postId, ids))
    const parts = {
      variants: groupBy(queries.variants.all({ id })),
      media: groupBy(queries.media.all({ id })),
      labels: groupBy(queries.labels.all({ id })),
      deliveries: groupBy(queries.deliveries.all({ id })),
    }
    return rows.map(row => {
      const media = parts.media.get(row.id) ?? []
      return {
        id: row.id,
        projectId: row.projectId,
        campaignId: row.campaignId,
        pillarId: row.pillarId,
        portraitIds: row.portraitIds,
        kind: row.kind,
        text: row.text,
        link: row.link,
        media: mediaOf(media, null),
        parts: row.parts,
        comment: row.comment,
        labelIds: (parts.labels.get(row.id) ?? []).map(l => l.labelId),
        channelIds: [...new Set((parts.deliveries.get(row.id) ?? []).map(d => d.channelId))],
        variants: (parts.variants.get(row.id) ?? []).map(v => toVariant(v, media)),
        createdAt: toInstant(row.createdAt),
        updatedAt: toInstant(row.updatedAt),
      }
    })
  }

  const get = (id: string, withDeleted = false): Post => {
    const [post] = load(byId.all({ id }).filter(row => withDeleted || row.deletedAt === null))
    if (post === undefined) throw notThere()
    return post
  }

  const getMany = (ids: readonly string[]): Post[] =>
    load(
      orm
        .select()
        .from(posts)
        .where(inArray(posts.id, [...ids]))
        .all(),
    )

  const writeParts = (id: string, fields: Partial<StoredFields>, before: StoredFields) => {
    if (fields.labelIds !== undefined) {
      orm.delete(postLabels).where(eq(postLabels.postId, id)).run()
      const labelIds = [...new Set(fields.labelIds)]
      if (labelIds.length > 0)
        orm
          .insert(postLabels)
          .values(labelIds.map(labelId => ({ postId: id, labelId })))
          .run()
    }
    if (fields.variants === undefined && fields.media === undefined) return
    const all = { media: fields.media ?? before.media, variants: fields.variants ?? before.variants }
    orm.delete(postMedia).where(eq(postMedia.postId, id)).run()
    orm.delete(variants).where(eq(variants.postId, id)).run()
    const mediaRows = all.media.map((m, position) => ({
      postId: id,
      channelId: null as string | null,
      position,
      ...m,
    }))
    for (const { media, channelId, text, link, parts, comment, options } of all.variants) {
      orm
        .insert(variants)
        .values({ postId: id, channelId, text, link, parts, comment, options, ownMedia: media !== null })
        .run()
      mediaRows.push(...(media ?? []).map((m, position) => ({ postId: id, channelId, position, ...m })))
    }
    if (mediaRows.length > 0) orm.insert(postMedia).values(mediaRows).run()
  }

  const keepVersion = (post: Post) => {
    const at = now()
    const last = orm
      .select({ savedAt: postVersions.savedAt })
      .from(postVersions)
      .where(eq(postVersions.postId, post.id))
      .orderBy(desc(postVersions.savedAt))
      .get()
    if (last !== undefined && at - last.savedAt < versionSpacingMs) return
    orm
      .insert(postVersions)
      .values({ postId: post.id, savedAt: at, fields: fieldsOf(post) })
      .run()
    sqlite
      .prepare(
        `DELETE FROM post_versions WHERE postId = :id AND id NOT IN
           (SELECT id FROM post_versions WHERE postId = :id ORDER BY savedAt DESC LIMIT :kept)`,
      )
      .run({ id: post.id, kept: keptVersions })
  }

  return {
    get,
    getMany,
    thread: (id, channelId) => {
      const found = threadFor.get({ id, channelId })
      if (found === undefined) throw notThere()
      return {
        text: found.text,
        link: found.link,
        media: JSON.parse(found.media) as PostMedia[],
        options: JSON.parse(found.options) as Thread['options'],
        parts: JSON.parse(found.parts) as PostPart[],
      }
    },
    comment: (id, channelId) => {
      const comment = commentFor.get({ id, channelId })
      if (comment === undefined) throw notThere()
      return JSON.parse(comment) as FirstComment
    },
    drafts: (projectId, limit) => {
      const ids = sqlite
        .prepare<Record<string, string | number>, string>(
          `SELECT p.id FROM posts p
           WHERE p.deletedAt IS NULL AND p.projectId IN (SELECT id FROM projects WHERE deletedAt IS NULL)
             ${projectId === null ? '' : 'AND p.projectId = :projectId'}
             AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.postId = p.id AND d.deletedAt IS NULL
                             AND d.state NOT IN ('draft', 'cancelled'))
             AND NOT EXISTS (SELECT 1 FROM evergreen_entries e WHERE e.postId = p.id)
           ORDER BY p.updatedAt DESC LIMIT :limit`,
        )
        .pluck()
        .all(projectId === null ? { limit } : { projectId, limit })
      const byId = new Map(getMany(ids).map(post => [post.id, post]))
      return ids.flatMap(id => byId.get(id) ?? [])
    },
    insert: (projectId, fields) => {
      const id = newId()
      const at = now()
      const { campaignId, pillarId, portraitIds, kind, text, link, parts, comment } = fields
      orm
        .insert(posts)
        .values({
          ...{ id, projectId, campaignId, pillarId, portraitIds, kind, text, link, parts, comment },
          ...{ createdAt: at, updatedAt: at },
        })
        .run()
      writeParts(id, fields, fields)
      return id
    },
    update: (id, fields) => {
      const before = get(id)
      keepVersion(before)
      const {
        campaignId = before.campaignId,
        pillarId = before.pillarId,
        portraitIds = before.portraitIds,
        kind = before.kind,
        text = before.text,
        link = before.link,
        parts = before.parts,
        comment = before.comment,
      } = fields
      orm
        .update(posts)
        .set({ campaignId, pillarId, portraitIds, kind, text, link, parts, comment, updatedAt: now() })
        .where(eq(posts.id, id))
        .run()
      writeParts(id, fields, before)
    },
    setDeleted: (id, deletedAt) => {
      orm.update(posts).set({ deletedAt, updatedAt: now() }).where(eq(posts.id, id)).run()
    },
    deletedAt: id => {
      const row = orm.select({ deletedAt: posts.deletedAt }).from(posts).where(eq(posts.id, id)).get()
      if (row === undefined) throw notThere()
      return row.deletedAt
    },
    versions: id =>
      orm
        .select()
        .from(postVersions)
        .where(eq(postVersions.postId, id))
        .orderBy(desc(postVersions.savedAt))
        .limit(keptVersions)
        .all()
        .map(row => ({ savedAt: toInstant(row.savedAt), fields: withNewFields(row.fields) })),
  }
}

const notThere = () => new AppError('not_found', 'This post is not there any more.')

export const emptyFields: PostFields = {
  kind: 'original',
  campaignId: null,
  pillarId: null,
  portraitIds: [],
  text: '',
  link: '',
  media: [],
  parts: [],
  comment: noComment,
  labelIds: [],
  channelIds: [],
  variants: [],
}

export function fieldsOf(post: Post): PostFields {
  const { id: _id, projectId: _project, createdAt: _created, updatedAt: _updated, ...fields } = post
  return fields
}

const mediaOf = (rows: MediaRow[], channelId: string | null): PostMedia[] =>
  rows.filter(row => row.channelId === channelId).map(({ mediaId, alt }) => ({ mediaId, alt }))

const toVariant = (row: VariantRow, media: MediaRow[]): PostFields['variants'][number] => ({
  channelId: row.channelId,
  text: row.text,
  link: row.link,
  media: row.ownMedia ? mediaOf(media, row.channelId) : null,
  parts: row.parts,
  comment: row.comment,
  options: row.options,
})

function groupBy<T extends { postId: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.postId)
    if (group === undefined) groups.set(row.postId, [row])
    else group.push(row)
  }
  return groups
}
