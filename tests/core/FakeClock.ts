import type { Clock } from '#core/CoreDeps.ts'

interface Timer {
  dueAt: number
  callback(): void
}

/** A clock that stands still until it is told: goes on (timers fire in order), or jumps as a clock change does. */
export interface FakeClock extends Clock {
  /** Time passes; timers that fall due fire at their time. */
  advance(ms: number): void
  /**
   * The wall clock is set to another time or the computer slept: nothing fires until the next advance, and what was to
   * wait 10 s still waits 10 s, as a real timer would.
   */
  jump(ms: number): void
  /** How many timers wait. */
  waiting(): number
}

export function createFakeClock(startAt = Date.UTC(2026, 10, 22, 9, 0, 0)): FakeClock {
  let wall = startAt
  let monotonic = 0
  const timers = new Set<Timer>()
  const next = () => [...timers].sort((a, b) => a.dueAt - b.dueAt)[0]
  return {
    now: () => wall,
    after: (delayMs, callback) => {
      const timer = { dueAt: monotonic + delayMs, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance: ms => {
      const end = monotonic + ms
      for (let timer = next(); timer !== undefined && timer.dueAt <= end; timer = next()) {
        wall += Math.max(0, timer.dueAt - monotonic)
        monotonic = Math.max(monotonic, timer.dueAt)
        timers.delete(timer)
        timer.callback()
      }
      wall += end - monotonic
      monotonic = end
    },
    jump: ms => {
      wall += ms
    },
    waiting: () => timers.size,
  }
}
