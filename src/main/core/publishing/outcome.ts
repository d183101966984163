import type { Failure } from '../connectors/Connector.ts'
import type { LedgerDecision } from '#shared/model/ledger.ts'
import type { Problem } from '#shared/model/problem.ts'
import { assertNever } from '#shared/model/assertNever.ts'
import { toInstant } from '../db/instants.ts'
import { originalGoneProblem } from './problems.ts'

const minuteMs = 60_000

/** Waits before the next try; the last one repeats where a job may go on trying. */
const backoffMs = [1 * minuteMs, 4 * minuteMs, 15 * minuteMs, 60 * minuteMs]

/** Without a network nothing was tried, so nothing counts: look again this soon. */
const offlineRetryMs = minuteMs

/** Where a failure happened: before anything could be accepted, in the one call, or in work that may be repeated. */
export type Stage = 'prepare' | 'commit' | 'repeatable'

/** What becomes of a job after a failure: data, carried out in one place. */
export type Outcome =
  | { kind: 'retry'; runAt: number; attempt: number; holdLane: boolean; decision: LedgerDecision }
  | { kind: 'needsLogin'; decision: LedgerDecision }
  | { kind: 'fail'; problem: Problem; limitsChannel: boolean; decision: LedgerDecision }
  /** No more tries fit before the latest time. */
  | { kind: 'missed'; problem: Problem; decision: LedgerDecision }
  | { kind: 'uncertain' }

export interface FailedTry {
  failure: Failure
  stage: Stage
  /** Failed tries before this one. */
  attempt: number
  now: number
  /** Epoch ms past which nothing may begin, or null. */
  latestAt: number | null
  /** Between 0 and 1. */
  random: number
}

/** Decides by the table of error classes. Never repeats what may have been accepted. */
export function outcomeOf(failed: FailedTry): Outcome {
  const { failure, stage, now } = failed
  switch (failure.kind) {
    case 'auth':
      return { kind: 'needsLogin', decision: { key: 'needsLogin', params: {} } }
    case 'permission':
      return refused('permission', failure.words)
    case 'content':
      return refused('content', failure.words)
    case 'originalGone':
      return {
        kind: 'fail',
        problem: { ...originalGoneProblem('native'), networkWords: failure.words },
        limitsChannel: false,
        decision: { key: 'originalGone', params: {} },
      }
    case 'rate':
      return retry(failed, now + failure.retryAfterMs, failed.attempt, true, 'rateHold')
    case 'notReady':
      return retry(failed, now + failure.retryAfterMs, failed.attempt, false, 'notReady')
    case 'notSent':
      return retry(failed, now + offlineRetryMs, failed.attempt, false, 'offlineRetryAt')
    case 'transient':
      return retryWithBackoff(failed)
    case 'unknown':
      // Accepted or not, nobody knows: never a reason to send once more.
      return stage === 'commit' ? { kind: 'uncertain' } : retryWithBackoff(failed)
    default:
      return assertNever(failure)
  }
}

function retryWithBackoff(failed: FailedTry): Outcome {
  const wait = backoffMs[Math.min(failed.attempt, backoffMs.length - 1)] ?? backoffMs[0] ?? minuteMs
  const tries = failed.stage === 'repeatable' ? 48 : backoffMs.length
  if (failed.attempt >= tries) {
    return {
      kind: 'fail',
      problem: { key: 'transient', params: {}, networkWords: failed.failure.words, action: 'retry' },
      limitsChannel: false,
      decision: { key: 'gaveUp', params: { tries: failed.attempt + 1 } },
    }
  }
  const jittered = Math.round(wait * (0.8 + 0.4 * failed.random))
  return retry(failed, failed.now + jittered, failed.attempt + 1, false, 'retryAt')
}

function retry(
  failed: FailedTry,
  runAt: number,
  attempt: number,
  holdLane: boolean,
  key: LedgerDecision['key'],
): Outcome {
  if (failed.latestAt !== null && runAt > failed.latestAt) {
    return {
      kind: 'missed',
      problem: { key: 'tooLate', params: {}, networkWords: failed.failure.words, action: 'reschedule' },
      decision: { key: 'missedLatest', params: { latest: toInstant(failed.latestAt) } },
    }
  }
  return { kind: 'retry', runAt, attempt, holdLane, decision: { key, params: { at: toInstant(runAt) } } }
}

function refused(key: 'permission' | 'content', words: string | null): Outcome {
  const isRight = key === 'permission'
  return {
    kind: 'fail',
    problem: { key, params: {}, networkWords: words, action: isRight ? 'reconnect' : 'editPost' },
    limitsChannel: isRight,
    decision: { key: isRight ? 'refusedPermission' : 'refusedContent', params: {} },
  }
}
