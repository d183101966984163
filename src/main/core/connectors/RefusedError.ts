import type { Failure } from './Connector.ts'

/** The network answered and did not do it. What that means was decided where the answer was read. */
export class RefusedError extends Error {
  readonly status: number
  readonly failure: Failure

  constructor(status: number, failure: Failure) {
    super(failure.words ?? `HTTP ${status}`)
    this.name = 'RefusedError'
    this.status = status
    this.failure = failure
  }
}

/** Whether the network refused in such words. */
export function refusedWith(error: unknown, words: RegExp): boolean {
  return error instanceof RefusedError && words.test(error.failure.words ?? '')
}
