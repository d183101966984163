import { z } from 'zod'
import { Delivery, DeliveryCard, Expiry } from '../model/delivery.ts'
import { Id, Instant, LocalDateTime } from '../model/fields.ts'
import { IfMissed } from '../model/rules.ts'
import { command, query } from './method.ts'

/** A coming time of a channel's queue, filled or free. */
export const QueuePlace = z.object({
  local: LocalDateTime,
  at: Instant,
  /** What goes out then, or null. */
  card: DeliveryCard.nullable(),
  /** It came through the queue: it moves up and can be reordered. What she planned for this time herself stays. */
  isQueued: z.boolean(),
  /** False: the channel has no slot at this time any more. */
  isSlot: z.boolean(),
  /** Quiet hours or days off: nothing goes out then by itself, and nothing is put there. */
  isClosed: z.boolean(),
  /** Nothing stands there, and yet it is not free: the day has as many posts as it may have, or a series comes then. */
  isFull: z.boolean(),
  /** The slot is only for posts of this pillar; null: for any. */
  pillarId: Id.nullable(),
  /** The slot is kept for this evergreen list. */
  listId: Id.nullable(),
})
export type QueuePlace = z.output<typeof QueuePlace>

const Placed = z.object({ id: Id, dueLocal: LocalDateTime })
/** Where deliveries stood before: `queue.arrange` with it takes the change back. */
const Before = z.object({ before: z.array(Placed) })
const ids = z.array(Id).min(1).max(500)

export const queueMethods = {
  /** The queues of channels that have slots: their next places, earliest first. */
  'queue.list': query(
    z.object({ projectId: Id.nullable() }),
    z.array(z.object({ channelId: Id, zone: z.string(), places: z.array(QueuePlace) })),
  ),
  /** The next free slot of each of the channels for a post of the pillar; one that has none is left out. */
  'queue.next': query(
    z.object({ channelIds: z.array(Id).max(100), pillarId: Id.nullable().default(null) }),
    z.array(z.object({ channelId: Id, local: LocalDateTime, at: Instant })),
  ),
  /** The free slots of the channels of a project between two instants, at most two months; those kept for evergreen lists are not among them. */
  'queue.free': query(
    z.object({ projectId: Id, from: Instant, to: Instant }),
    z.array(z.object({ channelId: Id, local: LocalDateTime, at: Instant, pillarId: Id.nullable() })),
  ),
  /** Plans each delivery for the next free slot of its channel. Undone by unscheduling, or by scheduling as it was. */
  'queue.add': command(
    z.object({
      items: z
        .array(z.object({ id: Id, ifMissed: IfMissed, expiry: Expiry }))
        .min(1)
        .max(100),
    }),
    z.array(Delivery),
  ),
  /** Takes deliveries out of the queue, back to draft; those behind them move up. */
  'queue.remove': command(z.object({ ids }), Before),
  /** Puts deliveries at places of their queues, also such as were taken out. */
  'queue.arrange': command(z.object({ items: z.array(Placed).min(1).max(1000) }), Before),
  /** Brings a queue in line with the slots of its channel, without gaps. */
  'queue.refit': command(z.object({ channelId: Id }), Before),
}
