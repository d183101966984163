import { useCallback, useState } from 'react'
import type { PendingMove } from './applyPending.ts'
import type { PlannedMove } from './planMove.ts'

const none: ReadonlyMap<string, PendingMove> = new Map()

export interface PendingMoves {
  pending: ReadonlyMap<string, PendingMove>
  /** Shows these moves at once; `work` does them. They are let go when it failed, and overtaken by what is read after it. */
  during: <T>(moves: readonly PlannedMove[], work: () => Promise<T | null>) => Promise<T | null>
}

/** Moves that are shown before the core has answered. */
export function usePendingMoves(): PendingMoves {
  const [pending, setPending] = useState(none)
  const during = useCallback<PendingMoves['during']>(async (moves, work) => {
    setPending(new Map(moves.map(({ id, after }) => [id, { dueLocal: after, doneAt: null }])))
    const result = await work()
    const doneAt = Date.now()
    setPending(before =>
      result === null ? none : new Map([...before].map(([id, move]) => [id, { ...move, doneAt }])),
    )
    return result
  }, [])
  return { pending, during }
}
