import type { WeekSlot } from '#shared/model/slot.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { hindranceAt } from '#shared/time/calm.ts'
import { slotTimes } from '#shared/time/slots.ts'
import type { SlotTime } from '#shared/time/slots.ts'
import { dayOf } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fromInstant } from '../db/instants.ts'
import type { RulesRepo } from '../rules/rulesRepo.ts'
import type { PlannedCards } from '../series/plannedCards.ts'

export interface Placing {
  /** Deliveries that are to be placed anew: they stand in nobody's way. */
  anew: ReadonlySet<string>
  /** Instants (epoch ms) that were chosen meanwhile: they count for the days they are on. */
  chosen: number[]
}

export interface FreeSlots {
  /** The weekly slots of a channel and the zone of its project. Throws AppError `not_found`. */
  slotsOf(channelId: string): { slots: WeekSlot[]; zone: string }
  /** Whether quiet hours or days off let nothing of the channel out at an instant (epoch ms). Throws AppError `not_found`. */
  closedAt(channelId: string): (at: number) => boolean
  /**
   * The slots of the channel after an instant (epoch ms) and after now, for a year, at which nothing else goes out and is planned
   * to go out, and whose day is not full. Throws AppError `not_found`.
   */
  after(channelId: string, after: number, placing?: Placing): Generator<SlotTime>
}

const dayMs = 86_400_000
const yearMs = 366 * dayMs
/** What series have planned is computed for so long at once. */
const plannedPageMs = 42 * dayMs

export interface FreeSlotsParts {
  context: CoreContext
  rules: RulesRepo
  plannedCards: Pick<PlannedCards, 'mixedWith'>
}

/** Finds the times of weekly slots that are free. */
export function createFreeSlots({ context, rules, plannedCards }: FreeSlotsParts): FreeSlots {
  const { now } = context
  const { sqlite } = context.db
  const channel = sqlite.prepare<[string], { slots: string; zone: string; projectId: string }>(
    `SELECT c.slots, p.zone, p.id AS projectId FROM channels c JOIN projects p ON p.id = c.projectId
     WHERE c.id = ? AND c.deletedAt IS NULL AND p.deletedAt IS NULL`,
  )
  const thereOf = sqlite
    .prepare<{ projectId: string }, string>(
      `SELECT id FROM pillars WHERE projectId = :projectId AND deletedAt IS NULL
       UNION ALL SELECT id FROM evergreen_lists WHERE projectId = :projectId AND deletedAt IS NULL`,
    )
    .pluck()
  const taken = sqlite.prepare<{ channelId: string; at: number; anew: string }>(
    `SELECT 1 FROM deliveries WHERE dueAt = :at AND channelId = :channelId AND deletedAt IS NULL
     AND state IN ('waiting', 'running', 'uncertain', 'published') AND id NOT IN (SELECT value FROM json_each(:anew))`,
  )
  const onDay = sqlite
    .prepare<{ channelId: string; from: number; to: number; anew: string }, number>(
      `SELECT (SELECT count(*) FROM deliveries
               WHERE dueAt >= :from AND dueAt < :to AND channelId = :channelId AND deletedAt IS NULL
                 AND state IN ('waiting', 'running', 'uncertain')
                 AND id NOT IN (SELECT value FROM json_each(:anew)))
            + (SELECT count(*) FROM deliveries
               WHERE channelId = :channelId AND publishedAt >= :from AND publishedAt < :to)`,
    )
    .pluck()

  const find = (channelId: string) => {
    const row = channel.get(channelId)
    if (row === undefined) throw new AppError('not_found', 'This channel is not there any more.')
    const there = new Set(thereOf.all({ projectId: row.projectId }))
    // What was put away leaves its slots to every post, until it is brought back.
    const slots = (JSON.parse(row.slots) as WeekSlot[]).map(({ pillarId, listId, ...slot }) => ({
      ...slot,
      ...(pillarId === undefined || !there.has(pillarId) ? {} : { pillarId }),
      ...(listId === undefined || !there.has(listId) ? {} : { listId }),
    }))
    return { ...row, slots }
  }
  const closedAt: FreeSlots['closedAt'] = channelId => {
    const { zone, ...lane } = rules.ofLane(channelId)
    const calm = lane.calm()
    return at => hindranceAt(at, calm, zone) !== null
  }

  /** When occurrences of series go out that are not made yet; epoch ms. */
  const planner = (channelId: string, projectId: string) => {
    let until = now()
    const times: number[] = []
    return (to: number): readonly number[] => {
      while (until < to) {
        const range = { from: until, to: until + plannedPageMs, projectId }
        for (const card of plannedCards.mixedWith([], range)) {
          if (card.channelId === channelId && card.dueAt !== null) times.push(fromInstant(card.dueAt))
        }
        until = range.to
      }
      return times
    }
  }

  return {
    slotsOf: channelId => {
      const { slots, zone } = find(channelId)
      return { slots, zone }
    },
    closedAt,
    *after(channelId, after, { anew, chosen } = { anew: new Set(), chosen: [] }) {
      const { slots, zone, projectId } = find(channelId)
      const { dailyCap } = rules.ofLane(channelId)
      const isClosed = closedAt(channelId)
      const plannedUntil = planner(channelId, projectId)
      const wanted = { channelId, anew: JSON.stringify([...anew]) }
      const isFull = (at: number) => {
        if (dailyCap === null) return false
        const { from, to } = dayOf(at, zone)
        const more = [...plannedUntil(to), ...chosen].filter(other => other >= from && other < to)
        return (onDay.get({ ...wanted, from, to }) ?? 0) + more.length >= dailyCap
      }
      for (const time of slotTimes(slots, zone, Math.max(after, now()))) {
        const { at } = time
        if (at > now() + yearMs) return
        if (isClosed(at) || taken.get({ ...wanted, at }) !== undefined) continue
        if (plannedUntil(at + 1).includes(at) || isFull(at)) continue
        yield time
      }
    },
  }
}
