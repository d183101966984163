import { AppError } from '#shared/rpc/errors.ts'

export type SaveStatus =
  { kind: 'saved' } | { kind: 'saving' } | { kind: 'failed'; error: unknown; willRetry: boolean }

export interface AutosaveParts<P extends object> {
  /** Stores what changed; called one at a time, in order. */
  save: (patch: Partial<P>) => Promise<void>
  onStatus: (status: SaveStatus) => void
  /** How long typing may pause before it is stored. */
  delayMs?: number
  /** Waits after a failure, one after another; the last one stays. */
  retryMs?: readonly number[]
  /** Whether trying the same again can help, where that is known better. */
  isPassing?: (error: unknown) => boolean
}

export interface Autosave<P extends object> {
  /** Notes what changed; later values of a field replace earlier ones that are not stored yet. */
  change(patch: Partial<P>): void
  /** Stores everything now. Resolves to false when it could not be stored; it is kept and tried again. */
  flush(): Promise<boolean>
  /** What is not known to be stored. */
  unsaved(): Partial<P>
}

const patience = 400
const waits = [1_000, 2_000, 5_000, 15_000] as const

/**
 * Stores changes a moment after they are made, in order and never two at once. What fails is kept, laid under what came
 * since, and tried again; nothing is dropped.
 */
export function createAutosave<P extends object>(parts: AutosaveParts<P>): Autosave<P> {
  const { save, onStatus, delayMs = patience, retryMs = waits, isPassing = () => true } = parts
  let pending: Partial<P> = {}
  let inFlight: Partial<P> = {}
  let running: Promise<boolean> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const hasPending = () => Object.keys(pending).length > 0
  const wait = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  async function run(): Promise<boolean> {
    while (hasPending()) {
      inFlight = pending
      pending = {}
      onStatus({ kind: 'saving' })
      try {
        await save(inFlight)
        failures = 0
        inFlight = {}
      } catch (error) {
        pending = { ...inFlight, ...pending }
        inFlight = {}
        const willRetry = isNoRefusal(error) && isPassing(error)
        if (willRetry) wait(retryMs[Math.min(failures, retryMs.length - 1)] ?? patience)
        failures++
        onStatus({ kind: 'failed', error, willRetry })
        return false
      }
    }
    onStatus({ kind: 'saved' })
    return true
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer)
    if (running !== null) return running
    if (!hasPending()) return Promise.resolve(true)
    running = run().finally(() => {
      running = null
    })
    return running
  }

  return {
    change: patch => {
      pending = { ...pending, ...patch }
      onStatus({ kind: 'saving' })
      if (running === null) wait(delayMs)
    },
    flush,
    unsaved: () => ({ ...inFlight, ...pending }),
  }
}

/** A refusal of what is in it stays one. */
function isNoRefusal(error: unknown): boolean {
  return !(error instanceof AppError && ['invalid_input', 'not_found', 'too_large'].includes(error.code))
}
