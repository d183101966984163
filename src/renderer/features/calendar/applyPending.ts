import type { DeliveryCard } from '#shared/model/delivery.ts'
import { instantOf } from '#shared/time/zoned.ts'

/** A move that the core has been asked for and whose result has not been read back yet. */
export interface PendingMove {
  dueLocal: string
  /** When the core said it was done, epoch ms; null while it works. */
  doneAt: number | null
}

/** Shows cards already where they are being moved to, so that nothing jumps back and forth. */
export function applyPending(
  cards: readonly DeliveryCard[],
  pending: ReadonlyMap<string, PendingMove>,
  readAt: number,
): readonly DeliveryCard[] {
  if (pending.size === 0) return cards
  return cards.map(card => {
    const move = pending.get(card.id)
    // What was read after the move was done knows better.
    if (move === undefined || (move.doneAt !== null && readAt > move.doneAt)) return card
    return {
      ...card,
      dueLocal: move.dueLocal,
      dueAt: new Date(instantOf(move.dueLocal, card.zone)).toISOString(),
    }
  })
}
