import { Schedule } from '#shared/model/delivery.ts'
import type { Expiry } from '#shared/model/delivery.ts'
import type { IfMissed } from '#shared/model/rules.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { hindranceAt } from '#shared/time/calm.ts'
import { slotTimes } from '#shared/time/slots.ts'
import type { SlotTime } from '#shared/time/slots.ts'
import { localOf, shiftLocal } from '#shared/time/zoned.ts'
import type { Planning, PublishingParts } from '../publishing/planning.ts'
import type { RulesRepo } from '../rules/rulesRepo.ts'

/** A delivery and its place. */
export interface Placed {
  id: string
  dueLocal: string
}

export interface Queue {
  /** The weekly slots of a channel and the zone of its project. Throws AppError `not_found`. */
  slotsOf(channelId: string): { slots: readonly WeekSlot[]; zone: string }
  /** Whether quiet hours or days off let nothing of the channel out at an instant (epoch ms). Throws AppError `not_found`. */
  closedAt(channelId: string): (at: number) => boolean
  /** The first slot of the channel after an instant (epoch ms), and after now, at which nothing else goes out and her rules let it; null: none within a year. */
  nextFreeSlot(channelId: string, after: number): SlotTime | null
  /** The next free slot that a delivery whose time has passed can take; null: there is none, or it is over by then. */
  slotFor(id: string): SlotTime | null
  /** Plans a delivery for a slot; how late it may be moves along, a fixed end does not. */
  moveTo(id: string, slot: SlotTime): void
  /** What waits in the queue of a channel, earliest first. */
  waiting(channelId: string): (Placed & { at: number })[]
  add(item: { id: string; ifMissed: IfMissed; expiry: Expiry }): void
  /** Those behind move up. Answers where all that changed stood before. */
  remove(ids: readonly string[]): Placed[]
  arrange(items: readonly Placed[]): Placed[]
  refit(channelId: string): Placed[]
}

const yearMs = 366 * 86_400_000

/**
 * The queue of a channel is no list of its own: it is what waits at the slots that were given to it. What she moves elsewhere
 * by hand is out of it, and moving it back brings it in again.
 */
export function createQueue(parts: PublishingParts & { planning: Planning; rules: RulesRepo }): Queue {
  const { context, deliveries, planning, rules } = parts
  const { now } = context
  const { sqlite } = context.db
  const channel = sqlite.prepare<[string], { slots: string; zone: string }>(
    `SELECT c.slots, p.zone FROM channels c JOIN projects p ON p.id = c.projectId
     WHERE c.id = ? AND c.deletedAt IS NULL AND p.deletedAt IS NULL`,
  )
  const taken = sqlite.prepare<{ channelId: string; at: number }>(
    `SELECT 1 FROM deliveries WHERE dueAt = :at AND channelId = :channelId AND deletedAt IS NULL
     AND state IN ('waiting', 'running', 'uncertain', 'published')`,
  )
  const queued = sqlite.prepare<{ channelId: string; now: number }, Placed & { at: number }>(
    `SELECT id, dueLocal, dueAt AS at FROM deliveries
     WHERE channelId = :channelId AND dueAt > :now AND slotLocal IS NOT NULL AND state = 'waiting'
     AND deletedAt IS NULL AND substr(slotLocal, 1, 16) = substr(dueLocal, 1, 16) ORDER BY dueAt, id`,
  )

  const slotsOf: Queue['slotsOf'] = channelId => {
    const row = channel.get(channelId)
    if (row === undefined) throw new AppError('not_found', 'This channel is not there any more.')
    return { slots: JSON.parse(row.slots) as WeekSlot[], zone: row.zone }
  }
  const closedAt: Queue['closedAt'] = channelId => {
    const { calm, zone } = rules.calmOf(channelId)
    return at => hindranceAt(at, calm, zone) !== null
  }
  const waiting: Queue['waiting'] = channelId => queued.all({ channelId, now: now() })

  function* freeSlots(channelId: string, after: number, passed: ReadonlySet<number>): Generator<SlotTime> {
    const { slots, zone } = slotsOf(channelId)
    const isClosed = closedAt(channelId)
    for (const slot of slotTimes(slots, zone, Math.max(after, now()))) {
      if (slot.at > now() + yearMs) return
      if (isClosed(slot.at)) continue
      if (passed.has(slot.at) || taken.get({ channelId, at: slot.at }) === undefined) yield slot
    }
  }
  const nextFreeSlot: Queue['nextFreeSlot'] = (channelId, after) => {
    for (const slot of freeSlots(channelId, after, new Set())) return slot
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
  /** Puts the n-th of the waiting ones at the n-th of the times; what stands there already stays untouched. */
  const lineUp = (line: readonly Placed[], times: readonly string[]): Placed[] =>
    line.flatMap(({ id, dueLocal }, index) => {
      const time = times[index]
      return time === undefined || time.slice(0, 16) === dueLocal.slice(0, 16)
        ? []
        : [place({ id, dueLocal: time })]
    })

  return {
    slotsOf,
    closedAt,
    waiting,
    nextFreeSlot,
    slotFor: id => {
      const { channelId, expireAt } = deliveries.get(id)
      const slot = nextFreeSlot(channelId, now())
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
      const { channelId, slotLocal } = deliveries.get(id)
      const free = nextFreeSlot(channelId, now())
      if (free === null) throw noSlot()
      const own = waiting(channelId).find(placed => placed.id === id)
      // It is in the queue already, and nothing earlier is free.
      const time = own !== undefined && own.at < free.at ? (slotLocal ?? free.local) : free.local
      const { zone } = slotsOf(channelId)
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
        const moved = lineUp(
          rest,
          line.map(({ dueLocal }) => dueLocal),
        )
        return [...out.map(({ id, dueLocal }) => ({ id, dueLocal })), ...moved]
      })
    },
    arrange: items => items.map(place),
    refit: channelId => {
      const line = waiting(channelId)
      if (line.length === 0) return []
      const times: string[] = []
      for (const { local } of freeSlots(channelId, now(), new Set(line.map(({ at }) => at)))) {
        if (times.push(local) === line.length) break
      }
      if (times.length < line.length) throw noSlot()
      return lineUp(line, times)
    },
  }
}

const noSlot = () =>
  new AppError('conflict', 'This channel has no free slot. Give it weekly times in the queue.', { slots: 0 })
