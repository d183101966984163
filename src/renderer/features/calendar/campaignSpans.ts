import type { Campaign } from '#shared/model/campaign.ts'
import { daysBetween } from './calendarDays.ts'
import type { Day } from './calendarDays.ts'

/** The part of a campaign that lies behind one week. */
export interface CampaignSpan {
  campaign: Campaign
  /** First and last column, 0 to 6. */
  from: number
  to: number
  /** Row of the bar: bars that overlap get different ones. */
  lane: number
  /** Whether it really begins and ends here, or goes on beyond the week. */
  starts: boolean
  ends: boolean
}

/** The names of the campaigns behind one column, for those who do not see the bars. */
export function namesAt(spans: readonly CampaignSpan[], column: number): string {
  return spans
    .filter(({ from, to }) => from <= column && column <= to)
    .map(({ campaign }) => campaign.name)
    .join(', ')
}

/** Bars of the campaigns that touch a week, at most `maxLanes` above each other. Without both dates there is no bar. */
export function campaignSpans(
  campaigns: readonly Campaign[],
  week: readonly Day[],
  maxLanes: number,
): CampaignSpan[] {
  const [first] = week
  const last = week.at(-1)
  if (first === undefined || last === undefined) return []
  const laneEnds: number[] = []
  const touching = campaigns
    .filter(c => c.startsOn !== null && c.endsOn !== null && c.startsOn <= last && c.endsOn >= first)
    .sort((a, b) => ((a.startsOn ?? '') + a.id < (b.startsOn ?? '') + b.id ? -1 : 1))
  return touching.flatMap(campaign => {
    const { startsOn, endsOn } = campaign
    if (startsOn === null || endsOn === null || endsOn < startsOn) return []
    const from = Math.max(0, daysBetween(first, startsOn))
    const to = Math.min(week.length - 1, daysBetween(first, endsOn))
    const free = laneEnds.findIndex(end => end < from)
    const lane = free === -1 ? laneEnds.length : free
    if (lane >= maxLanes) return []
    laneEnds[lane] = to
    return [{ campaign, from, to, lane, starts: startsOn >= first, ends: endsOn <= last }]
  })
}
