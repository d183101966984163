import { z } from 'zod'
import { Id, Instant } from './fields.ts'

export const ledgerEvents = [
  'scheduled',
  'moved',
  'unscheduled',
  'cancelled',
  'prepared',
  'sending',
  'published',
  'retryLater',
  'postponed',
  'refused',
  'uncertain',
  'found',
  'notFound',
  'missed',
  'decided',
  'handedOver',
  'markedOut',
  'edited',
  'editFailed',
  'removing',
  'removed',
  'alreadyGone',
  'removeFailed',
  'cannotRemove',
  'verified',
  'recovered',
] as const
export type LedgerEvent = (typeof ledgerEvents)[number]

/** What was decided and why; the language files have a sentence for each (`ledger.decisions.<key>`). */
export const ledgerDecisions = [
  'retryAt',
  'offlineRetryAt',
  'rateHold',
  'needsLogin',
  'notReady',
  'refusedContent',
  'refusedPermission',
  'gaveUp',
  'internal',
  'askNetwork',
  'foundByNetwork',
  'absentProof',
  'askPerson',
  'personIsOut',
  'personPublishNow',
  'personAskNetwork',
  'personSkip',
  'personTakeDown',
  'personIsGone',
  'missedLatest',
  'missedGrace',
  'missedProjectGrace',
  'missedSkipped',
  'missedMoved',
  'missedNoSlot',
  'quietHours',
  'dailyCap',
  'rateLimit',
  'rateSpent',
  'blackout',
  'recoveredPrepare',
  'recoveredCommit',
  'recoveredConfirm',
  'stopped',
  'planned',
  'expiryPlanned',
  'byHandDue',
  'readBackThere',
  'readBackGone',
  'readBackFailed',
  'removalProved',
  'removalNotProved',
  'removalByHand',
  'placementAgreed',
  'campaignEndMoved',
  'campaignEndKept',
  'fallbackEdit',
  'fallbackEdited',
  'editProved',
  'editNotProved',
  'commentPlanned',
  'commentGoes',
  'commentOut',
  'commentFound',
  'partOut',
  'partFound',
  'partsLeftOut',
] as const
export const LedgerDecision = z.object({
  key: z.enum(ledgerDecisions),
  /** Instants are ISO strings; the interface formats them. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type LedgerDecision = z.output<typeof LedgerDecision>

/**
 * One line of the readable record: what was done, what was sent (no secrets), what came back, what was decided and
 * why. Written once, never changed. Names are kept as they were, so a line can be read after its post is gone.
 */
export const LedgerLine = z.object({
  id: z.number().int(),
  at: Instant,
  event: z.enum(ledgerEvents),
  projectId: Id.nullable(),
  channelId: Id.nullable(),
  deliveryId: Id.nullable(),
  channelName: z.string(),
  attempt: z.number().int().nullable(),
  excerpt: z.string(),
  /** What was sent, in one readable line. */
  sent: z.string().nullable(),
  /** What came back, in one readable line. */
  received: z.string().nullable(),
  decision: LedgerDecision.nullable(),
  url: z.string().nullable(),
})
export type LedgerLine = z.output<typeof LedgerLine>
