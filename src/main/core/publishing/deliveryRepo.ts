import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Delivery, DeliveryCard, RepostOf } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { RemoteRef } from '../connectors/Connector.ts'
import type { CoreContext } from '../CoreContext.ts'
import { createFind } from '../db/createFind.ts'
import { createUpdate } from '../db/createUpdate.ts'
import { toInstant, toInstantOrNull } from '../db/instants.ts'
import { deliveries } from '../db/schema.ts'

export type DeliveryRow = typeof deliveries.$inferSelect
export type DeliveryChange = Partial<
  Omit<DeliveryRow, 'id' | 'postId' | 'channelId' | 'projectId' | 'createdAt' | 'updatedAt'>
>

export interface DeliveryRepo {
  /** Throws AppError `not_found`; does not find what was put away. */
  get(id: string): DeliveryRow
  /** Also what was put away. */
  find(id: string): DeliveryRow | undefined
  /** Whether something of it is out. */
  isBegun(id: string): boolean
  /** What may have changed since a delivery was read; also of what was put away. */
  standing(id: string): Pick<DeliveryRow, 'state' | 'deletedAt'> | undefined
  getMany(ids: readonly string[]): DeliveryRow[]
  ofPost(postId: string, withDeleted?: boolean): DeliveryRow[]
  /** Of one delivery, however they repeat it; without what was put away. */
  repostsOf(originalId: string): DeliveryRow[]
  /** Whether another delivery of the channel, or another part of this one (-1 is its comment), has this post of the network for its own. */
  isAnothers(ref: RemoteRef, row: Pick<DeliveryRow, 'id' | 'channelId'>, part: number): boolean
  /** Whether another delivery of the channel is known to be this one of the network's scheduled posts. */
  isGivenAs(scheduledId: string, row: Pick<DeliveryRow, 'id' | 'channelId'>): boolean
  insert(
    row: Pick<DeliveryRow, 'postId' | 'channelId' | 'projectId' | 'zone'> &
      Partial<Pick<DeliveryRow, 'repostOf' | 'repostHow'>>,
  ): string
  update(id: string, change: DeliveryChange): void
  /** Cards for a condition over `d` (deliveries), `p` (posts), `c` (channels); earliest due first. */
  cards(where: string, params: Record<string, unknown>, order?: string): DeliveryCard[]
  card(id: string): DeliveryCard
}

/** JSON columns come as text from hand-written SQL. */
type CardRow = Omit<DeliveryRow, 'expiry' | 'remote' | 'problem' | 'handOver'> & {
  handOver: string | null
  expiry: string
  remote: string | null
  problem: string | null
  network: string
  campaignId: string | null
  pillarId: string | null
  excerpt: string
  thumbMediaId: string | null
  labelIds: string | null
  portraitIds: string
  seriesId: string | null
  occurrenceLocal: string | null
  isReposted: 0 | 1
  evergreenListId: string | null
}

const cardColumns = `
  d.id, d.postId, d.channelId, d.projectId, d.state, d.dueLocal, d.zone, d.dueAt, d.latestLocal, d.ifMissed, d.expiry,
  d.expireAt, d.publishedAt, d.expiredAt, d.endedAt, d.handOver, d.remote, d.repostOf, d.repostHow, d.problem, d.updatedAt, c.network,
  p.campaignId, p.pillarId, p.portraitIds,
  se.id AS seriesId, o.occurrenceLocal, ev.listId AS evergreenListId,
  substr(coalesce(d.outgoing ->> '$.text', v.text, p.text), 1, 160) AS excerpt,
  coalesce(
    d.outgoing ->> '$.media[0].mediaId',
    (SELECT m.mediaId FROM post_media m WHERE m.postId = d.postId
       AND m.channelId IS CASE WHEN v.ownMedia THEN d.channelId END ORDER BY m.position LIMIT 1)
  ) AS thumbMediaId,
  EXISTS (SELECT 1 FROM deliveries r WHERE r.repostOf = d.id AND r.deletedAt IS NULL AND r.state <> 'cancelled') AS isReposted,
  (SELECT group_concat(l.labelId) FROM post_labels l WHERE l.postId = d.postId) AS labelIds`

const cardTables = `deliveries d JOIN posts p ON p.id = d.postId JOIN channels c ON c.id = d.channelId
  JOIN projects pr ON pr.id = d.projectId AND pr.deletedAt IS NULL
  LEFT JOIN variants v ON v.postId = d.postId AND v.channelId = d.channelId
  LEFT JOIN occurrences o ON o.postId = d.postId LEFT JOIN series se ON se.id = o.seriesId AND se.deletedAt IS NULL
  LEFT JOIN evergreen_rounds er ON er.postId = d.postId LEFT JOIN evergreen_entries ev ON ev.postId = er.entryPostId`

const maxCards = 20_000

