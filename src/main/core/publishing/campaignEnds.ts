import type { Expiry } from '#shared/model/delivery.ts'
import { termsOf } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { endOfDay, localOf } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import type { DeliveryRepo, DeliveryRow } from './deliveryRepo.ts'
import type { JobRepo } from './jobRepo.ts'
import type { LedgerRepo } from './ledgerRepo.ts'

/** When campaigns are over, for what disappears with them. */
export interface CampaignEnds {
  /** When the campaign of a post is over, epoch ms; null when it has none, or its campaign no last day. */
  endAt(postId: string): number | null
  /**
   * To be called before a campaign gets another last day. Throws AppError `conflict` where that would leave posts out for
   * ever, remove them this instant, or let them go out after their end.
   */
  checkNewEnd(campaignId: string, endsOn: string | null): void
  /**
   * Brings what disappears with its campaign in line with the campaign as it is now: to be called after a campaign got
   * another last day, a post another campaign, or a project another zone. Where that gives no end to follow, the end that
   * was agreed stays, as a fixed time. Returns the ids of the deliveries that changed.
   */
  follow(scope: CampaignScope): string[]
}

export type CampaignScope = { campaignId: string } | { postId: string } | { projectId: string }

interface Parts {
  context: CoreContext
  deliveries: DeliveryRepo
  jobs: JobRepo
  ledger: LedgerRepo
}

const conditions = {
  campaignId: 'p.campaignId = :id',
  postId: 'p.id = :id',
  projectId: 'p.projectId = :id',
}

export function createCampaignEnds({ context, deliveries, jobs, ledger }: Parts): CampaignEnds {
  const { sqlite } = context.db
  const endOf = sqlite.prepare<[string], { endsOn: string; zone: string }>(
    `SELECT c.endsOn, pr.zone FROM posts p JOIN campaigns c ON c.id = p.campaignId JOIN projects pr ON pr.id = p.projectId
     WHERE p.id = ? AND c.endsOn IS NOT NULL`,
  )
  const zoneOf = sqlite
    .prepare<[string], string>(
      'SELECT pr.zone FROM campaigns c JOIN projects pr ON pr.id = c.projectId WHERE c.id = ?',
    )
    .pluck()

  const endAt = (postId: string): number | null => {
    const found = endOf.get(postId)
    return found === undefined ? null : endOfDay(found.endsOn, found.zone)
  }

  /** Everything planned or out that disappears with its campaign. */
  const followers = (scope: CampaignScope): DeliveryRow[] => {
    const [key, id] = Object.entries(scope)[0] as [keyof typeof conditions, string]
    const ids = sqlite
      .prepare<{ id: string }, string>(
        `SELECT d.id FROM deliveries d JOIN posts p ON p.id = d.postId
         WHERE d.expiry ->> '$.kind' = 'campaignEnd' AND d.expiredAt IS NULL AND ${conditions[key]}`,
      )
      .pluck()
      .all({ id })
    return deliveries.getMany(ids).filter(row => row.state !== 'draft' && row.state !== 'cancelled')
  }

  const checkNewEnd: CampaignEnds['checkNewEnd'] = (campaignId, endsOn) => {
    const rows = followers({ campaignId })
    if (rows.length === 0) return
    if (endsOn === null) {
      throw new AppError(
        'conflict',
        'Posts are to disappear when this campaign is over, so it needs a last day. Give those posts another end first.',
        { posts: rows.length },
      )
    }
    const end = endOfDay(endsOn, zoneOf.get(campaignId) ?? 'UTC')
    if (rows.some(row => !isOut(row) && row.dueAt !== null && row.dueAt >= end)) {
      throw new AppError(
        'conflict',
        'Posts that disappear with this campaign are planned for after that day. Move them first.',
      )
    }
    if (end <= context.now() && rows.some(isOut)) {
      throw new AppError(
        'conflict',
        'That day is over, so posts would disappear this very moment. Choose a later day, or take them down yourself.',
      )
    }
  }

  const followOne = (row: DeliveryRow): boolean => {
    const end = endAt(row.postId)
    if (end === row.expireAt) return false
    const fits = end !== null && end > (isOut(row) ? context.now() : (row.dueAt ?? 0))
    const expireAt = fits ? end : row.expireAt
    if (expireAt === null) return false
    const expiry: Expiry = fits
      ? row.expiry
      : { ...termsOf(row.expiry), kind: 'at', atLocal: localOf(expireAt, row.zone) }
    deliveries.update(row.id, { expiry, expireAt })
    if (row.state === 'published') {
      jobs.plan({ kind: 'expire', deliveryId: row.id, lane: row.channelId, runAt: expireAt, latestAt: null })
    }
    ledger.write({
      event: 'scheduled',
      deliveryId: row.id,
      decision: {
        key: fits ? 'campaignEndMoved' : 'campaignEndKept',
        params: { at: toInstant(expireAt) },
      },
    })
    return true
  }

  return {
    endAt,
    checkNewEnd,
    follow: scope =>
      followers(scope)
        .filter(followOne)
        .map(row => row.id),
  }
}

const isOut = ({ state }: DeliveryRow): boolean => state === 'published'
