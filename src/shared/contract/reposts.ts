import { z } from 'zod'
import { Delivery, Expiry, RepostWay, Schedule } from '../model/delivery.ts'
import { Id } from '../model/fields.ts'
import { Text } from '../model/post.ts'
import { command, query } from './method.ts'

/** When a repost goes out; as a draft, she looks at it first. */
const When = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at'), schedule: Schedule }),
  z.object({ kind: z.literal('now'), expiry: Expiry }),
  z.object({ kind: z.literal('draft') }),
])

/** Why a post cannot be quoted on a channel, or null when it can. */
export const QuoteHindrance = z
  .enum(['networkHasNone', 'otherNetwork', 'otherServer', 'serverHasNone', 'notOut', 'notKnownThere'])
  .nullable()
export type QuoteHindrance = z.output<typeof QuoteHindrance>

export const RepostItem = z.object({ channelId: Id, how: RepostWay, when: When })
export type RepostItem = z.output<typeof RepostItem>

/** What was planned: a post for each project, with its deliveries. */
export const PlannedReposts = z.object({ postIds: z.array(Id), deliveries: z.array(Delivery) })
export type PlannedReposts = z.output<typeof PlannedReposts>

/** Why a post cannot be sent on natively to a channel, or null when it can. */
export const NativeHindrance = z
  .enum(['networkHasNone', 'otherNetwork', 'otherServer', 'notOut', 'notKnownThere'])
  .nullable()
export type NativeHindrance = z.output<typeof NativeHindrance>

export const repostsMethods = {
  /** How a delivery that is or was out can be reposted, for every channel of every project; as a copy it always can. */
  'reposts.ways': query(
    z.object({ id: Id }),
    z.array(z.object({ channelId: Id, native: NativeHindrance, quote: QuoteHindrance })),
  ),
  /**
   * Plans reposts of a delivery that is or was out: posts of their own, linked with it. Undone by `posts.remove` of each.
   * Fails with `invalid_input` where the way is not possible on a channel, a quote has no words, or the time is past.
   */
  'reposts.plan': command(
    z.object({
      id: Id,
      items: z.array(RepostItem).min(1).max(100),
      /** What quotes say of the original; without it only drafts of them can be made. */
      quoteText: Text.default(''),
    }),
    PlannedReposts,
  ),
  /**
   * Makes a native repost or a quote a post of its own, or the other way round; its own inverse. One that failed goes out so at
   * its time, or at once when that has passed. One whose original is gone fails as a native one, and as a quote.
   */
  'reposts.setHow': command(z.object({ id: Id, how: RepostWay }), Delivery),
}
