import type { CoreContext } from '../../CoreContext.ts'

/** A post that a case study shows. */
export interface ShownPost {
  id: string
  text: string
  /** The first of its pictures. */
  mediaId: string | null
  alt: string
  channel: string
  publishedAt: number
  url: string | null
}

/** Reads deliveries that went out, as they were sent, in the order that is asked for; what is not there any more is left out. */
export function createShownPosts({ db }: CoreContext): (ids: readonly string[]) => ShownPost[] {
  const read = db.sqlite.prepare<[string], ShownPost>(
    `SELECT d.id, substr(coalesce(d.outgoing ->> '$.text', v.text, p.text), 1, 600) AS text,
       coalesce(d.outgoing ->> '$.media[0].mediaId', m.mediaId) AS mediaId,
       coalesce(d.outgoing ->> '$.media[0].alt', m.alt, '') AS alt,
       c.name AS channel, d.publishedAt, d.remote ->> '$.url' AS url
     FROM json_each(?) wanted JOIN deliveries d ON d.id = wanted.value JOIN posts p ON p.id = d.postId
       JOIN channels c ON c.id = d.channelId
       LEFT JOIN variants v ON v.postId = d.postId AND v.channelId = d.channelId
       LEFT JOIN post_media m ON m.id = (SELECT id FROM post_media first WHERE first.postId = d.postId
         AND first.channelId IS CASE WHEN v.ownMedia THEN d.channelId END ORDER BY first.position LIMIT 1)
     WHERE d.publishedAt IS NOT NULL AND d.deletedAt IS NULL ORDER BY wanted.key`,
  )
  return ids => read.all(JSON.stringify(ids))
}
