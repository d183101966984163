import type { Clock } from '#core/CoreDeps.ts'

/** What a process needs to know to share a clock: at the real instant `realAt` it showed `shownAt`, and runs `speed` times as fast. */
export interface ClockFace {
  realAt: number
  shownAt: number
  speed: number
}

export const shownBy = ({ realAt, shownAt, speed }: ClockFace): number =>
  shownAt + (Date.now() - realAt) * speed

/** The same time at another speed, and as much ahead or behind as wanted from now on. */
export function setClock(face: ClockFace, change: { speed?: number; jumpMs?: number }): ClockFace {
  const { speed = face.speed, jumpMs = 0 } = change
  return { realAt: Date.now(), shownAt: shownBy(face) + jumpMs, speed }
}

/** A clock that runs faster than the real one, so that an hour of waiting takes a minute; the face may change under it. */
export const fastClock = (face: () => ClockFace): Clock => ({
  now: () => Math.trunc(shownBy(face())),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs / face().speed)
    return () => clearTimeout(timer)
  },
})
