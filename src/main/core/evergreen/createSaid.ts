import { localOf } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'
import { saidColumns } from '../duplicates/nearDuplicates.ts'
import { wordsOf } from '../duplicates/shingles.ts'
import type { Said } from './chooseRound.ts'

interface Row {
  dueAt: number
  publishedAt: number | null
  text: string
  media: string
  entryPostId: string | null
}

export interface SaidSpan {
  channelId: string
  zone: string
  /** Epoch ms. */
  from: number
  to: number
}

/** Late by less than this it is out on the day it was meant for. */
const sameDayMs = 3_600_000

/**
 * What a channel has said and is to say in a span of time, with the last before it and the first after it, in the order of
 * time.
 */
export function createSaid({ db }: Pick<CoreContext, 'db'>): (span: SaidSpan) => Said[] {
  const select = (where: string) =>
    db.sqlite.prepare<{ channelId: string; from: number; to: number }, Row>(
      `SELECT d.dueAt, d.publishedAt, ${saidColumns}, r.entryPostId
       FROM deliveries d JOIN posts p ON p.id = d.postId
         LEFT JOIN variants v ON v.postId = d.postId AND v.channelId = d.channelId
         LEFT JOIN evergreen_rounds r ON r.postId = d.postId
       WHERE d.channelId = :channelId AND d.deletedAt IS NULL
         AND d.state IN ('waiting', 'running', 'uncertain', 'published', 'expired') AND ${where}`,
    )
  const within = select('d.dueAt BETWEEN :from AND :to ORDER BY d.dueAt')
  const before = select('d.dueAt < :from AND :to = :to ORDER BY d.dueAt DESC LIMIT 1')
  const after = select('d.dueAt > :to AND :from = :from ORDER BY d.dueAt LIMIT 1')
  return ({ channelId, zone, from, to }) =>
    [before, within, after]
      .flatMap(statement => statement.all({ channelId, from, to }))
      .map(({ dueAt, publishedAt, text, media, entryPostId }) => ({
        at: publishedAt ?? dueAt,
        date: localOf(Math.max(dueAt, (publishedAt ?? dueAt) - sameDayMs), zone).slice(0, 10),
        key: sayingKey(text, JSON.parse(media) as string[]),
        entryPostId,
      }))
      .sort((a, b) => a.at - b.at)
}

/** The same for the same words; without words, for the same pictures. */
export function sayingKey(text: string, mediaIds: readonly string[]): string {
  const words = wordsOf(text)
  return words.length > 0 ? words.join(' ') : JSON.stringify([text.trim(), [...mediaIds].sort()])
}
