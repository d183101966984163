import type { SettingsRepo } from '../settings/settingsRepo.ts'
import { bringPictures } from './bringPictures.ts'
import type { PictureParts } from './bringPictures.ts'
import { lookAtSource } from './lookAtSource.ts'
import type { LookParts } from './lookAtSource.ts'
import type { SourceRow } from './sourceRepo.ts'

export interface Watch {
  start(): void
  /** Something was added, or the computer is awake again: look whether something is due. */
  wake(): void
  /** She wants these looked at now. */
  lookAt(ids: readonly string[]): void
  isLooking(id: string): boolean
  paused(): boolean
  setPaused(paused: boolean): void
  /** Breaks off what is under way, and resolves when it has ended. */
  stop(): Promise<void>
}

const pausedKey = 'watching.paused'
/** After the start, so that looking does not compete with opening the window. */
const firstLookAfterMs = 60_000
const shortestSleepMs = 60_000
/** Timers do not run on while the computer sleeps, so a long one is cut. */
const longestSleepMs = 15 * 60_000
const offlineSleepMs = 5 * 60_000

/**
 * Looks at what is due, one source after the other, and sleeps until the next one is: no timer at all when nothing is
 * watched, and never oftener than once a minute. It never keeps the computer awake.
 */
export function createWatch(parts: LookParts & PictureParts & { settings: SettingsRepo }): Watch {
  const { context, sources, pieces, settings } = parts
  const stopping = new AbortController()
  const wished = new Set<string>()
  let lookingAt: string | null = null
  let started = false
  let running: Promise<void> | null = null
  let callOff = () => {}

  const paused = () => settings.getValue(pausedKey) === true

  const nextSource = (): SourceRow | null => {
    for (const id of wished) {
      const source = sources.get(id, true)
      if (source.deletedAt === null) return source
      wished.delete(id)
    }
    return paused() ? null : sources.nextDue(context.now())
  }

  const look = async (source: SourceRow) => {
    const isWished = wished.has(source.id)
    lookingAt = source.id
    context.emit('sources.changed', { ids: [source.id] })
    try {
      return await lookAtSource(parts, source, { signal: stopping.signal, isWished })
    } finally {
      wished.delete(source.id)
      lookingAt = null
      context.emit('sources.changed', { ids: [source.id] })
      context.emit('pieces.changed', { ids: [] })
    }
  }

  /** Everything that is due; answers how long to sleep at least. */
  const pass = async (): Promise<number> => {
    for (let source = nextSource(); source !== null; source = nextSource()) {
      if ((await look(source)) === 'offline') return offlineSleepMs
    }
    for (
      let piece = pieces.nextWithPictures(context.now());
      piece !== null;
      piece = pieces.nextWithPictures(context.now())
    ) {
      await bringPictures(parts, piece, stopping.signal)
      // Whoever added something meanwhile is not kept waiting by pictures.
      if (nextSource() !== null) return 0
    }
    return shortestSleepMs
  }

  const sleep = (atLeastMs: number) => {
    callOff()
    const due = [paused() ? null : sources.nextDueAt(), pieces.nextPicturesAt()].filter(at => at !== null)
    if (due.length === 0 || stopping.signal.aborted) return
    const wait = Math.min(...due) - context.now()
    callOff = context.deps.clock.after(Math.min(longestSleepMs, Math.max(atLeastMs, wait)), wake)
  }

  let again = false
  const wake = () => {
    if (!started || stopping.signal.aborted) return
    if (running !== null) {
      again = true
      return
    }
    callOff()
    again = false
    running = pass()
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) context.deps.log.error('Watching stopped short', { error })
        return offlineSleepMs
      })
      .then(atLeastMs => {
        running = null
        if (again || atLeastMs === 0) wake()
        else sleep(atLeastMs)
      })
  }

  return {
    wake,
    paused,
    isLooking: id => lookingAt === id || wished.has(id),
    start: () => {
      started = true
      if (sources.nextDueAt() !== null || pieces.nextPicturesAt() !== null) {
        callOff = context.deps.clock.after(firstLookAfterMs, wake)
      }
    },
    lookAt: ids => {
      for (const id of ids) wished.add(id)
      context.emit('sources.changed', { ids: [...ids] })
      wake()
    },
    setPaused: value => {
      settings.setValue(pausedKey, value)
      wake()
    },
    stop: async () => {
      stopping.abort(new Error('Ratiba is stopping.'))
      callOff()
      await running
    },
  }
}
