import { assertNever } from '#shared/model/assertNever.ts'
import type { LedgerEvent } from '#shared/model/ledger.ts'
import { inTransaction } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import { NotReadyError } from '../connectors/Connector.ts'
import { inDoubt } from './doubt.ts'
import { receivedText, sentText } from './ledgerText.ts'
import { waitsForPerson } from './jobRepo.ts'
import { whenMissed } from './missed.ts'
import type { MissedAs } from './missed.ts'
import { outcomeOf } from './outcome.ts'
import type { Outcome, Stage } from './outcome.ts'
import { withPartsOut } from './parts.ts'
import { originalGoneProblem } from './problems.ts'
import { failureOf, nextPublishAt } from './step.ts'
import type { Step } from './step.ts'
import { untilWritten } from './untilWritten.ts'

const failedEvent = {
  publish: 'refused',
  comment: 'refused',
  expire: 'removeFailed',
  edit: 'editFailed',
  handOver: 'refused',
  takeBack: 'refused',
} as const

/** Handles an error thrown while publishing, removing or editing: decides, and carries the decision out. */
export async function afterError(step: Step, error: unknown, stage: Stage): Promise<void> {
  const { parts, job } = step
  if (parts.stopping.aborted && stage !== 'commit') {
    // Broken off by us, not by the network: it counts as nothing tried.
    inTransaction(parts.context, () => {
      putBack(step, parts.context.now(), job.attempt)
      write(step, 'postponed', { key: 'stopped', params: {} })
    })
    return
  }
  if (error instanceof NotReadyError) parts.jobs.keepPrepared(job.id, error.soFar)
  const failure = failureOf(step, error)
  const outcome = outcomeOf({
    failure,
    stage,
    attempt: job.attempt,
    now: parts.context.now(),
    latestAt: step.latestAt,
    random: Math.random(),
  })
  await untilWritten(parts, () => {
    carryOut(step, outcome, failure.words, error)
  })
  parts.context.deps.log.warn('A step did not succeed', {
    job: job.id,
    kind: job.kind,
    stage,
    failure: failure.kind,
    outcome: outcome.kind,
  })
  tell(step, outcome, failure.words)
}

function carryOut(step: Step, outcome: Outcome, words: string | null, error: unknown): void {
  const { parts, job, channel } = step
  const { deliveries, jobs } = parts
  switch (outcome.kind) {
    case 'retry':
      putBack(step, outcome.runAt, outcome.attempt)
      if (outcome.holdLane) parts.channels.update(channel.id, { holdUntil: outcome.runAt })
      write(step, 'retryLater', outcome.decision, error)
      return
    case 'needsLogin':
      putBack(step, parts.context.now(), job.attempt)
      parts.channels.update(channel.id, {
        needsLogin: true,
        health: { state: 'needsLogin', words, checkedAt: toInstant(parts.context.now()) },
      })
      deliveries.update(job.deliveryId, {
        problem: { key: 'auth', params: { channel: channel.name }, networkWords: words, action: 'reconnect' },
      })
      write(step, 'postponed', outcome.decision, error)
      return
    case 'fail':
      jobs.finish(job.id, 'failed')
      if (job.kind === 'handOver') {
        keepOurs(step, error)
        return
      }
      deliveries.update(
        job.deliveryId,
        job.kind === 'publish'
          ? { state: 'failed', problem: whenRefused(step, outcome.problem) }
          : {
              problem: afterPublishing(step, outcome.problem),
              ...(job.kind === 'comment' ? { comment: null } : {}),
            },
      )
      if (outcome.limitsChannel) {
        const health = { state: 'limited' as const, words, checkedAt: toInstant(parts.context.now()) }
        parts.channels.update(channel.id, { health })
      }
      write(step, failedEvent[job.kind], outcome.decision, error)
      return
    case 'missed': {
      if (job.kind === 'handOver') {
        jobs.finish(job.id, 'cancelled')
        keepOurs(step, error)
        return
      }
      const problem = withPartsOut(step, outcome.problem, 'partsMissed')
      jobs.finish(job.id, 'cancelled')
      whenMissed(parts, step.row, problem, { ...lineOf(step, error), decision: outcome.decision })
      return
    }
    case 'uncertain': {
      const canAsk = step.connector.find !== undefined
      // It may be out: the next one keeps its distance as from one that is.
      parts.channels.update(channel.id, { nextPublishAt: nextPublishAt(step) })
      jobs.setUncertain(job.id, canAsk ? parts.context.now() + lookUpDelayMs(step) : waitsForPerson, 0)
      deliveries.update(job.deliveryId, inDoubt(job, canAsk ? 'wait' : 'decide', words))
      write(step, 'uncertain', { key: canAsk ? 'askNetwork' : 'askPerson', params: {} }, error)
      return
    }
    default:
      assertNever(outcome)
  }
}

