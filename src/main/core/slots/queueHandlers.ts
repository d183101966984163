import type { HandlersOf } from '#shared/contract/index.ts'
import type { QueuePlace } from '#shared/contract/queue.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { slotTimes } from '#shared/time/slots.ts'
import type { SlotTime } from '#shared/time/slots.ts'
import { inTransaction } from '../CoreContext.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import { fromInstant, toInstant } from '../db/instants.ts'
import { toDelivery } from '../publishing/deliveryRepo.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { Placed, Queue } from './createQueue.ts'
import type { FreeSlots } from './freeSlots.ts'

export interface QueueHandlerParts {
  context: CoreContext
  deliveries: DeliveryRepo
  channels: ChannelRepo
  queue: Queue
  freeSlots: FreeSlots
  wakeEngine(): void
}

const shownAheadMs = 14 * 86_400_000
/** Of a channel with many slots and a long queue no more than this. */
const mostPlaces = 200
const longestFreeMs = 62 * 86_400_000

export function queueHandlers(parts: QueueHandlerParts): HandlersOf<'queue'> {
  const { context, deliveries, channels, queue, freeSlots } = parts

  /** All or nothing, then the world is told and the engine looks. */
  const change = <T>(work: () => T, idsOf: (done: T) => string[]): T => {
    const done = inTransaction(context, work)
    context.emit('deliveries.changed', { ids: idsOf(done) })
    context.emit('publishing.changed', {})
    parts.wakeEngine()
    return done
  }
  const rearrange = (work: () => Placed[]) => ({
    before: change(work, before => before.map(({ id }) => id)),
  })

  const placesOf = (channelId: string): QueuePlace[] => {
    const { slots, zone } = freeSlots.slotsOf(channelId)
    const now = context.now()
    const isClosed = freeSlots.closedAt(channelId)
    const line = queue.waiting(channelId)
    const until = Math.max(now + shownAheadMs, line.at(-1)?.at ?? 0)
    const places = new Map<number, Omit<SlotTime, 'slot'> & { slot: WeekSlot | null }>()
    for (const slot of slotTimes(slots, zone, now)) {
      if (slot.at > until || places.size >= mostPlaces) break
      places.set(slot.at, slot)
    }
    for (const { at, dueLocal } of line.slice(0, mostPlaces)) {
      if (!places.has(at)) places.set(at, { at, local: dueLocal.slice(0, 16), slot: null })
    }
    const cards = new Map<string | null, DeliveryCard>()
    for (const card of deliveries.cards(
      `d.channelId = :channelId AND d.dueAt > :now AND d.dueAt <= :until
       AND d.state IN ('waiting', 'running', 'uncertain')`,
      { channelId, now, until },
    )) {
      // What came through the queue is shown before what stands at the same time otherwise.
      if (!cards.has(card.dueAt) || line.some(({ id }) => id === card.id)) cards.set(card.dueAt, card)
    }
    const free = new Set<number>()
    for (const { at } of freeSlots.after(channelId, now)) {
      if (at > until) break
      free.add(at)
    }
    return [...places.values()]
      .sort((a, b) => a.at - b.at)
      .map(({ at, local, slot }) => {
        const card = cards.get(toInstant(at)) ?? null
        const isQueued = line.some(({ id }) => id === card?.id)
        return {
          ...{ local, at: toInstant(at), card, isQueued, isSlot: slot !== null, isClosed: isClosed(at) },
          isFull: card === null && slot !== null && !isClosed(at) && !free.has(at),
          ...{ pillarId: slot?.pillarId ?? null, listId: slot?.listId ?? null },
        }
      })
  }

  return {
    'queue.list': ({ projectId }) =>
      channels
        .list(projectId)
        .map(({ id }) => ({ channelId: id, zone: freeSlots.slotsOf(id).zone, places: placesOf(id) }))
        .filter(({ places }) => places.length > 0),
    'queue.next': ({ channelIds, pillarId }) =>
      channelIds.flatMap(channelId => {
        const slot = queue.nextFreeSlot(channelId, context.now(), pillarId)
        return slot === null ? [] : [{ channelId, local: slot.local, at: toInstant(slot.at) }]
      }),
    'queue.free': ({ projectId, from, to }) => {
      const begin = fromInstant(from) - 1
      const end = Math.min(fromInstant(to), begin + longestFreeMs)
      return channels.list(projectId).flatMap(({ id: channelId }) => {
        const found: { channelId: string; local: string; at: string; pillarId: string | null }[] = []
        for (const { local, at, slot } of freeSlots.after(channelId, begin)) {
          if (at >= end) break
          const { pillarId = null, listId } = slot
          if (listId === undefined) found.push({ channelId, local, at: toInstant(at), pillarId })
        }
        return found
      })
    },
    'queue.add': ({ items }) => {
      const ids = items.map(({ id }) => id)
      change(
        () => {
          items.forEach(queue.add)
        },
        () => ids,
      )
      return deliveries.getMany(ids).map(toDelivery)
    },
    'queue.remove': ({ ids }) => rearrange(() => queue.remove(ids)),
    'queue.arrange': ({ items }) => rearrange(() => queue.arrange(items)),
    'queue.refit': ({ channelId }) => rearrange(() => queue.refit(channelId)),
  }
}
