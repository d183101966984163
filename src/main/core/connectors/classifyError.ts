import { NotReadyError } from './Connector.ts'
import type { Failure } from './Connector.ts'
import { NoAnswerError } from './http.ts'
import { RefusedError } from './RefusedError.ts'

/**
 * What a thrown error means, the same for every network: refusals were judged where they were read, and of an answer
 * that did not come only the stage is known. An error of our own code says nothing about the network, so it is `unknown`.
 */
export function classifyError(error: unknown): Failure {
  if (error instanceof RefusedError) return error.failure
  if (error instanceof NotReadyError)
    return { kind: 'notReady', words: null, retryAfterMs: error.retryAfterMs }
  if (error instanceof NoAnswerError && error.stage === 'notSent')
    return { kind: 'notSent', words: error.message }
  return { kind: 'unknown', words: error instanceof NoAnswerError ? error.message : null }
}
