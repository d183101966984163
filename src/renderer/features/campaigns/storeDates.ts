import type { Campaign } from '#shared/model/campaign.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { Clash } from '../../lib/createPageSession.ts'
import { isSame } from '../../lib/mergeBoth.ts'

export type CampaignDates = Pick<Campaign, 'startsOn' | 'endsOn'>
type Stored = CampaignDates & Pick<Campaign, 'updatedAt'>

interface DateWays {
  read: () => Promise<Stored>
  /** Fails with `conflict` when the campaign is no longer the one of `basedOn`. */
  save: (dates: Partial<CampaignDates>, basedOn: string) => Promise<unknown>
}

/** Others cannot write so fast that they are always between reading and storing. */
const mostTries = 5

/**
 * Stores dates of a campaign at once, because they may be refused: posts follow them. What another window stored elsewhere stands.
 * Answers null, or what both said of the same date; then nothing is stored. Throws what is refused.
 * @param believed what she saw when she chose
 */
export async function storeDates(
  { read, save }: DateWays,
  dates: Partial<CampaignDates>,
  believed: CampaignDates,
): Promise<Clash<CampaignDates> | null> {
  for (let tried = 1; ; tried++) {
    const stored = await read()
    const clash = clashOf(dates, believed, stored)
    if (clash !== null) return clash
    try {
      await save(dates, stored.updatedAt)
      return null
    } catch (error) {
      const isOlder = error instanceof AppError && error.code === 'conflict'
      if (!isOlder || tried === mostTries || isSame((await read()).updatedAt, stored.updatedAt)) throw error
    }
  }
}

/** A date has no middle: of two that differ one is to be chosen. */
function clashOf(
  dates: Partial<CampaignDates>,
  believed: CampaignDates,
  stored: CampaignDates,
): Clash<CampaignDates> | null {
  const keys = (['startsOn', 'endsOn'] as const).filter(
    key => key in dates && stored[key] !== believed[key] && stored[key] !== dates[key],
  )
  if (keys.length === 0) return null
  const pick = (from: Partial<CampaignDates>): Partial<CampaignDates> =>
    Object.fromEntries(keys.map(key => [key, from[key] ?? null]))
  return { mine: pick(dates), theirs: pick(stored), both: pick(dates) }
}
