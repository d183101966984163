import type { ObservationCard, ObservationFilter, observationOrders } from '#shared/contract/observations.ts'
import type { ObservationFormat, ObservationKind } from '#shared/model/observation.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fromInstant, toInstant, toInstantOrNull } from '../db/instants.ts'
import type { Sqlite } from '../db/openDatabase.ts'
import { toMatch } from '../db/toMatch.ts'

export interface Wish {
  filter: ObservationFilter
  order: (typeof observationOrders)[number]
  offset: number
  limit: number
}

export interface FindObservations {
  /** A window of what fits, and how many there are. */
  page(wish: Wish): { total: number; items: ObservationCard[] }
  /** All that fit, in order: for a file of them. */
  ids(wish: Pick<Wish, 'filter' | 'order'>): string[]
  /** Those that are there, in the order asked for. */
  cards(ids: readonly string[]): ObservationCard[]
}

/** So many pictures and so much text of each stand in a list. */
const shownPictures = 4
const excerptLength = 400
/** With fewer hits, sorting them is quicker than walking through the journal in order until enough of them were met. */
const fewHits = 1500

type Params = Record<string, string | number | null>

interface CardRow {
  id: string
  projectId: string
  competitorId: string | null
  competitorChannelId: string | null
  theirCampaignId: string | null
  kind: ObservationKind
  format: ObservationFormat
  excerpt: string
  link: string
  seenAt: number
  publishedAt: number | null
  likes: number | null
  comments: number | null
  shares: number | null
  views: number | null
  followers: number | null
  favourite: 0 | 1
  ideaPostId: string | null
  createdAt: number
  updatedAt: number
  mediaIds: string
  pictures: number
  tags: string
}

export function createFindObservations({ db }: Pick<CoreContext, 'db'>): FindObservations {
  const statements = new Map<string, ReturnType<Sqlite['prepare']>>()
  /** Filters come in a few shapes, each asked for with every letter she types. */
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? db.sqlite.prepare(sql)
    statements.set(sql, known)
    return known
  }
  const hits = db.sqlite
    .prepare<{ match: string; limit: number }, number>(
      'SELECT count(*) FROM (SELECT 1 FROM search_fts WHERE search_fts MATCH :match LIMIT :limit)',
    )
    .pluck()
  const cardRows = db.sqlite.prepare<[string], CardRow>(cardSql)

  const cards = (ids: readonly string[]): ObservationCard[] => {
    const byId = new Map(cardRows.all(JSON.stringify(ids)).map(row => [row.id, toCard(row)]))
    return ids.flatMap(id => byId.get(id) ?? [])
  }

  /** Null: nothing fits, because there are no words in what she typed. */
  const conditionFor = (filter: ObservationFilter) => {
    const match = toMatch(filter.text)
    if (match === null && filter.text.trim() !== '') return null
    const isRare = match !== null && (hits.get({ match, limit: fewHits }) ?? 0) < fewHits
    return conditionOf(filter, match, isRare)
  }

  return {
    cards,
    ids: ({ filter, order }) => {
      const condition = conditionFor(filter)
      if (condition === null) return []
      const sql = `SELECT o.id FROM observations o WHERE ${condition.where} ORDER BY ${orders[order]}`
      return prepared(sql).pluck().all(condition.params) as string[]
    },
    page: ({ filter, order, offset, limit }) => {
      const condition = conditionFor(filter)
      if (condition === null) return { total: 0, items: [] }
      const { where, params } = condition
      const total = prepared(`SELECT count(*) FROM observations o WHERE ${where}`).pluck().get(params)
      const ids = prepared(
        `SELECT o.id FROM observations o WHERE ${where} ORDER BY ${orders[order]} LIMIT :limit OFFSET :offset`,
      )
        .pluck()
        .all({ ...params, limit, offset })
      return { total: total as number, items: cards(ids as string[]) }
    },
  }
}

const orders: Record<Wish['order'], string> = {
  happened: 'o.happenedAt DESC, o.id DESC',
  seen: 'o.seenAt DESC, o.id DESC',
  best: `coalesce(o.likes, 0) + coalesce(o.comments, 0) + coalesce(o.shares, 0) DESC,
    coalesce(o.views, 0) DESC, o.happenedAt DESC, o.id DESC`,
}

