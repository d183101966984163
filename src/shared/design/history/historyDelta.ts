import { z } from 'zod'
import { keptSteps, Step } from './history.ts'
import type { History } from './history.ts'

/** What to do with the steps that are stored: forget so many of the oldest, keep so many after them, and put others behind. */
export const HistoryDelta = z.object({
  forget: z.number().int().min(0).max(keptSteps),
  keep: z.number().int().min(0).max(keptSteps),
  steps: z.array(Step).max(keptSteps),
  /** How many of them all are done. */
  at: z.number().int().min(0).max(keptSteps),
})
export type HistoryDelta = z.output<typeof HistoryDelta>

/** The difference between the steps that are stored and those of now; the same step is the same object. */
export function historyDelta(stored: History, now: History): HistoryDelta {
  const first = now.steps[0]
  const found = first === undefined ? -1 : stored.steps.indexOf(first)
  const forget = found === -1 ? stored.steps.length : found
  const rest = stored.steps.slice(forget)
  const differs = rest.findIndex((step, at) => step !== now.steps[at])
  const keep = differs === -1 ? rest.length : differs
  return { forget, keep, steps: now.steps.slice(keep), at: now.at }
}
