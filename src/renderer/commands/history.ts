import { create } from 'zustand'

export interface HistoryEntry {
  /** What was done, in her language: "Moved 3 posts". */
  label: string
  undo: () => Promise<unknown>
  redo: () => Promise<unknown>
}

interface HistoryState {
  past: readonly HistoryEntry[]
  future: readonly HistoryEntry[]
}

const longest = 100

/** What she did in this window and can take back, latest last. */
export const useHistory = create<HistoryState>(() => ({ past: [], future: [] }))

/** One thing after another: pressing Ctrl+Z three times quickly undoes three things in order. */
let turn: Promise<unknown> = Promise.resolve()

/** Remembers something done; what had been undone before can no longer be redone. */
export function pushHistory(entry: HistoryEntry): void {
  useHistory.setState(({ past }) => ({ past: [...past, entry].slice(-longest), future: [] }))
}

/** Drops an entry that turned out not to be possible any more. */
export function forgetHistory(entry: HistoryEntry): void {
  useHistory.setState(({ past, future }) => ({
    past: past.filter(e => e !== entry),
    future: future.filter(e => e !== entry),
  }))
}

/**
 * Takes back the latest thing (or the given one); null when there is none. When the core refuses, the entry is dropped
 * and the error thrown: it cannot succeed later either.
 */
export function undoLast(entry?: HistoryEntry): Promise<HistoryEntry | null> {
  return inTurn(async () => {
    const last = entry ?? useHistory.getState().past.at(-1)
    if (last === undefined || !useHistory.getState().past.includes(last)) return null
    forgetHistory(last)
    await last.undo()
    useHistory.setState(({ future }) => ({ future: [...future, last] }))
    return last
  })
}

/** Does again what was undone last; null when there is nothing. */
export function redoLast(): Promise<HistoryEntry | null> {
  return inTurn(async () => {
    const next = useHistory.getState().future.at(-1)
    if (next === undefined) return null
    forgetHistory(next)
    await next.redo()
    useHistory.setState(({ past }) => ({ past: [...past, next].slice(-longest) }))
    return next
  })
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  // The next one goes on whether or not this one fails; its own caller hears of the failure.
  turn = mine.catch(() => undefined)
  return mine
}
