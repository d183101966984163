import type { RepostWay } from '#shared/model/delivery.ts'
import type { Problem } from '#shared/model/problem.ts'

/** Nobody knows whether it is out: Ratiba is asking the network (`wait`), or the person must look (`decide`). */
export const unknownOutcome = (action: 'wait' | 'decide', words: string | null): Problem => ({
  key: 'unknownOutcome',
  params: {},
  networkWords: words,
  action,
})

/** The person publishes or removes it herself. */
export const byHandProblem = (key: 'byHand' | 'cannotRemove', words: string | null = null): Problem => ({
  key,
  params: {},
  networkWords: words,
  action: 'doByHand',
})

/** A native repost or a quote cannot go out any more: what it was to send on or to show is not there. */
export const originalGoneProblem = (how: RepostWay | null): Problem => ({
  ...(how === 'quote'
    ? { key: 'quotedGone', action: 'withoutQuote' }
    : { key: 'originalGone', action: 'repostAsCopy' }),
  params: {},
  networkWords: null,
})
