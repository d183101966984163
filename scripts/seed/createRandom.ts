/** Random choices that come out the same for the same seed, so that a seeded profile can be made again. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** `count` different items (or all of them), in the order of the list. */
  some<T>(items: readonly T[], count: number): T[]
}

/** Mulberry32: small, quick, and good enough for made-up posts. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }
  return {
    next,
    int,
    pick,
    chance: probability => next() < probability,
    some: (items, count) => {
      const left = items.map((_, index) => index)
      const chosen: number[] = []
      while (chosen.length < count && left.length > 0) {
        chosen.push(...left.splice(Math.floor(next() * left.length), 1))
      }
      const wanted = new Set(chosen)
      return items.filter((_, index) => wanted.has(index))
    },
  }
}
