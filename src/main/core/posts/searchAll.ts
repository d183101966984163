import type { SearchHit } from '#shared/contract/posts.ts'
import type { CoreContext } from '../CoreContext.ts'

interface HitRow {
  kind: SearchHit['kind']
  id: string
  projectId: string
  title: string
  excerpt: string
}

/** Full-text search as she types: every word must occur, the last one may be only begun. */
export function createSearch({ db }: Pick<CoreContext, 'db'>) {
  const find = db.sqlite.prepare<{ match: string; projectId: string | null; limit: number }, HitRow>(
    `SELECT d.kind, d.refId AS id, d.projectId,
            CASE WHEN d.title <> '' THEN d.title ELSE substr(d.body, 1, 120) END AS title,
            snippet(search_fts, -1, '', '', ' … ', 16) AS excerpt
     FROM search_fts JOIN search_docs d ON d.id = search_fts.rowid
     JOIN projects p ON p.id = d.projectId AND p.deletedAt IS NULL
     WHERE search_fts MATCH :match AND (:projectId IS NULL OR d.projectId = :projectId)
     ORDER BY rank LIMIT :limit`,
  )
  return (text: string, projectId: string | null, limit: number): SearchHit[] => {
    const match = toMatch(text)
    return match === null ? [] : find.all({ match, projectId, limit })
  }
}

/** Words only, each quoted: nothing she types is read as FTS5's query language. */
function toMatch(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu)
  if (words === null) return null
  return words.map((word, i) => `"${word}"${i === words.length - 1 ? '*' : ''}`).join(' ')
}
