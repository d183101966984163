import { z } from 'zod'
import { AmountMinor, Currency, Id, Instant, LocalDateTime, WebUrl, Zone } from './fields.ts'
import { Problem } from './problem.ts'
import { IfMissed } from './rules.ts'

export const deliveryStates = [
  'draft',
  'waiting',
  'running',
  'published',
  'failed',
  'uncertain',
  'missed',
  'cancelled',
  'expired',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** States in which a person may still change when it goes out. */
export const movableStates: readonly DeliveryState[] = ['draft', 'waiting', 'failed', 'missed', 'cancelled']

const maxExpiryMs = 10 * 366 * 86_400_000

/** What is done where the network does not let Ratiba remove it. */
export const Fallback = z.discriminatedUnion('kind', [
  /** She is reminded, with the link. */
  z.object({ kind: z.literal('remind') }),
  /** Its words are replaced by these; where that cannot be either, she is reminded. */
  z.object({ kind: z.literal('edit'), text: z.string().min(1).max(2000) }),
])
export type Fallback = z.output<typeof Fallback>

/** A paid placement: somebody pays for the post to stay out for its term. */
export const Placement = z.object({
  amountMinor: AmountMinor,
  currency: Currency,
  /** Who pays, in her words; may be empty. */
  payer: z.string().max(200),
})
export type Placement = z.output<typeof Placement>

/** What belongs to every end: what is done if it cannot be removed (left out: a reminder), and what was agreed for the term. */
const terms = { fallback: Fallback.optional(), placement: Placement.optional() }

/**
 * When a published delivery is to disappear: never, a while after it is out, at a wall-clock time in its zone, or when the
 * last day of its post's campaign is over in the project's zone, whenever that is by then.
 */
export const Expiry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('after'), afterMs: z.number().int().min(1000).max(maxExpiryMs), ...terms }),
  z.object({ kind: z.literal('at'), atLocal: LocalDateTime, ...terms }),
  z.object({ kind: z.literal('campaignEnd'), ...terms }),
])
export type Expiry = z.output<typeof Expiry>
export type Terms = Pick<Extract<Expiry, { kind: 'after' }>, 'fallback' | 'placement'>

/** What was agreed besides the end itself; it stays when another end is chosen. */
export function termsOf(expiry: Expiry): Terms {
  if (expiry.kind === 'never') return {}
  const { fallback, placement } = expiry
  return {
    ...(fallback === undefined ? {} : { fallback }),
    ...(placement === undefined ? {} : { placement }),
  }
}

/** The same for the same agreement, however it was put together. */
export function expiryKey(expiry: Expiry): string {
  const { fallback, placement } = termsOf(expiry)
  const end = expiry.kind === 'after' ? expiry.afterMs : expiry.kind === 'at' ? expiry.atLocal : null
  return JSON.stringify([
    expiry.kind,
    end,
    fallback?.kind === 'edit' ? fallback.text : null,
    placement === undefined ? null : [placement.amountMinor, placement.currency, placement.payer],
  ])
}

/** When and for how long: wall-clock times in `zone`. */
export const Schedule = z.object({
  dueLocal: LocalDateTime,
  zone: Zone,
  /** Do not publish after this; past it the delivery is missed. Null: the grace period of the project, or of the settings. */
  latestLocal: LocalDateTime.nullable(),
  ifMissed: IfMissed.default('ask'),
  expiry: Expiry,
})
export type Schedule = z.output<typeof Schedule>

/** How an own post is sent on: as the network's own repost of it (boost, forward), quoted under words of its own, or as a fresh copy. */
export const repostWays = ['native', 'quote', 'copy'] as const
export const RepostWay = z.enum(repostWays)
export type RepostWay = z.output<typeof RepostWay>

/** Whether a repost can go out only while its original is there. */
export const needsOriginal = (how: RepostWay | null): how is 'native' | 'quote' =>
  how === 'native' || how === 'quote'

/** Of which delivery another one is a repost. */
export const RepostOf = z.object({ deliveryId: Id, how: RepostWay })
export type RepostOf = z.output<typeof RepostOf>

/** Whether a post with these deliveries may come again: the later ones of a quote or boost would not show its original. */
export const isRepeatable = (deliveries: readonly { repost: RepostOf | null }[]): boolean =>
  !deliveries.some(({ repost }) => needsOriginal(repost?.how ?? null))

/**
 * Given to its network's own scheduler: `asked` as soon as it can be, `there` the network publishes it and Ratiba does not,
 * `takingBack` Ratiba asks for it back; until the network has let go of it, it may publish what it has.
 */
export const handOverStages = ['asked', 'there', 'takingBack'] as const

/** Why a delivery cannot be given to its network's scheduler; a sentence of the language files each. */
export const keptReasons = [
  'noScheduler',
  'serverUnknown',
  'notWaiting',
  'thread',
  'repost',
  'tooSoon',
  'held',
  'paused',
  'fullDay',
  'full',
] as const
export type KeptReason = (typeof keptReasons)[number]

/** A post for a channel: the thing people see a state of. */
export const Delivery = z.object({
  id: Id,
  postId: Id,
  channelId: Id,
  projectId: Id,
  state: z.enum(deliveryStates),
  dueLocal: LocalDateTime.nullable(),
  zone: Zone,
  dueAt: Instant.nullable(),
  latestLocal: LocalDateTime.nullable(),
  ifMissed: IfMissed,
  expiry: Expiry,
  /** When it will be removed, once that is known. */
  expireAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  expiredAt: Instant.nullable(),
  /** When its words were replaced by others because it could not be removed; it is out, but over. */
  endedAt: Instant.nullable(),
  url: z.string().nullable(),
  repost: RepostOf.nullable(),
  /** With `at` the time at which the network publishes it; null: Ratiba does. */
  handOver: z.object({ stage: z.enum(handOverStages), at: Instant }).nullable(),
  problem: Problem.nullable(),
  updatedAt: Instant,
})
export type Delivery = z.output<typeof Delivery>

/** Which one of a series a post is; one that is not made yet has ids of its own that only tell its place. */
export const CardOccurrence = z.object({ seriesId: Id, local: LocalDateTime, isMade: z.boolean() })
export type CardOccurrence = z.output<typeof CardOccurrence>

/** A delivery with what a calendar card or a row of Today shows of its post. */
export const DeliveryCard = Delivery.extend({
  occurrence: CardOccurrence.nullable(),
  /** The evergreen list of which it is a round. */
  evergreenListId: Id.nullable(),
  network: z.string(),
  campaignId: Id.nullable(),
  pillarId: Id.nullable(),
  portraitIds: z.array(Id),
  labelIds: z.array(Id),
  /** The first words of what this channel gets. */
  excerpt: z.string(),
  thumbMediaId: Id.nullable(),
  /** Whether it was reposted, or is to be. */
  isReposted: z.boolean(),
})
export type DeliveryCard = z.output<typeof DeliveryCard>

/** What a person says of a delivery whose outcome nobody could find out. */
export const Decision = z.discriminatedUnion('kind', [
  /** She looked: it is out. */
  z.object({ kind: z.literal('isOut'), url: WebUrl.nullable() }),
  /** She looked: it is not out; publish it now. */
  z.object({ kind: z.literal('publishNow') }),
  /** Ask the network once more. */
  z.object({ kind: z.literal('askNetwork') }),
  z.object({ kind: z.literal('skip') }),
])
export type Decision = z.output<typeof Decision>
