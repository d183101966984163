import { eq, inArray } from 'drizzle-orm'
import type { Media } from '#shared/model/media.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import { media } from '../db/schema.ts'

/** Where the media store keeps its rows. Calls are synchronous, so that look-up and insert cannot be interleaved. */
export interface MediaRepo {
  findBySha(sha256: string): Media | null
  insert(row: Media): void
  /** Those that exist, in the order asked for. */
  get(ids: readonly string[]): Media[]
}

type Row = typeof media.$inferSelect

const toMedia = ({ fingerprint: _, ...row }: Row): Media => ({
  ...row,
  createdAt: toInstant(row.createdAt),
})

export function createMediaRepo({ db }: Pick<CoreContext, 'db'>): MediaRepo {
  const { orm } = db
  return {
    findBySha: sha256 => {
      const row = orm.select().from(media).where(eq(media.sha256, sha256)).get()
      return row === undefined ? null : toMedia(row)
    },
    insert: row => {
      orm
        .insert(media)
        .values({ ...row, createdAt: Date.parse(row.createdAt) })
        .run()
    },
    get: ids => {
      const rows = orm
        .select()
        .from(media)
        .where(inArray(media.id, [...ids]))
        .all()
      const byId = new Map(rows.map(row => [row.id, toMedia(row)]))
      return ids.flatMap(id => byId.get(id) ?? [])
    },
  }
}
