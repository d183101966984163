import { z } from 'zod'

/** What a person can do about a problem; the interface has one button for each. */
export const problemActions = [
  'reconnect',
  'editPost',
  'retry',
  'decide',
  'reschedule',
  'doByHand',
  'repostAsCopy',
  'withoutQuote',
  'wait',
  'none',
] as const

/**
 * Why something did not go as planned, in four parts: what happened, the network's own words, what to do,
 * and the button that does it. `key` names a sentence of the interface's language files (`problems.<key>`);
 * `params` fill it.
 */
export const Problem = z.object({
  key: z.enum([
    'auth',
    'permission',
    'content',
    'rate',
    'transient',
    'unknownOutcome',
    'missed',
    'tooLate',
    'quietHours',
    'dailyCap',
    'rateLimit',
    'blackout',
    'mediaMissing',
    'cannotRemove',
    'byHand',
    'channelPaused',
    'removeFailed',
    'notAsPublished',
    'commentFailed',
    'commentUnknown',
    'partsOut',
    'partsMissed',
    'originalGone',
    'quotedGone',
    'handOverUnknown',
    'handOverOverdue',
    'handOverGone',
    'takeBackWaits',
    'internal',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The network's own words, without secrets, or null when it said nothing. */
  networkWords: z.string().max(2000).nullable(),
  action: z.enum(problemActions),
})
export type Problem = z.output<typeof Problem>