/** The network's scheduler did not take it, so Ratiba publishes it itself, as if it had never been asked. */
function keepOurs(step: Step, error: unknown): void {
  const { parts, row } = step
  parts.deliveries.update(row.id, { problem: null })
  parts.handOvers.keep(row)
  write(step, 'refused', { key: 'handOverKept', params: {} }, error)
}

/** A list read back too soon may not have it yet; a key or a record of our choosing can be asked at once. */
const lookUpDelayMs = (step: Step): number => (step.connector.descriptor.find === 'readBack' ? 30_000 : 2000)

/** A failed removal, edit or comment leaves the post out: what she is told of it. */
function afterPublishing(step: Step, problem: NonNullable<Step['row']['problem']>): typeof problem {
  if (step.job.kind === 'edit') return problem
  if (step.job.kind === 'comment') return { ...problem, key: 'commentFailed', action: 'retry' }
  return problem.action === 'retry'
    ? { ...problem, key: 'removeFailed' }
    : { ...problem, key: 'cannotRemove', action: 'doByHand' }
}

/** What is only sent on has no words of its own that could be changed; a quote has them without its original, too. */
function whenRefused(step: Step, problem: NonNullable<Step['row']['problem']>): typeof problem {
  const { repostHow } = step.row
  if (problem.key === 'originalGone')
    return { ...originalGoneProblem(repostHow), networkWords: problem.networkWords }
  const isSentOn = repostHow === 'native' && problem.action === 'editPost'
  return isSentOn ? { ...problem, action: 'repostAsCopy' } : withPartsOut(step, problem, 'partsOut')
}

function putBack({ parts, job }: Step, runAt: number, attempt: number): void {
  const phase = job.kind === 'publish' && job.phase === 'confirm' ? 'confirm' : 'prepare'
  parts.jobs.putBack(job.id, phase, runAt, attempt)
  if (job.kind === 'publish' && phase === 'prepare')
    parts.deliveries.update(job.deliveryId, { state: 'waiting' })
}

/** One readable line about this try. */
export function write(
  step: Step,
  event: LedgerEvent,
  decision: Parameters<Step['parts']['ledger']['write']>[0]['decision'],
  error?: unknown,
): void {
  step.parts.ledger.write({
    ...lineOf(step, error),
    event,
    deliveryId: step.job.deliveryId,
    decision: decision ?? null,
  })
}

const lineOf = ({ job, row, exchanges }: Step, error: unknown) => ({
  attempt: job.attempt + 1,
  sent: sentText(null, exchanges),
  received: receivedText(exchanges, error),
  url: row.remote?.url ?? null,
})

function tell({ parts, job, channel }: Step, outcome: Outcome, words: string | null): void {
  const { notices } = parts
  switch (outcome.kind) {
    case 'fail':
      notices.failed(job.deliveryId, job.kind, channel.name, words)
      return
    case 'missed':
      if (job.kind === 'handOver') return
      notices[missedAs(parts.deliveries.find(job.deliveryId)?.state)]([job.deliveryId])
      return
    case 'needsLogin':
      notices.needsLogin(channel.name)
      return
    case 'uncertain':
      if (job.kind === 'handOver') return
      notices.uncertain(job.deliveryId, channel.name)
      return
    case 'retry':
      return
    default:
      assertNever(outcome)
  }
}

/** How a delivery whose latest time had passed stands now. */
const missedAs = (state: Step['row']['state'] | undefined): MissedAs =>
  state === 'cancelled' ? 'skipped' : state === 'waiting' ? 'moved' : 'missed'
