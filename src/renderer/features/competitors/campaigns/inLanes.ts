/** Puts what overlaps beneath each other: each into the first lane that is free by then, the earliest first. */
export function inLanes<T extends { from: number; length: number }>(
  spans: readonly T[],
): (T & { lane: number })[] {
  const ends: number[] = []
  return [...spans]
    .sort((a, b) => a.from - b.from)
    .map(span => {
      const free = ends.findIndex(end => end <= span.from + 1e-9)
      const lane = free === -1 ? ends.length : free
      ends[lane] = span.from + span.length
      return { ...span, lane }
    })
}