export function createDeliveryRepo({ db, now, newId }: CoreContext): DeliveryRepo {
  const { orm, sqlite } = db

  const find = createFind(sqlite, deliveries)
  const begun = sqlite.prepare<[string]>('SELECT 1 FROM deliveries WHERE id = ? AND remote IS NOT NULL')
  const standing = sqlite.prepare<[string], Pick<DeliveryRow, 'state' | 'deletedAt'>>(
    'SELECT state, deletedAt FROM deliveries WHERE id = ?',
  )
  const owner = sqlite.prepare<{ refId: string | null; id: string; channelId: string; part: number }>(
    `SELECT 1 FROM deliveries
     WHERE channelId = :channelId AND (id <> :id OR :part <> 0) AND remote ->> '$.ids[0]' = :refId
     UNION ALL SELECT 1 FROM deliveries
     WHERE channelId = :channelId AND (id <> :id OR :part >= 0) AND comment ->> '$.remote.ids[0]' = :refId
     UNION ALL SELECT 1 FROM sent_parts s JOIN deliveries d ON d.id = s.deliveryId
     WHERE d.channelId = :channelId AND (d.id <> :id OR s.position <> :part) AND s.remote ->> '$.ids[0]' = :refId`,
  )
  const givenAs = sqlite.prepare<{ scheduledId: string; id: string; channelId: string }>(
    `SELECT 1 FROM deliveries
     WHERE channelId = :channelId AND handOver IS NOT NULL AND handOver ->> '$.id' = :scheduledId AND id <> :id`,
  )
  const update = createUpdate(sqlite, deliveries)
  const cards: DeliveryRepo['cards'] = (where, params, order = 'd.dueAt, d.id') =>
    (
      sqlite
        .prepare(
          `SELECT ${cardColumns} FROM ${cardTables} WHERE d.deletedAt IS NULL AND (${where})
           ORDER BY ${order} LIMIT ${maxCards}`,
        )
        .all(params) as CardRow[]
    ).map(toCard)

  return {
    get: id => {
      const row = find(id)
      if (row === undefined || row.deletedAt !== null) {
        throw new AppError('not_found', 'This delivery is not there any more.')
      }
      return row
    },
    find,
    isBegun: id => begun.get(id) !== undefined,
    standing: id => standing.get(id),
    getMany: ids =>
      chunks(ids, 500).flatMap(part =>
        orm.select().from(deliveries).where(inArray(deliveries.id, part)).all(),
      ),
    ofPost: (postId, withDeleted = false) =>
      orm
        .select()
        .from(deliveries)
        .where(eq(deliveries.postId, postId))
        .all()
        .filter(row => withDeleted || row.deletedAt === null),
    repostsOf: originalId =>
      orm
        .select()
        .from(deliveries)
        .where(and(eq(deliveries.repostOf, originalId), isNull(deliveries.deletedAt)))
        .all(),
    isAnothers: ({ ids: [refId] }, { id, channelId }, part) =>
      owner.get({ refId: refId ?? null, id, channelId, part }) !== undefined,
    isGivenAs: (scheduledId, { id, channelId }) => givenAs.get({ scheduledId, id, channelId }) !== undefined,
    insert: row => {
      const id = newId()
      const at = now()
      orm
        .insert(deliveries)
        .values({
          ...row,
          id,
          state: 'draft',
          expiry: { kind: 'never' },
          idempotencyKey: id,
          createdAt: at,
          updatedAt: at,
        })
        .run()
      return id
    },
    update: (id, change) => {
      update(id, { ...change, updatedAt: now() })
    },
    cards,
    card: id => {
      const [card] = cards('d.id = :id', { id })
      if (card === undefined) throw new AppError('not_found', 'This delivery is not there any more.')
      return card
    },
  }
}

export const toRepostOf = ({ repostOf, repostHow }: DeliveryRow): RepostOf | null =>
  repostOf === null || repostHow === null ? null : { deliveryId: repostOf, how: repostHow }

export const toDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  postId: row.postId,
  channelId: row.channelId,
  projectId: row.projectId,
  state: row.state,
  dueLocal: row.dueLocal,
  zone: row.zone,
  dueAt: toInstantOrNull(row.dueAt),
  latestLocal: row.latestLocal,
  ifMissed: row.ifMissed,
  expiry: row.expiry,
  expireAt: toInstantOrNull(row.expireAt),
  publishedAt: toInstantOrNull(row.publishedAt),
  expiredAt: toInstantOrNull(row.expiredAt),
  endedAt: toInstantOrNull(row.endedAt),
  url: row.remote?.url ?? null,
  repost: toRepostOf(row),
  handOver: row.handOver === null ? null : { stage: row.handOver.stage, at: toInstant(row.handOver.at) },
  problem: row.problem,
  updatedAt: toInstant(row.updatedAt),
})

function toCard(row: CardRow): DeliveryCard {
  const parsed: DeliveryRow = {
    ...row,
    expiry: JSON.parse(row.expiry) as DeliveryRow['expiry'],
    remote: row.remote === null ? null : (JSON.parse(row.remote) as DeliveryRow['remote']),
    handOver: row.handOver === null ? null : (JSON.parse(row.handOver) as DeliveryRow['handOver']),
    problem: row.problem === null ? null : (JSON.parse(row.problem) as DeliveryRow['problem']),
  }
  return {
    ...toDelivery(parsed),
    network: row.network,
    occurrence:
      row.seriesId === null || row.occurrenceLocal === null
        ? null
        : { seriesId: row.seriesId, local: row.occurrenceLocal, isMade: true },
    evergreenListId: row.evergreenListId,
    campaignId: row.campaignId,
    pillarId: row.pillarId,
    // Nearly always none, and thousands are read at a time.
    portraitIds: row.portraitIds === '[]' ? [] : (JSON.parse(row.portraitIds) as string[]),
    excerpt: row.excerpt,
    thumbMediaId: row.thumbMediaId,
    isReposted: row.isReposted === 1,
    labelIds: row.labelIds === null ? [] : row.labelIds.split(','),
  }
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size))
  return parts
}
