interface Slots {
  /** The first and the last place that is there, of a grid with many more. */
  first: number
  last: number
  /** As many as places at most; a place stands in the slot of its remainder. */
  slots: number
  /** The place that was the first when the slots were last put in order. */
  foremost: number
}

/** The places that are there, in the order of their slots: it stays as it is while other places come into them. */
export function placesInSlots({ first, last, slots, foremost }: Slots): number[] {
  const ahead = (((foremost - first) % slots) + slots) % slots
  // The first that stands in the foremost slot, and those before it, whose slots come last.
  const turn = Math.min(first + ahead, last + 1)
  return [...placesFrom(turn, last), ...placesFrom(first, turn - 1)]
}

const placesFrom = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
