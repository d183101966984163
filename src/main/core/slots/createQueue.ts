import { Temporal } from 'temporal-polyfill'
import { Schedule } from '#shared/model/delivery.ts'
import type { Expiry } from '#shared/model/delivery.ts'
import type { IfMissed } from '#shared/model/rules.ts'
import { placeInWeek, takesPillar } from '#shared/model/slot.ts'
import type { SlotFor } from '#shared/model/slot.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { SlotTime } from '#shared/time/slots.ts'
import { localOf, shiftLocal } from '#shared/time/zoned.ts'
import type { Planning, PublishingParts } from '../publishing/planning.ts'
import type { FreeSlots } from './freeSlots.ts'

/** A delivery and its place. */
export interface Placed {
  id: string
  dueLocal: string
}

/** What waits in a queue, with the pillar of its post. */
export interface Queued extends Placed {
  at: number
  pillarId: string | null
}

export interface Queue {
  /**
   * The first free slot of the channel after an instant (epoch ms), and after now, for a post of the pillar (left out: of none);
   * null: none within a year. Quiet hours, days off, a day that is full and what series have planned are no free slot.
   */
  nextFreeSlot(channelId: string, after: number, pillarId?: string | null): SlotTime | null
  /** The next free slot that a delivery whose time has passed can take; null: there is none, or it is over by then. */
  slotFor(id: string): SlotTime | null
  /** Plans a delivery for a slot; how late it may be moves along, a fixed end does not. */
  moveTo(id: string, slot: SlotTime): void
  /** What waits in the queue of a channel, earliest first. */
  waiting(channelId: string): Queued[]
  /** What the slot of a wall-clock time is for; a time that is no slot any more takes every post. */
  slotAt(channelId: string): (local: string) => SlotFor
  add(item: { id: string; ifMissed: IfMissed; expiry: Expiry }): void
  /** Those behind move up. Answers where all that changed stood before. */
  remove(ids: readonly string[]): Placed[]
  arrange(items: readonly Placed[]): Placed[]
  refit(channelId: string): Placed[]
}

/**
 * The queue of a channel is no list of its own: it is what waits at the slots that were given to it. What she moves elsewhere
 * by hand is out of it, and moving it back brings it in again.
 */
