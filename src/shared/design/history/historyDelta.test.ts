import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { History, Step } from './history.ts'
import { keptSteps } from './history.ts'
import { historyDelta } from './historyDelta.ts'

const step = (n: number): Step => ({ label: `step${'abcdefghij'[n % 10] ?? ''}`, changes: [] })

test('what is stored becomes what there is, however often she undid, went another way or forgot old steps', () => {
  const acts = fc.array(fc.constantFrom('do', 'undo', 'redo', 'save'), { maxLength: 600 })
  fc.assert(
    fc.property(acts, some => {
      let stored: History = { steps: [], at: 0 }
      let now: History = stored
      for (const [n, act] of [...some, 'save'].entries()) {
        if (act === 'do') {
          const steps = [...now.steps.slice(0, now.at), step(n)].slice(-keptSteps)
          now = { steps, at: steps.length }
        } else if (act === 'undo') now = { ...now, at: Math.max(now.at - 1, 0) }
        else if (act === 'redo') now = { ...now, at: Math.min(now.at + 1, now.steps.length) }
        else {
          const { forget, keep, steps, at } = historyDelta(stored, now)
          stored = { steps: [...stored.steps.slice(forget, forget + keep), ...steps], at }
        }
      }
      expect(stored.at).toBe(now.at)
      expect(stored.steps.length).toBe(now.steps.length)
      expect(stored.steps.every((kept, at) => kept === now.steps[at])).toBe(true)
    }),
  )
})
