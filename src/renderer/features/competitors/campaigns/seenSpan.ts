import type { TheirCampaign } from '#shared/model/theirCampaign.ts'

/** When a campaign ran: as she wrote it down, or else from the first to the last that was seen of it. Null: nobody knows. */
export const seenSpan = ({ startsOn, endsOn, firstAt, lastAt }: TheirCampaign) => ({
  startsOn: startsOn ?? firstAt?.slice(0, 10) ?? null,
  endsOn: endsOn ?? latest(startsOn, lastAt?.slice(0, 10) ?? null),
})

/** It cannot have been over before it began. */
const latest = (startsOn: string | null, lastSeen: string | null): string | null =>
  lastSeen !== null && startsOn !== null && lastSeen < startsOn ? startsOn : lastSeen
