import type { Campaign } from '#shared/model/campaign.ts'
import { stageOf } from './campaignStage.ts'

const places = ['running', 'ahead', null, 'over'] as const

/** What runs, what comes, what has no dates, and what is over with the latest first. `campaigns` come by their first day. */
export function inOrderOfStage<C extends Pick<Campaign, 'startsOn' | 'endsOn'>>(
  campaigns: readonly C[],
  today: string,
): C[] {
  return places.flatMap(stage => {
    const inStage = campaigns.filter(campaign => stageOf(campaign, today) === stage)
    return stage === 'over' ? inStage.toReversed() : inStage
  })
}
