import { movableStates } from '#shared/model/delivery.ts'
import type { Delivery, DeliveryState, Schedule } from '#shared/model/delivery.ts'
import { instantOf, shiftLocal } from '#shared/time/zoned.ts'
import type { CardGroup } from './groupCards.ts'

/** A delivery before and after a move; wall-clock times in its own zone. */
export interface PlannedMove {
  id: string
  state: DeliveryState
  before: string
  after: string
  /** What it would be planned with at the new time: its latest time and expiry go along. */
  schedule: Schedule
}

export interface MovePlan {
  moves: PlannedMove[]
  /** Cards that get another time. */
  moved: CardGroup[]
  /** Cards of which nothing can be moved any more. */
  fixed: CardGroup[]
  /** Cards whose new time would be over. */
  past: CardGroup[]
}

/**
 * What moving cards by the wall-clock distance between two times means for each delivery. Whatever is already out
 * stays. Nothing is moved when a new time would be past: `past` says which.
 */
export function planMove(groups: readonly CardGroup[], from: string, to: string, nowMs: number): MovePlan {
  const plan: MovePlan = { moves: [], moved: [], fixed: [], past: [] }
  for (const group of groups) {
    const moves = group.deliveries
      .filter(d => movableStates.includes(d.state) && d.dueLocal !== null)
      .map(d => {
        const after = shiftLocal(d.dueLocal ?? from, from, to)
        const schedule = scheduleAt(d, after)
        return { id: d.id, state: d.state, before: d.dueLocal ?? from, after, schedule }
      })
    if (moves.length === 0) {
      plan.fixed.push(group)
      continue
    }
    if (moves.some(({ after, schedule }) => instantOf(after, schedule.zone) < nowMs)) plan.past.push(group)
    else plan.moved.push(group)
    plan.moves.push(...moves)
  }
  return plan
}

/** How a delivery is planned at another time: what is tied to the time is shifted by as much. */
export function scheduleAt(
  delivery: Pick<Delivery, 'dueLocal' | 'zone' | 'latestLocal' | 'ifMissed' | 'expiry'>,
  dueLocal: string,
): Schedule {
  const { zone, latestLocal, ifMissed, expiry } = delivery
  const shift = (local: string) => shiftLocal(local, delivery.dueLocal ?? dueLocal, dueLocal)
  return {
    dueLocal,
    zone,
    latestLocal: latestLocal === null ? null : shift(latestLocal),
    ifMissed,
    expiry: expiry.kind === 'at' ? { ...expiry, atLocal: shift(expiry.atLocal) } : expiry,
  }
}

/** The deliveries that a move brought back to life: taking the move back must not leave them scheduled. */
export const wokenStates: readonly DeliveryState[] = ['failed', 'missed', 'cancelled']
