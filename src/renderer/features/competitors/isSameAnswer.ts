import type { ObservationWish } from './useObservationWindows.ts'

interface Answer {
  wish: ObservationWish
  /** What is shown answers an earlier wish. */
  isOld: boolean
}

/** Whether it shows the same: a new wish alone changes nothing before it is answered, so a letter is painted without what it will change. */
export function isSameAnswer<P extends Answer>(before: P, after: P): boolean {
  const names = Object.keys(after) as (keyof P)[]
  return names.every(
    name => before[name] === after[name] || name === 'isOld' || (name === 'wish' && after.isOld),
  )
}
