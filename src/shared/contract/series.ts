import { z } from 'zod'
import { Id, Instant, LocalDate, LocalDateTime, Zone } from '../model/fields.ts'
import { ChannelSchedule, Occurrence, seriesScopes } from '../model/series.ts'
import { maxRuleLength } from '../time/rule.ts'
import { command, query } from './method.ts'

const Rule = z.string().min(1).max(maxRuleLength)
const Recurrence = z.object({ rule: Rule, startLocal: LocalDateTime, zone: Zone })

/** What a change of a series has done; `changeId` takes it back. */
export const SeriesChange = z.object({
  changeId: Id,
  /** Posts that were changed, planned or called off. */
  changed: z.number().int(),
  /** Posts that stay as they are because she had changed them herself. */
  kept: z.number().int(),
})
export type SeriesChange = z.output<typeof SeriesChange>

export const seriesMethods = {
  /**
   * The first times of a rule, with their instants. Fails with `invalid_input` and `why` in its details (see RuleFlaw) when it
   * is no rule or no day fits it.
   */
  'series.preview': query(
    Recurrence.extend({ limit: z.number().int().min(1).max(50) }),
    z.object({
      rule: z.string(),
      times: z.array(z.object({ local: LocalDateTime, at: Instant })),
      /** There are more than these. */
      hasMore: z.boolean(),
    }),
  ),
  /** The series of a post, or null. */
  'series.ofPost': query(z.object({ postId: Id }), Occurrence.nullable()),
  /**
   * Makes the post repeat. It becomes the first of its series and is scheduled, moved to the first time of the rule that is not
   * left out; the next ones are made as far ahead as the calendar needs. Fails with `conflict` when it already repeats or shows
   * another post (a quote, a native repost), with `invalid_input` (`never`) when no day is left.
   */
  'series.create': command(
    z.object({
      postId: Id,
      rule: Rule,
      startLocal: LocalDateTime,
      zone: Zone,
      /** How it goes out at `startLocal`. */
      schedules: z.array(ChannelSchedule).min(1).max(100),
      /** Days of the zone that it leaves out from the start, as by `series.leaveOut`; days that the rule does not have say nothing. */
      leftOut: z.array(LocalDate).max(100).default([]),
    }),
    SeriesChange,
  ),
  /** Makes an occurrence that is only planned yet, so that it can be opened. Answers its post. */
  'series.make': command(
    z.object({ seriesId: Id, occurrenceLocal: LocalDateTime }),
    z.object({ postId: Id }),
  ),
  /**
   * What this post says and when it goes out becomes so for this one and those after it, or for all that are not out. With a
   * rule, from this one on by that rule. Those she changed by herself, and those that are out, stay. Fails with `invalid_input`
   * (`offRule`) when the rule does not have its new day.
   */
  'series.apply': command(
    z.object({ postId: Id, scope: z.enum(seriesScopes), rule: Rule.nullable() }),
    SeriesChange,
  ),
  /** The post says and does again what its series does. */
  'series.rejoin': command(z.object({ postId: Id }), z.void()),
  /** What a series leaves out from now on, earliest first, on its own wall clock (RFC 5545: EXDATE). */
  'series.leftOut': query(z.object({ seriesId: Id }), z.array(LocalDateTime)),
  /**
   * Leaves out what a series has on a day of its zone, made already or not. Answers the posts that were put away; `posts.restore` of
   * each is the inverse. Fails with `invalid_input` (`offRule`) where it has nothing to come on that day.
   */
  'series.leaveOut': command(z.object({ seriesId: Id, day: LocalDate }), z.object({ postIds: z.array(Id) })),
  /** Brings back what was left out, as its series has it now; `series.leaveOut` is the inverse. Fails with `conflict` when its time has passed. */
  'series.bringBack': command(z.object({ seriesId: Id, occurrenceLocal: LocalDateTime }), z.void()),
  /** Ends a series before an occurrence, or altogether (null): what is planned from then on is put away, what is out stays. */
  'series.end': command(z.object({ seriesId: Id, from: LocalDateTime.nullable() }), SeriesChange),
  /** Takes a change of a series back; what went out meanwhile stays. */
  'series.undo': command(z.object({ changeId: Id }), z.void()),
}
