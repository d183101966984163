/** Timers and clocks are no better than this: what goes out less than a minute after its time is on time. */
export const onTimeMs = 60_000

/** Past this nothing begins: the latest time that was chosen, or the grace period after its time; epoch ms. */
export const latestAtOf = (chosenAt: number | null, dueAt: number, graceMs: number): number =>
  Math.max(chosenAt ?? dueAt + graceMs, dueAt + onTimeMs)