/** The condition over `o`, and what is bound in it. Where hits are many, a plus keeps the planner from beginning with them. */
function conditionOf(filter: ObservationFilter, match: string | null, isRare: boolean) {
  const { projectId, competitorIds, kinds, formats, tags, theirCampaignId, from, to, favourite } = filter
  const where = ['o.deletedAt IS NULL']
  const params: Params = {}
  const add = (condition: string, more: Params = {}) => {
    where.push(condition)
    Object.assign(params, more)
  }
  if (projectId !== null) add('o.projectId = :projectId', { projectId })
  else add('+o.projectId IN (SELECT id FROM projects WHERE deletedAt IS NULL)')
  if (competitorIds.length > 0) {
    const known = competitorIds.filter(id => id !== null)
    const ofNobody = known.length < competitorIds.length ? 'OR o.competitorId IS NULL' : ''
    add(`(+o.competitorId IN (SELECT value FROM json_each(:competitorIds)) ${ofNobody})`, {
      competitorIds: JSON.stringify(known),
    })
  }
  if (kinds.length > 0) {
    add('o.kind IN (SELECT value FROM json_each(:kinds))', { kinds: JSON.stringify(kinds) })
  }
  if (formats.length > 0) {
    add('o.format IN (SELECT value FROM json_each(:formats))', { formats: JSON.stringify(formats) })
  }
  for (const [i, tag] of tags.entries()) {
    add(`o.id IN (SELECT observationId FROM observation_tags WHERE tag = :tag${i})`, { [`tag${i}`]: tag })
  }
  if (theirCampaignId !== null) add('o.theirCampaignId = :theirCampaignId', { theirCampaignId })
  if (from !== null) add('o.happenedAt >= :from', { from: fromInstant(from) })
  if (to !== null) add('o.happenedAt < :to', { to: fromInstant(to) })
  if (favourite) add('o.favourite = 1')
  if (match !== null) {
    const docId = isRare ? 'o.docId' : '+o.docId'
    add(`${docId} IN (SELECT rowid FROM search_fts WHERE search_fts MATCH :match)`, { match })
  }
  return { where: where.join(' AND '), params }
}

const cardSql = `
  SELECT o.id, o.projectId, o.competitorId, o.competitorChannelId, o.theirCampaignId, o.kind, o.format,
    substr(CASE WHEN trim(o.text) <> '' THEN o.text ELSE o.shotText END, 1, ${excerptLength}) AS excerpt,
    o.link, o.seenAt, o.publishedAt, o.likes, o.comments, o.shares, o.views, o.followers, o.favourite,
    (SELECT p.id FROM posts p WHERE p.id = o.ideaPostId AND p.deletedAt IS NULL) AS ideaPostId,
    o.createdAt, o.updatedAt,
    (SELECT json_group_array(mediaId) FROM (SELECT m.mediaId FROM observation_media m
      WHERE m.observationId = o.id ORDER BY m.position LIMIT ${shownPictures})) AS mediaIds,
    (SELECT count(*) FROM observation_media m WHERE m.observationId = o.id) AS pictures,
    (SELECT json_group_array(tag) FROM (SELECT t.tag FROM observation_tags t
      WHERE t.observationId = o.id ORDER BY t.position)) AS tags
  FROM json_each(?) wanted JOIN observations o ON o.id = wanted.value
  WHERE o.deletedAt IS NULL`

function toCard(row: CardRow): ObservationCard {
  const { likes, comments, shares, views, followers, ...rest } = row
  return {
    ...rest,
    numbers: { likes, comments, shares, views, followers },
    seenAt: toInstant(row.seenAt),
    publishedAt: toInstantOrNull(row.publishedAt),
    favourite: row.favourite === 1,
    createdAt: toInstant(row.createdAt),
    updatedAt: toInstant(row.updatedAt),
    mediaIds: JSON.parse(row.mediaIds) as string[],
    tags: JSON.parse(row.tags) as string[],
  }
}
