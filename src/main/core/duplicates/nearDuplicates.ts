import type { DuplicateWish, NearDuplicate } from '#shared/contract/duplicates.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fromInstant, toInstant } from '../db/instants.ts'
import { looksAlike } from './pictureHash.ts'
import type { PictureHashes } from './pictureHashes.ts'
import { likeness, nearlySame, shinglesOf } from './shingles.ts'
import type { Shingles } from './shingles.ts'

/** What a delivery says and shows, once it is out or as it is planned: over `d` (deliveries), `p` (posts), `v` (variants). */
export const saidColumns = `coalesce(d.outgoing ->> '$.text', v.text, p.text) AS text,
  CASE WHEN d.outgoing IS NOT NULL
    THEN (SELECT json_group_array(m.value ->> '$.mediaId') FROM json_each(d.outgoing, '$.media') m)
    ELSE (SELECT json_group_array(pm.mediaId) FROM post_media pm WHERE pm.postId = d.postId
            AND pm.channelId IS CASE WHEN v.ownMedia THEN d.channelId END)
  END AS media`

export interface NearDuplicatesParts {
  context: CoreContext
  pictures: PictureHashes
  /** How far apart, ms, the same may be said again; 0: whenever. */
  withinMs: () => number
}

export type FindDuplicates = (wish: DuplicateWish, signal: AbortSignal) => Promise<NearDuplicate[]>

interface Row {
  id: string
  postId: string
  at: number
  isOut: 0 | 1
  text: string
  media: string
}

/** The other posts of a channel around a time that were out or are planned, nearest first. */
const maxCompared = 5000

/** Texts are compared again whenever she pauses in writing; those of others seldom change meanwhile. */
const keptShingles = 4000

/**
 * Finds what says or shows nearly the same as a post on the same channel, within so many days before and after: for each
 * channel the likest one, if any.
 */
export function createNearDuplicates({ context, pictures, withinMs }: NearDuplicatesParts): FindDuplicates {
  const around = context.db.sqlite.prepare<Record<string, unknown>, Row>(
    `SELECT d.id, d.postId, coalesce(d.publishedAt, d.dueAt) AS at, d.publishedAt IS NOT NULL AS isOut,
            ${saidColumns}
     FROM deliveries d JOIN posts p ON p.id = d.postId
       LEFT JOIN variants v ON v.postId = d.postId AND v.channelId = d.channelId
     WHERE d.channelId = :channelId AND d.deletedAt IS NULL AND p.deletedAt IS NULL
       AND d.dueAt BETWEEN :from AND :to
       AND d.state IN ('waiting', 'running', 'uncertain', 'published', 'expired') AND d.postId IS NOT :postId
       -- Posts of one series are meant to be alike.
       AND NOT EXISTS (SELECT 1 FROM occurrences a JOIN occurrences b ON b.seriesId = a.seriesId
                       WHERE a.postId = d.postId AND b.postId = :postId)
       AND d.postId NOT IN (SELECT value FROM json_each(:family))
       -- What an evergreen list keeps is meant to come round, after its rest.
       AND NOT EXISTS (SELECT 1 FROM evergreen_entries e JOIN evergreen_lists l ON l.id = e.listId
                       WHERE (:postId IN (e.postId, e.originPostId)
                              OR e.postId = (SELECT entryPostId FROM evergreen_rounds WHERE postId = :postId))
                         AND (d.postId = e.originPostId
                              OR e.postId = (SELECT entryPostId FROM evergreen_rounds WHERE postId = d.postId))
                         AND (e.postId = :postId
                              OR abs(coalesce(d.publishedAt, d.dueAt) - :at) >= (l.restDays - 1) * 86400000))
     ORDER BY abs(d.dueAt - :at) LIMIT ${maxCompared}`,
  )
  /** A post with what it repeats and what repeats that: alike because she wanted it so. */
  const familyOf = context.db.sqlite
    .prepare<[string | null], string>(
      `WITH RECURSIVE family (postId) AS (
         SELECT ? UNION
         SELECT o.postId FROM family f JOIN deliveries r ON r.postId = f.postId JOIN deliveries o ON o.id = r.repostOf UNION
         SELECT r.postId FROM family f JOIN deliveries o ON o.postId = f.postId JOIN deliveries r ON r.repostOf = o.id)
       SELECT json_group_array(postId) FROM family WHERE postId IS NOT NULL`,
    )
    .pluck()
  const shingled = new Map<string, Shingles>()
  const shinglesFor = (text: string): Shingles => {
    let shingles = shingled.get(text)
    if (shingles === undefined) {
      shingles = shinglesOf(text)
      if (shingled.size >= keptShingles) shingled.clear()
      shingled.set(text, shingles)
    }
    return shingles
  }

  const likestText = (text: string, rows: readonly Row[]): Row | null => {
    const own = shinglesOf(text)
    let likest: Row | null = null
    let most = nearlySame
    for (const row of rows) {
      const value = likeness(own, shinglesFor(row.text))
      if (value > most || (value === most && likest === null)) {
        likest = row
        most = value
      }
    }
    return likest
  }

  const likePicture = async (
    mediaIds: readonly string[],
    rows: readonly Row[],
    signal: AbortSignal,
  ): Promise<Row | null> => {
    const withMedia = rows
      .map(row => ({ row, ids: JSON.parse(row.media) as string[] }))
      .filter(({ ids }) => ids.length > 0)
    if (mediaIds.length === 0 || withMedia.length === 0) return null
    // The very same file needs no looking at.
    const same = withMedia.find(({ ids }) => ids.some(id => mediaIds.includes(id)))
    if (same !== undefined) return same.row
    const hashes = await pictures.of([...mediaIds, ...withMedia.flatMap(({ ids }) => ids)], signal)
    const own = mediaIds.map(id => hashes.get(id) ?? '')
    const alike = withMedia.find(({ ids }) =>
      ids.some(id => own.some(hash => looksAlike(hash, hashes.get(id) ?? ''))),
    )
    return alike?.row ?? null
  }

  return async ({ postId, items }, signal) => {
    const within = withinMs()
    if (within === 0) return []
    const found: NearDuplicate[] = []
    const family = familyOf.get(postId)
    for (const { channelId, text, mediaIds, at } of items) {
      const time = fromInstant(at)
      const rows = around.all({ channelId, postId, family, at: time, from: time - within, to: time + within })
      const note = (row: Row | null, what: NearDuplicate['what']) => {
        if (row === null) return false
        const { id: deliveryId, postId: other, isOut } = row
        found.push({ channelId, deliveryId, postId: other, what, at: toInstant(row.at), isOut: isOut === 1 })
        return true
      }
      if (!note(likestText(text, rows), 'text')) note(await likePicture(mediaIds, rows, signal), 'picture')
      if (signal.aborted) break
    }
    return found
  }
}
