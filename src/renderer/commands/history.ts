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
  /** How many things are being done, taken back or done again at this moment. */
  underWay: number
}

const longest = 100

/** What she did in this window and can take back, latest last. */
export const useHistory = create<HistoryState>(() => ({ past: [], future: [], underWay: 0 }))

/** One thing after another: pressing Ctrl+Z three times quickly undoes three things in order. */
let turn: Promise<unknown> = Promise.resolve()

/** Things begun and not yet ended, latest last, that no undo is waiting for. */
const begun: Promise<HistoryEntry | null>[] = []

/** Whether pressing undo can mean something: what is still under way counts, the screen may show it already. */
export function canUndo(): boolean {
  const { past, underWay } = useHistory.getState()
  return past.length > 0 || underWay > 0
}

/** Whether pressing redo can mean something; an undo still under way counts. */
export function canRedo(): boolean {
  const { future, underWay } = useHistory.getState()
  return future.length > 0 || underWay > 0
}

/**
 * Remembers what is being done once it is done; throws what it throws. The screen shows many a change before the core
 * has answered, so an undo pressed meanwhile means this thing, and waits for it.
 */
export async function rememberWhenDone(doing: Promise<HistoryEntry>): Promise<HistoryEntry> {
  const remembered = counted(
    doing.then(entry => {
      pushHistory(entry)
      return entry
    }),
  )
  const orNothing = remembered.catch(() => null)
  begun.push(orNothing)
  try {
    return await remembered
  } finally {
    const at = begun.indexOf(orNothing)
    if (at >= 0) void begun.splice(at, 1)
  }
}

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
 * Takes back the latest thing (or the given one); null when there is none, or when the latest was still under way and
 * failed. When the core refuses, the entry is dropped and the error thrown: it cannot succeed later either.
 */
export function undoLast(entry?: HistoryEntry): Promise<HistoryEntry | null> {
  const meant = entry ?? begun.pop()
  return inTurn(async () => {
    const last = meant === undefined ? useHistory.getState().past.at(-1) : await meant
    if (last == null || !useHistory.getState().past.includes(last)) return null
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
  const mine = counted(turn.then(work))
  // The next one goes on whether or not this one fails; its own caller hears of the failure.
  turn = mine.catch(() => undefined)
  return mine
}

function counted<T>(work: Promise<T>): Promise<T> {
  const add = (change: number) => useHistory.setState(({ underWay }) => ({ underWay: underWay + change }))
  add(1)
  return work.finally(() => add(-1))
}
