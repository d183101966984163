import type { TheirCampaign } from '#shared/model/theirCampaign.ts'

/** When a campaign ran: as she wrote it down, or else from the first to the last that was seen of it. */
export const seenSpan = ({ startsOn, endsOn, firstAt, lastAt }: TheirCampaign) => ({
  startsOn: startsOn ?? firstAt?.slice(0, 10) ?? null,
  endsOn: endsOn ?? (startsOn === null ? (lastAt?.slice(0, 10) ?? null) : null),
})
