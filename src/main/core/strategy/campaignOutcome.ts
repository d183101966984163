import type { CoreContext } from '../CoreContext.ts'

/** What became of a campaign's deliveries, as far as Ratiba knows. */
export interface CampaignOutcome {
  /** Deliveries that went out. */
  out: number
  /** Channels on which something went out. */
  channels: number
  /** Those whose time to disappear has come, and those of them that were gone in time. */
  toRemove: number
  removedOnTime: number
  /** The first delivery of each post that went out, in the order of time, at most 200. */
  deliveryIds: string[]
}

/** Removing asks a network and may be tried again: within so long it was on time. */
const onTimeMs = 10 * 60_000

export function createCampaignOutcome({ db, now }: CoreContext): (campaignId: string) => CampaignOutcome {
  const numbers = db.sqlite.prepare<
    { campaignId: string; now: number },
    Omit<CampaignOutcome, 'deliveryIds'>
  >(
    `SELECT count(*) AS out, count(DISTINCT d.channelId) AS channels,
            count(*) FILTER (WHERE d.expireAt <= :now) AS toRemove,
            count(*) FILTER (WHERE d.expireAt <= :now AND d.expiredAt <= d.expireAt + ${onTimeMs}) AS removedOnTime
     FROM posts p JOIN deliveries d ON d.postId = p.id
     WHERE p.campaignId = :campaignId AND p.deletedAt IS NULL AND d.deletedAt IS NULL AND d.publishedAt IS NOT NULL`,
  )
  const firsts = db.sqlite
    .prepare<[string], string>(
      `SELECT d.id FROM posts p JOIN deliveries d ON d.postId = p.id
       WHERE p.campaignId = ? AND p.deletedAt IS NULL AND d.deletedAt IS NULL AND d.publishedAt IS NOT NULL
       GROUP BY p.id HAVING d.publishedAt = min(d.publishedAt) ORDER BY d.publishedAt, d.id LIMIT 200`,
    )
    .pluck()
  return campaignId => ({
    ...(numbers.get({ campaignId, now: now() }) ?? { out: 0, channels: 0, toRemove: 0, removedOnTime: 0 }),
    deliveryIds: firsts.all(campaignId),
  })
}
