import { movableStates } from '#shared/model/delivery.ts'
import type { DeliveryState } from '#shared/model/delivery.ts'
import { instantOf, shiftLocal } from '#shared/time/zoned.ts'
import type { CardGroup } from './groupCards.ts'

/** A delivery before and after a move; wall-clock times in its own zone. */
export interface PlannedMove {
  id: string
  state: DeliveryState
  before: string
  after: string
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
      .map(d => ({
        id: d.id,
        state: d.state,
        before: d.dueLocal ?? '',
        after: shiftLocal(d.dueLocal ?? '', from, to),
        zone: d.zone,
      }))
    if (moves.length === 0) {
      plan.fixed.push(group)
      continue
    }
    if (moves.some(({ after, zone }) => instantOf(after, zone) < nowMs)) plan.past.push(group)
    else plan.moved.push(group)
    plan.moves.push(...moves.map(({ zone: _zone, ...move }) => move))
  }
  return plan
}

/** The deliveries that a move brought back to life: taking the move back must not leave them scheduled. */
export const wokenStates: readonly DeliveryState[] = ['failed', 'missed', 'cancelled']
