import { z } from 'zod'
import { maxRuleLength } from '../time/rule.ts'
import { Schedule } from './delivery.ts'
import { Id, LocalDateTime, Zone } from './fields.ts'

/** How one channel gets the occurrence that begins a series; every other one is shifted on the wall clock. */
export const ChannelSchedule = z.object({ channelId: Id, schedule: Schedule })
export type ChannelSchedule = z.output<typeof ChannelSchedule>

/** A post that repeats. */
export const Series = z.object({
  id: Id,
  projectId: Id,
  /** RFC 5545, on the wall clock of the zone. */
  rule: z.string().max(maxRuleLength),
  startLocal: LocalDateTime,
  zone: Zone,
  channelIds: z.array(Id),
})
export type Series = z.output<typeof Series>

/** A post as one of its series. */
export const Occurrence = z.object({
  series: Series,
  /** Which one it is: the time that the rule gives it, also when it was moved (RFC 5545: RECURRENCE-ID). */
  occurrenceLocal: LocalDateTime,
  /** It says something else than its series. */
  hasOwnContent: z.boolean(),
  /** It goes out at another time than its series has for it. */
  hasOwnTime: z.boolean(),
  /** It is out or on its way: it stays as it is. */
  isOut: z.boolean(),
  isFirst: z.boolean(),
})
export type Occurrence = z.output<typeof Occurrence>

/** What a change of a series is to reach. */
export const seriesScopes = ['following', 'all'] as const
export type SeriesScope = (typeof seriesScopes)[number]
