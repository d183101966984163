import type { Ahead } from './engine.ts'

/** Several that make deliveries before they fall due, one after another. */
export const allAhead = (...all: readonly Ahead[]): Ahead => ({
  makeDue: now => all.flatMap(ahead => ahead.makeDue(now)),
  nextAt: () =>
    all.reduce<number | null>((first, ahead) => {
      const at = ahead.nextAt()
      return first === null || (at !== null && at < first) ? at : first
    }, null),
})
