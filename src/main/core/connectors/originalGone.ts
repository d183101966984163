import { RefusedError } from './RefusedError.ts'

/** What the network refused because the post that is to be sent on is not there. */
export function originalGone(refusal: RefusedError): RefusedError {
  return new RefusedError(refusal.status, { kind: 'originalGone', words: refusal.failure.words })
}
