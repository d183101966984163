import type { SearchHit } from '#shared/contract/posts.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toMatch } from '../db/toMatch.ts'

interface HitRow {
  kind: SearchHit['kind']
  id: string
  projectId: string
  title: string
  excerpt: string
}

interface Wanted {
  match: string
  projectId: string | null
  limit: number
}

/** Beyond so many hits, weighing each against the others takes longer than typing the next letter. */
const weighedHits = 20_000

/**
 * Full-text search as she types: every word must occur, the last one may be only begun. The best come first; where nearly
 * everything fits (she typed one letter), names come first and then the newest posts.
 */
export function createSearch({ db }: Pick<CoreContext, 'db'>) {
  const hits = (more: string) => `SELECT d.kind, d.refId AS id, d.projectId,
            CASE WHEN d.title <> '' THEN d.title ELSE substr(d.body, 1, 120) END AS title,
            snippet(search_fts, -1, '', '', ' … ', 16) AS excerpt
     FROM search_fts JOIN search_docs d ON d.id = search_fts.rowid
     JOIN projects p ON p.id = d.projectId AND p.deletedAt IS NULL
     WHERE search_fts MATCH :match AND (:projectId IS NULL OR d.projectId = :projectId) ${more} LIMIT :limit`
  // The plus: hits are looked up among the few names, instead of each name among the hits.
  const onlyNames = `AND +search_fts.rowid IN (
    SELECT id FROM search_docs WHERE kind IN
      ('project', 'campaign', 'channel', 'portrait', 'pillar', 'competitor', 'design', 'theirCampaign')
    AND (:projectId IS NULL OR projectId = :projectId))`
  const best = db.sqlite.prepare<Wanted, HitRow>(hits('ORDER BY rank'))
  const names = db.sqlite.prepare<Wanted, HitRow>(hits(onlyNames))
  const newest = db.sqlite.prepare<Wanted, HitRow>(
    hits("AND d.kind IN ('post', 'observation') ORDER BY search_fts.rowid DESC"),
  )
  const count = db.sqlite
    .prepare<{ match: string; limit: number }, number>(
      'SELECT count(*) FROM (SELECT 1 FROM search_fts WHERE search_fts MATCH :match LIMIT :limit)',
    )
    .pluck()
  /** One letter fits so much that counting alone takes as long as answering. */
  const oneLetter = /^"[\p{L}\p{N}]"\*$/u
  const tooMany = (match: string) =>
    oneLetter.test(match) || (count.get({ match, limit: weighedHits + 1 }) ?? 0) > weighedHits
  return (text: string, projectId: string | null, limit: number): SearchHit[] => {
    const match = toMatch(text)
    if (match === null) return []
    if (!tooMany(match)) return best.all({ match, projectId, limit })
    const named = names.all({ match, projectId, limit })
    return [...named, ...newest.all({ match, projectId, limit: limit - named.length })]
  }
}