export function createQueue(parts: PublishingParts & { planning: Planning; freeSlots: FreeSlots }): Queue {
  const { context, deliveries, planning, freeSlots } = parts
  const { now } = context
  const { sqlite } = context.db
  const pillarOf = `(SELECT l.id FROM pillars l WHERE l.id = p.pillarId AND l.deletedAt IS NULL)`
  const queued = sqlite.prepare<{ channelId: string; now: number }, Queued>(
    `SELECT d.id, d.dueLocal, d.dueAt AS at, ${pillarOf} AS pillarId
     FROM deliveries d JOIN posts p ON p.id = d.postId
     WHERE d.channelId = :channelId AND d.dueAt > :now AND d.slotLocal IS NOT NULL AND d.state = 'waiting'
     AND d.deletedAt IS NULL AND substr(d.slotLocal, 1, 16) = substr(d.dueLocal, 1, 16) ORDER BY d.dueAt, d.id`,
  )
  const pillarOfPost = sqlite
    .prepare<[string], string | null>(`SELECT ${pillarOf} FROM posts p WHERE p.id = ?`)
    .pluck()

  const waiting: Queue['waiting'] = channelId => queued.all({ channelId, now: now() })
  const nextFreeSlot: Queue['nextFreeSlot'] = (channelId, after, pillarId = null) => {
    for (const time of freeSlots.after(channelId, after)) if (takesPillar(time.slot, pillarId)) return time
    return null
  }

  const place = ({ id, dueLocal }: Placed): Placed => {
    const before = deliveries.get(id)
    planning.move(id, dueLocal)
    const moved = deliveries.get(id)
    if (moved.state === 'draft') planning.schedule(id, Schedule.parse(moved))
    deliveries.update(id, { slotLocal: dueLocal })
    return { id, dueLocal: before.dueLocal ?? dueLocal }
  }
  /** What is not at its place yet goes there; the rest stays untouched. */
  const lineUp = (places: readonly (Placed & { from: string })[]): Placed[] =>
    places.flatMap(({ id, dueLocal, from }) => (sameMinute(dueLocal, from) ? [] : [place({ id, dueLocal })]))

  const slotAt: Queue['slotAt'] = channelId => {
    const byPlace = new Map(freeSlots.slotsOf(channelId).slots.map(slot => [placeInWeek(slot), slot]))
    return local => {
      const weekday = Temporal.PlainDate.from(local.slice(0, 10)).dayOfWeek
      return byPlace.get(placeInWeek({ weekday, time: local.slice(11, 16) })) ?? {}
    }
  }

  return {
    waiting,
    slotAt,
    nextFreeSlot,
    slotFor: id => {
      const { channelId, postId, expireAt } = deliveries.get(id)
      const slot = nextFreeSlot(channelId, now(), pillarOfPost.get(postId))
      return slot === null || (expireAt !== null && expireAt <= slot.at) ? null : slot
    },
    moveTo: (id, { at }) => {
      const { zone, ifMissed, expiry, ...row } = deliveries.get(id)
      // In the zone in which it was planned, so that its end stays where it is.
      const dueLocal = localOf(at, zone)
      const latestLocal =
        row.latestLocal === null || row.dueLocal === null
          ? null
          : shiftLocal(row.latestLocal, row.dueLocal, dueLocal)
      planning.schedule(id, { dueLocal, zone, latestLocal, ifMissed, expiry })
      deliveries.update(id, { slotLocal: dueLocal })
    },
    add: ({ id, ifMissed, expiry }) => {
      const { channelId, postId, slotLocal } = deliveries.get(id)
      const free = nextFreeSlot(channelId, now(), pillarOfPost.get(postId))
      if (free === null) throw noSlot()
      const own = waiting(channelId).find(placed => placed.id === id)
      // It is in the queue already, and nothing earlier is free.
      const time = own !== undefined && own.at < free.at ? (slotLocal ?? free.local) : free.local
      const { zone } = freeSlots.slotsOf(channelId)
      planning.schedule(id, { dueLocal: time, zone, latestLocal: null, ifMissed, expiry })
      deliveries.update(id, { slotLocal: time })
    },
    remove: ids => {
      const gone = new Set(ids)
      const channelIds = new Set(ids.map(id => deliveries.get(id).channelId))
      return [...channelIds].flatMap(channelId => {
        const line = waiting(channelId)
        const out = line.filter(({ id }) => gone.has(id))
        if (out.length < ids.filter(id => deliveries.get(id).channelId === channelId).length) {
          throw new AppError('conflict', 'It is not in the queue any more.')
        }
        for (const { id } of out) planning.unschedule(id)
        const rest = line.filter(({ id }) => !gone.has(id))
        const slotOf = slotAt(channelId)
        const places = line.map(({ dueLocal }) => dueLocal)
        const moved = lineUp(
          // Where it stands it may stay, whatever the slot says: then nothing ever moves back.
          fill(
            places,
            rest,
            (local, one) => local === one.dueLocal || takesPillar(slotOf(local), one.pillarId),
          ),
        )
        return [...out.map(({ id, dueLocal }) => ({ id, dueLocal })), ...moved]
      })
    },
    arrange: items => items.map(place),
    refit: channelId => {
      const rest = waiting(channelId)
      const placing = { anew: new Set(rest.map(({ id }) => id)), chosen: [] as number[] }
      const places: (Placed & { from: string })[] = []
      for (const { slot, local, at } of freeSlots.after(channelId, now(), placing)) {
        const next = rest.findIndex(({ pillarId }) => takesPillar(slot, pillarId))
        for (const { id, dueLocal: from } of next === -1 ? [] : rest.splice(next, 1)) {
          places.push({ id, dueLocal: local, from })
          placing.chosen.push(at)
        }
        if (rest.length === 0) break
      }
      if (rest.length > 0) throw noSlot()
      return lineUp(places)
    },
  }
}

/** Gives each place, earliest first, the first of the line that fits it. */
export function fill(
  places: readonly string[],
  line: readonly Queued[],
  fits: (local: string, one: Queued) => boolean,
): (Placed & { from: string })[] {
  const rest = [...line]
  return places.flatMap(local => {
    const next = rest.findIndex(one => fits(local, one))
    return next === -1
      ? []
      : rest.splice(next, 1).map(({ id, dueLocal }) => ({ id, dueLocal: local, from: dueLocal }))
  })
}

const sameMinute = (a: string, b: string) => a.slice(0, 16) === b.slice(0, 16)

const noSlot = () =>
  new AppError('conflict', 'This channel has no free slot for it. Give it weekly times in the queue.', {
    slots: 0,
  })
