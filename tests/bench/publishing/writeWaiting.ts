import type { Db } from '#core/db/openDatabase.ts'

export interface WaitingOptions {
  waiting: number
  lanes: number
  /** Epoch ms when the first is due. */
  firstAt: number
  everyMs: number
}

/** Fills an empty database with deliveries that wait, one post each, their lanes in turn. */
export function writeWaiting({ sqlite }: Db, options: WaitingOptions): void {
  const at = options.firstAt - 86_400_000
  sqlite.pragma('synchronous = OFF')
  sqlite.transaction(() => {
    sqlite
      .prepare(
        `INSERT INTO projects (id, name, colour, zone, createdAt, updatedAt)
         VALUES ('p', 'Bench', '#b5532a', 'Africa/Nairobi', :at, :at)`,
      )
      .run({ at })
    const numbered = (count: string) =>
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count})`
    sqlite
      .prepare(
        `${numbered(':lanes')}
         INSERT INTO channels (id, projectId, network, remoteId, name, handle, config, rights, health, paused, needsLogin,
                               createdAt, updatedAt)
         SELECT 'c' || i, 'p', 'practice', i, 'Lane ' || i, i, '{}', '[]', '{"state":"ok"}', 0, 0, :at, :at FROM n`,
      )
      .run({ lanes: options.lanes, at })
    sqlite
      .prepare(
        `${numbered(':waiting')}
         INSERT INTO posts (id, projectId, kind, text, link, createdAt, updatedAt)
         SELECT 'm' || i, 'p', 'original', 'Karibu ' || i, '', :at, :at FROM n`,
      )
      .run({ waiting: options.waiting, at })
    sqlite
      .prepare(
        `${numbered(':waiting')}
         INSERT INTO deliveries (id, postId, channelId, projectId, state, dueLocal, zone, dueAt, expiry, idempotencyKey,
                                 createdAt, updatedAt)
         SELECT 'd' || i, 'm' || i, 'c' || CAST(i % :lanes AS INTEGER), 'p', 'waiting', '2026-11-23T09:00:00', 'Africa/Nairobi',
                :firstAt + i * :everyMs, '{"kind":"never"}', 'd' || i, :at, :at FROM n`,
      )
      .run({ ...options, at })
    sqlite
      .prepare(
        `${numbered(':waiting')}
         INSERT INTO jobs (kind, deliveryId, lane, state, phase, runAt, plannedAt, attempt, createdAt)
         SELECT 'publish', 'd' || i, 'c' || CAST(i % :lanes AS INTEGER), 'waiting', 'prepare', :firstAt + i * :everyMs,
                :firstAt + i * :everyMs, 0, :at FROM n`,
      )
      .run({ ...options, at })
  })()
}
