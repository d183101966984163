import { Temporal } from 'temporal-polyfill'
import type { Campaign } from '#shared/model/campaign.ts'

type Dates = Pick<Campaign, 'startsOn' | 'endsOn'>

/** Where a campaign is in its time; null without dates that would tell. */
export function stageOf({ startsOn, endsOn }: Dates, today: string): 'ahead' | 'running' | 'over' | null {
  if (endsOn !== null && endsOn < today) return 'over'
  if (startsOn === null) return null
  return startsOn > today ? 'ahead' : 'running'
}

const dayOf = (date: string) => Temporal.PlainDate.from(date)
const days = (from: string, to: string) => dayOf(from).until(dayOf(to), { largestUnit: 'days' }).days

/** A campaign on the line from the first to the last day of all of them and today, as fractions; null without both dates. */
export function spanOf(
  { startsOn, endsOn }: Dates,
  all: readonly Dates[],
  today: string,
): { from: number; length: number; today: number } | null {
  if (startsOn === null || endsOn === null) return null
  const dates = [
    today,
    ...all.flatMap(one => [one.startsOn, one.endsOn].filter(date => date !== null)),
  ].sort()
  const first = dates[0] ?? today
  const length = days(first, dates.at(-1) ?? today) + 1
  return {
    from: days(first, startsOn) / length,
    length: (days(startsOn, endsOn) + 1) / length,
    today: days(first, today) / length,
  }
}
