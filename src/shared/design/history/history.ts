import { z } from 'zod'
import type { Design } from '../design.ts'
import { applyChanges } from './applyChanges.ts'
import { changesBetween } from './changesBetween.ts'
import { DesignChange } from './designChange.ts'

/** How many steps can be taken back; older ones are forgotten. */
export const keptSteps = 200

/** One thing she did, as the differences it made. */
export const Step = z.object({
  /** Names what was done: `studio.steps.<label>`. */
  label: z.string().regex(/^[a-zA-Z]{1,40}$/),
  changes: z.array(DesignChange).max(5000),
})
export type Step = z.output<typeof Step>

/** What she did, oldest first; the first `at` of them are done, the others were taken back. */
export interface History {
  steps: readonly Step[]
  at: number
}

/** A design with its history; both are immutable. */
export interface Edited {
  design: Design
  history: History
  /** How it was before the last step, while that one may still go on; else null. */
  open: Design | null
}

export const emptyHistory: History = { steps: [], at: 0 }

/**
 * `step`: something she can take back; `merge`: it goes on with the step before, if that has the same label (a drag, typing);
 * `silent`: nobody did it, so nobody takes it back.
 */
export type ChangeMode = 'step' | 'merge' | 'silent'

/** The design changed. What was taken back before can be done again no more. */
export function changeDesign(edited: Edited, design: Design, label: string, mode: ChangeMode): Edited {
  if (design === edited.design) return edited
  if (mode === 'silent') return { ...edited, design }
  const { history, open } = edited
  const done = history.steps.slice(0, history.at)
  const goesOn = mode === 'merge' && open !== null && done.at(-1)?.label === label
  const before = goesOn ? open : edited.design
  const step = { label, changes: changesBetween(before, design) }
  const steps = [...(goesOn ? done.slice(0, -1) : done), step].slice(-keptSteps)
  return { design, history: { steps, at: steps.length }, open: before }
}

/** The last step is over: what follows is another one, even of the same kind. */
export const closeStep = (edited: Edited): Edited =>
  edited.open === null ? edited : { ...edited, open: null }

/** One step back; the same when there is none. */
export function undoStep(edited: Edited): Edited {
  const { steps, at } = edited.history
  const step = steps[at - 1]
  if (step === undefined) return edited
  const design = applyChanges(edited.design, step.changes, 'back')
  return { design, history: { steps, at: at - 1 }, open: null }
}

/** One step forth again; the same when there is none. */
export function redoStep(edited: Edited): Edited {
  const { steps, at } = edited.history
  const step = steps[at]
  if (step === undefined) return edited
  const design = applyChanges(edited.design, step.changes, 'forth')
  return { design, history: { steps, at: at + 1 }, open: null }
}
