import type { ObservationCard, ObservationFilter, observationOrders } from '#shared/contract/observations.ts'
import type { ObservationFormat, ObservationKind } from '#shared/model/observation.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fromInstant, toInstant, toInstantOrNull } from '../db/instants.ts'
import { createKept } from '../db/createKept.ts'
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

type Params = Record<string, string | number | null>

/** Rows in order, column by column: walking through 20,000 objects takes longer than the search itself. */
interface Ordered {
  ids: string[]
  docIds: number[]
  lastDocId: number
}

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
  // In one piece: a letter has 20,000 hits, and row by row they take twice as long to hand over.
  const matching = db.sqlite
    .prepare<[string], string>('SELECT json_group_array(rowid) FROM search_fts WHERE search_fts MATCH ?')
    .pluck()
  const cardRows = db.sqlite.prepare<[string], CardRow>(cardSql)

  const cards = (ids: readonly string[]): ObservationCard[] => {
    const byId = new Map(cardRows.all(JSON.stringify(ids)).map(row => [row.id, toCard(row)]))
    return ids.flatMap(id => byId.get(id) ?? [])
  }

  /** What the other parts of a filter leave: kept while she types or scrolls, as long as nothing is written. */
  const ordered = createKept<Ordered>(db.sqlite)
  /** And what her words leave of it: kept while she scrolls. */
  const found = createKept<string[]>(db.sqlite)
  const ids = ({ filter, order }: Pick<Wish, 'filter' | 'order'>): string[] => {
    const match = toMatch(filter.text)
    // There are no words in what she typed, so nothing has them.
    if (match === null && filter.text.trim() !== '') return []
    const { where, params } = conditionOf(filter)
    const sql = `SELECT o.id, o.docId FROM observations o WHERE ${where} ORDER BY ${orders[order]}`
    const rest = ordered(JSON.stringify([sql, params]), () => {
      const rows = prepared(sql).all(params) as { id: string; docId: number }[]
      const docIds = rows.map(({ docId }) => docId)
      const lastDocId = docIds.reduce((last, docId) => Math.max(last, docId), 0)
      return { ids: rows.map(({ id }) => id), docIds, lastDocId }
    })
    if (match === null) return rest.ids
    return found(JSON.stringify([sql, params, match]), () => {
      // A byte for each document: a Set of as many costs three times the whole search.
      const isHit = new Uint8Array(rest.lastDocId + 1)
      for (const docId of JSON.parse(matching.get(match) ?? '[]') as number[]) isHit[docId] = 1
      return rest.ids.filter((_, i) => isHit[rest.docIds[i] ?? 0] === 1)
    })
  }

  return {
    cards,
    ids,
    page: ({ filter, order, offset, limit }) => {
      const all = ids({ filter, order })
      return { total: all.length, items: cards(all.slice(offset, offset + limit)) }
    },
  }
}

const orders: Record<Wish['order'], string> = {
  happened: 'o.happenedAt DESC, o.id DESC',
  seen: 'o.seenAt DESC, o.id DESC',
  best: 'o.reactions DESC, o.views DESC, o.happenedAt DESC, o.id DESC',
}

/** The condition over `o` but for the words, and what is bound in it. */
function conditionOf(filter: ObservationFilter) {
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
