import { z } from 'zod'
import { Id, Instant, LocalDateTime, WebUrl, Zone } from './fields.ts'
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

/** When a published delivery is to disappear: never, a while after it is out, or at a wall-clock time in its zone. */
export const Expiry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('after'), afterMs: z.number().int().min(1000).max(maxExpiryMs) }),
  z.object({ kind: z.literal('at'), atLocal: LocalDateTime }),
])
export type Expiry = z.output<typeof Expiry>

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
  url: z.string().nullable(),
  problem: Problem.nullable(),
  updatedAt: Instant,
})
export type Delivery = z.output<typeof Delivery>

/** A delivery with what a calendar card or a row of Today shows of its post. */
export const DeliveryCard = Delivery.extend({
  network: z.string(),
  campaignId: Id.nullable(),
  labelIds: z.array(Id),
  /** The first words of what this channel gets. */
  excerpt: z.string(),
  thumbMediaId: Id.nullable(),
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
