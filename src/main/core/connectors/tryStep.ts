import type { Check } from '#shared/contract/channels.ts'
import { NoAnswerError } from './http.ts'
import { RefusedError } from './RefusedError.ts'

/** Waits for one step of trying a login. Null when it failed: then what failed is noted, under `key` when it is a refusal. */
export async function tryStep<T>(checks: Check[], key: string, step: Promise<T>): Promise<T | null> {
  try {
    return await step
  } catch (error) {
    if (error instanceof NoAnswerError && !error.aborted) {
      checks.push({ key: 'serverAnswers', passed: false, words: error.message })
    } else if (error instanceof RefusedError) {
      const { kind, words } = error.failure
      const isTrouble = kind === 'unknown' || kind === 'transient' || kind === 'rate'
      checks.push({ key: isTrouble ? 'serverAnswers' : key, passed: false, words })
    } else throw error
    return null
  }
}
