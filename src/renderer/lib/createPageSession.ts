import { AppError } from '#shared/rpc/errors.ts'
import { createAutosave } from './autosave.ts'
import type { SaveStatus } from './autosave.ts'
import { isSame, mergeBoth } from './mergeBoth.ts'

/** A page as it is stored, and when that was last changed: null before anything was. */
export interface StoredPage<P extends object> {
  fields: P
  updatedAt: string | null
}

export interface PageWays<P extends object> {
  /** Stores fields; fails with `conflict` when the page is no longer the one of `basedOn`. */
  save: (patch: Partial<P>, basedOn: string | null) => Promise<StoredPage<P>>
  read: () => Promise<StoredPage<P>>
}

/** What was written here and, meanwhile, differently in another window. */
export interface Clash<P extends object> {
  mine: Partial<P>
  theirs: Partial<P>
  both: Partial<P>
}

/** `clash`: nothing more is stored before she decides. */
export type PageStatus = SaveStatus | { kind: 'clash' }

export interface PageState<P extends object> {
  /** What is stored, with what is newer here laid over it. */
  fields: P
  status: PageStatus
  clash: Clash<P> | null
}

export interface PageSession<P extends object> {
  state: () => PageState<P>
  subscribe: (listener: () => void) => () => void
  /** What was read; what is older than what is known is left. */
  learn: (stored: StoredPage<P>) => void
  /** Changes it here at once and stores it a moment later. */
  change: (patch: Partial<P>) => void
  /** Changes and stores it now, or throws why not. `from`: what it is believed to be, when that is not what is seen here. */
  store: (patch: Partial<P>, from?: Partial<P>) => Promise<void>
  /** Ends a clash with these words, knowing the others. */
  settle: (values: Partial<P>) => Promise<void>
  flush: () => Promise<boolean>
}

/** Others cannot write so fast that they are always between reading and storing. */
const mostTries = 5

class ClashError extends Error {}

/**
 * A page that is written in place, in one window of several. What others stored is followed; where both wrote, their changes
 * are put together, and only what both changed in the same place waits for her: until she decides neither is lost.
 */
export function createPageSession<P extends object>(
  first: StoredPage<P>,
  ways: PageWays<P>,
  /** Shorter in tests. */
  delayMs?: number,
): PageSession<P> {
  let newest = first
  /** What each field was when what is not stored of it was begun. */
  let base = first.fields
  let status: PageStatus = { kind: 'saved' }
  let clash: Clash<P> | null = null
  let failure: unknown = null
  const listeners = new Set<() => void>()
  const autosave = createAutosave<P>({
    save,
    onStatus: next => {
      if (next.kind === 'failed') failure = next.error
      status = next.kind === 'failed' && next.error instanceof ClashError ? { kind: 'clash' } : next
      tell()
    },
    isPassing: error => !(error instanceof ClashError),
    ...(delayMs === undefined ? {} : { delayMs }),
  })
  let shown: PageState<P> = { fields: first.fields, status, clash }

  function tell(): void {
    shown = { fields: { ...newest.fields, ...autosave.unsaved() }, status, clash }
    for (const listener of listeners) listener()
  }

  function know(stored: StoredPage<P>): void {
    if ((stored.updatedAt ?? '') < (newest.updatedAt ?? '')) return
    newest = stored
    base = { ...stored.fields, ...pick(base, keysOf(autosave.unsaved())) }
  }

  /** What is to be stored of `patch`, put together with what others stored. Throws ClashError when she has to say. */
  function together(patch: Partial<P>): Partial<P> {
    const merged = keysOf(patch).map(
      key => [key, mergeBoth(base[key], patch[key] as P[typeof key], newest.fields[key])] as const,
    )
    const guessed = merged.flatMap(([key, { isGuess }]) => (isGuess ? [key] : []))
    const all = Object.fromEntries(merged.map(([key, { value }]) => [key, value])) as Partial<P>
    if (guessed.length === 0) return all
    clash = { mine: pick(patch, guessed), theirs: pick(newest.fields, guessed), both: pick(all, guessed) }
    throw new ClashError('Another window wrote the same.')
  }

  async function save(patch: Partial<P>): Promise<void> {
    for (let tried = 1; ; tried++) {
      clash = null
      try {
        const stored = await ways.save(together(patch), newest.updatedAt)
        const unsaved = autosave.unsaved()
        const others = keysOf(unsaved).filter(key => !(key in patch))
        // What she went on with grew from what was sent, without what others had put beside it.
        const wentOn = keysOf(patch).filter(key => !isSame(unsaved[key], patch[key]))
        newest = stored
        base = { ...stored.fields, ...pick(base, others), ...pick(patch, wentOn) }
        return
      } catch (error) {
        const isOlder = error instanceof AppError && error.code === 'conflict'
        if (!isOlder || tried === mostTries) throw error
        know(await ways.read())
      }
    }
  }

  async function storeNow(patch: Partial<P>): Promise<void> {
    autosave.change(patch)
    if (!(await autosave.flush()) && !(failure instanceof ClashError)) throw failure
  }

  return {
    state: () => shown,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    learn: stored => {
      if (stored.updatedAt === newest.updatedAt) return
      know(stored)
      tell()
      // Perhaps the other window took it back.
      if (clash !== null) void autosave.flush()
    },
    change: patch => {
      autosave.change(patch)
      tell()
    },
    store: async (patch, from = {}) => {
      const untouched = keysOf(from).filter(key => !(key in autosave.unsaved()))
      base = { ...base, ...pick(from, untouched) }
      await storeNow(patch)
    },
    settle: async values => {
      clash = null
      base = { ...base, ...pick(newest.fields, keysOf(values)) }
      await storeNow(values)
    },
    flush: autosave.flush,
  }
}

const keysOf = <P extends object>(patch: Partial<P>) => Object.keys(patch) as (keyof P)[]

const pick = <P extends object>(fields: Partial<P>, keys: readonly (keyof P)[]): Partial<P> =>
  Object.fromEntries(keys.map(key => [key, fields[key]])) as Partial<P>
