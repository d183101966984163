import { and, eq, inArray } from 'drizzle-orm'
import type { CoreContext } from '../CoreContext.ts'
import { projectMedia } from '../db/schema.ts'

/** Media have no project of their own: they are of every project that uses them, or for which they were brought. */
export interface ProjectMedia {
  /** Ids of pictures and animations, newest first, whose file name has the text. */
  list(projectId: string, text: string, limit: number): string[]
  bring(projectId: string, mediaIds: readonly string[]): void
  putBack(projectId: string, mediaIds: readonly string[]): void
}

export function createProjectMedia({ db: { orm, sqlite } }: Pick<CoreContext, 'db'>): ProjectMedia {
  const found = sqlite
    .prepare<{ projectId: string; text: string; limit: number }, string>(
      `SELECT m.id FROM media m
       WHERE m.kind <> 'video' AND instr(lower(m.name), :text) > 0 AND m.id IN (
         SELECT mediaId FROM project_media WHERE projectId = :projectId
         UNION SELECT pm.mediaId FROM post_media pm JOIN posts p ON p.id = pm.postId
           WHERE p.projectId = :projectId AND p.deletedAt IS NULL
         UNION SELECT dm.mediaId FROM design_media dm JOIN designs d ON d.id = dm.designId
           WHERE d.projectId = :projectId AND d.deletedAt IS NULL
         UNION SELECT logoMediaId FROM projects WHERE id = :projectId
         UNION SELECT j.value FROM brand_kits b, json_each(b.own, '$.logoIds') j WHERE b.projectId = :projectId)
       ORDER BY m.createdAt DESC, m.id DESC LIMIT :limit`,
    )
    .pluck()
  return {
    list: (projectId, text, limit) => found.all({ projectId, text: text.trim().toLowerCase(), limit }),
    bring: (projectId, mediaIds) => {
      const rows = mediaIds.map(mediaId => ({ projectId, mediaId }))
      orm.insert(projectMedia).values(rows).onConflictDoNothing().run()
    },
    putBack: (projectId, mediaIds) => {
      orm
        .delete(projectMedia)
        .where(and(eq(projectMedia.projectId, projectId), inArray(projectMedia.mediaId, [...mediaIds])))
        .run()
    },
  }
}
