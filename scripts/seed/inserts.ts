import type { Sqlite } from '#core/db/openDatabase.ts'

/** A row by column name; JSON columns hold text, flags 0 or 1. */
export type Row = Record<string, string | number | null>

const columns = {
  projects: ['id', 'name', 'colour', 'logoMediaId', 'zone', 'createdAt', 'updatedAt'],
  campaigns: [
    ...['id', 'projectId', 'name', 'goal', 'colour', 'startsOn', 'endsOn'],
    ...['createdAt', 'updatedAt'],
  ],
  labels: ['id', 'projectId', 'name', 'colour'],
  channels: [
    ...['id', 'projectId', 'network', 'remoteId', 'name', 'handle', 'url', 'config', 'limits', 'rights'],
    ...['health', 'paused', 'needsLogin', 'createdAt', 'updatedAt'],
  ],
  secrets: ['channelId', 'sealed'],
  posts: ['id', 'projectId', 'campaignId', 'kind', 'text', 'link', 'createdAt', 'updatedAt'],
  variants: ['postId', 'channelId', 'text', 'link', 'ownMedia', 'options'],
  post_media: ['postId', 'channelId', 'position', 'mediaId', 'alt'],
  post_labels: ['postId', 'labelId'],
  deliveries: [
    ...['id', 'postId', 'channelId', 'projectId', 'state', 'dueLocal', 'zone', 'dueAt', 'latestLocal'],
    ...['expiry', 'expireAt', 'publishedAt', 'expiredAt', 'idempotencyKey', 'outgoing', 'remote', 'problem'],
    ...['createdAt', 'updatedAt'],
  ],
  jobs: [
    ...['kind', 'deliveryId', 'lane', 'state', 'phase', 'runAt', 'latestAt', 'attempt', 'prepared'],
    ...['firstCommitAt', 'createdAt', 'finishedAt'],
  ],
  competitors: [
    ...['id', 'projectId', 'name', 'logoMediaId', 'positioning', 'strengths', 'weaknesses', 'priceLevel'],
    ...['notes', 'website', 'position', 'createdAt', 'updatedAt'],
  ],
  competitor_channels: ['id', 'competitorId', 'network', 'handle', 'url', 'createdAt'],
  their_campaigns: [
    ...['id', 'projectId', 'competitorId', 'name', 'offer', 'startsOn', 'endsOn', 'networks', 'weight'],
    ...['createdAt', 'updatedAt'],
  ],
  observations: [
    ...['id', 'projectId', 'competitorId', 'competitorChannelId', 'theirCampaignId', 'kind', 'format'],
    ...['text', 'link', 'shotText', 'seenAt', 'publishedAt', 'likes', 'comments', 'shares', 'views'],
    ...['followers', 'whatWorks', 'whatWeTake', 'favourite', 'createdAt', 'updatedAt'],
  ],
  observation_media: ['observationId', 'position', 'mediaId'],
  observation_tags: ['observationId', 'tag', 'position'],
} as const satisfies Record<string, readonly string[]>

type Table = keyof typeof columns

/** A prepared insert for every table; what a row leaves out is null. */
export type Inserts = Record<Table, (row: Row) => void>

export function prepareInserts(sqlite: Sqlite): Inserts {
  const prepare = (table: Table): ((row: Row) => void) => {
    const names: readonly string[] = columns[table]
    const statement = sqlite.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    )
    return row => {
      statement.run(names.map(name => row[name] ?? null))
    }
  }
  return Object.fromEntries(
    (Object.keys(columns) as Table[]).map(table => [table, prepare(table)]),
  ) as Inserts
}
