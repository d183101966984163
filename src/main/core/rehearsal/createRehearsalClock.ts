import type { Clock } from '../CoreDeps.ts'

interface Timer {
  at: number
  callback(): void
}

/** A clock that stands still until it is sent on; the way between is not walked. */
export interface RehearsalClock extends Clock {
  /** When the next timer is due; epoch ms, or null. */
  nextAt(): number | null
  /** It is this late now; what has fallen due meanwhile is called. */
  goTo(at: number): void
}

export function createRehearsalClock(startAt: number): RehearsalClock {
  let shown = startAt
  const timers = new Set<Timer>()
  return {
    now: () => shown,
    after: (delayMs, callback) => {
      const timer = { at: shown + Math.max(0, delayMs), callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    nextAt: () => (timers.size === 0 ? null : Math.min(...[...timers].map(({ at }) => at))),
    goTo: at => {
      shown = Math.max(shown, at)
      const due = [...timers].filter(timer => timer.at <= shown).sort((a, b) => a.at - b.at)
      for (const timer of due) {
        timers.delete(timer)
        timer.callback()
      }
    },
  }
}
