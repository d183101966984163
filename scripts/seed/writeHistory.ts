import type { Sqlite } from '#core/db/openDatabase.ts'

/**
 * What the app itself would have left behind: the finished jobs and the ledger lines of what is out, in the order of time.
 * Only deliveries after `from` (a rowid) are told of. Returns how many ledger lines were written.
 */
export function writeHistory(sqlite: Sqlite, afterRowid: number): number {
  sqlite
    .prepare(
      `INSERT INTO jobs (kind, deliveryId, lane, state, phase, runAt, attempt, firstCommitAt, createdAt, finishedAt)
       SELECT 'publish', id, channelId, 'done', 'confirm', dueAt, 0, publishedAt, createdAt, publishedAt
       FROM deliveries WHERE rowid > :after AND publishedAt IS NOT NULL
       UNION ALL
       SELECT 'expire', id, channelId, 'done', 'prepare', expireAt, 0, NULL, publishedAt, expiredAt
       FROM deliveries WHERE rowid > :after AND expiredAt IS NOT NULL`,
    )
    .run({ after: afterRowid })
  return sqlite
    .prepare(
      `INSERT INTO ledger (at, event, projectId, channelId, deliveryId, channelName, attempt, excerpt, sent, received,
                           decision, url)
       SELECT l.at, l.event, d.projectId, d.channelId, d.id, c.name, l.attempt, substr(d.outgoing ->> '$.text', 1, 120),
              CASE l.event WHEN 'published' THEN substr(d.outgoing ->> '$.text', 1, 200) END,
              CASE l.event WHEN 'scheduled' THEN NULL ELSE '200: {"ok":true}' END,
              CASE l.event WHEN 'scheduled' THEN json_object('key', 'planned', 'params', json_object('at',
                strftime('%Y-%m-%dT%H:%M:%fZ', d.dueAt / 1000.0, 'unixepoch'))) END,
              d.remote ->> '$.url'
       FROM (
         SELECT rowid AS ref, createdAt AS at, 'scheduled' AS event, NULL AS attempt
         FROM deliveries WHERE rowid > :after AND publishedAt IS NOT NULL
         UNION ALL
         SELECT rowid, publishedAt, 'published', 1 FROM deliveries WHERE rowid > :after AND publishedAt IS NOT NULL
         UNION ALL
         SELECT rowid, expiredAt, 'removed', 1 FROM deliveries WHERE rowid > :after AND expiredAt IS NOT NULL
       ) l JOIN deliveries d ON d.rowid = l.ref JOIN channels c ON c.id = d.channelId
       ORDER BY l.at`,
    )
    .run({ after: afterRowid }).changes
}
