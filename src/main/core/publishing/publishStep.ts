import type { Attempt, Found, Outgoing, Prepared, RemoteRef } from '../connectors/Connector.ts'
import { inTransaction } from '../CoreContext.ts'
import { afterError, write } from './carryOut.ts'
import { waitsForPerson } from './jobRepo.ts'
import { receivedText, sentText } from './ledgerText.ts'
import { byHandProblem, unknownOutcome } from './problems.ts'
import { failureOf, nextPublishAt, outgoingOf } from './step.ts'
import type { Step } from './step.ts'
import { untilWritten } from './untilWritten.ts'

/** How often a published post is looked for before it is left as it is. */
const readBackTries = 4
const lookUpTries = 6

/**
 * Publishing: prepare (repeatable), commit (the one call that must not run twice), confirm (reading only). The
 * intent is on disk before the call, the remote id right after it.
 */
export async function publishStep(step: Step): Promise<void> {
  if (step.job.phase === 'confirm') return confirm(step)
  if (step.job.phase === 'commit') return lookUp(step)
  if (step.connector.descriptor.publishing === 'byHand') {
    handOver(step)
    return
  }
  const outgoing = outgoingOf(step.parts, step.row)
  let prepared: Prepared
  try {
    prepared = await step.connector.prepare(step.io, step.account, outgoing, step.job.prepared)
    // Stopping between the phases costs nothing; after the commit has begun it waits for the answer.
    step.parts.stopping.throwIfAborted()
  } catch (error) {
    await afterError(step, error, 'prepare')
    return
  }
  if (!(await beginCommit(step, outgoing, prepared))) return
  let ref: RemoteRef
  try {
    ref = await step.connector.publish(step.commitIo, step.account, attemptOf(step, outgoing, prepared))
  } catch (error) {
    await afterError(step, error, 'commit')
    return
  }
  // The most precious line of all: whatever the disk says, it is written before anything else happens here.
  await markPublished(step, ref, 'published', outgoing)
  await confirm(step)
}

/**
 * The write-ahead intent, on the disk when this resolves. False when the delivery was taken away meanwhile, or its latest time
 * has passed.
 */
function beginCommit(step: Step, outgoing: Outgoing, prepared: Prepared): Promise<boolean> {
  const { parts, job, latestAt } = step
  return parts.context.durable(() => {
    const now = parts.context.now()
    const current = parts.deliveries.find(job.deliveryId)
    if (current?.state !== 'running' || current.deletedAt !== null) {
      parts.jobs.finish(job.id, 'cancelled')
      return false
    }
    if (latestAt !== null && now > latestAt) {
      parts.jobs.putBack(job.id, 'prepare', now, job.attempt)
      parts.deliveries.update(job.deliveryId, { state: 'waiting' })
      return false // The sweep marks it missed.
    }
    if (!parts.jobs.beginCommit(job.id, prepared, now)) return false
    parts.deliveries.update(job.deliveryId, { outgoing })
    parts.ledger.write({
      event: 'sending',
      deliveryId: job.deliveryId,
      attempt: job.attempt + 1,
      sent: sentText(outgoing, step.exchanges),
      received: receivedText(step.exchanges),
    })
    return true
  })
}

const attemptOf = (step: Step, outgoing: Outgoing, prepared: Prepared): Attempt => ({
  outgoing,
  prepared,
  idempotencyKey: step.row.idempotencyKey,
  firstCommitAt: step.parts.jobs.get(step.job.id).firstCommitAt,
})

async function markPublished(
  step: Step,
  ref: RemoteRef,
  event: 'published' | 'found',
  outgoing: Outgoing | null,
): Promise<void> {
  const { parts, job, channel, row, exchanges } = step
  const now = parts.context.now()
  await untilWritten(parts, () => {
    parts.deliveries.update(row.id, { state: 'published', publishedAt: now, remote: ref, problem: null })
    parts.jobs.setPhase(job.id, 'confirm')
    parts.channels.update(channel.id, { nextPublishAt: nextPublishAt(step), holdUntil: null })
    parts.ledger.write({
      event,
      deliveryId: row.id,
      attempt: job.attempt + 1,
      sent: sentText(outgoing, exchanges),
      received: receivedText(exchanges),
      decision: event === 'found' ? { key: 'foundByNetwork', params: {} } : null,
      url: ref.url,
    })
    parts.planning.planExpiry({ ...row, publishedAt: now })
  })
  exchanges.length = 0
  step.job = { ...job, phase: 'confirm', attempt: 0 }
  step.row = parts.deliveries.get(row.id)
  parts.notices.published(row.id, channel.name, ref.url)
}

/** Reads it back where the network lets us: "published" is to mean that it is there. */
async function confirm(step: Step): Promise<void> {
  const { parts, job, row, connector, account } = step
  const ref = row.remote
  if (connector.check === undefined || ref === null) {
    await parts.context.durable(() => {
      parts.jobs.finish(job.id, 'done')
    })
    return
  }
  try {
    const presence = await connector.check(step.io, account, ref)
    await parts.context.durable(() => {
      parts.jobs.finish(job.id, 'done')
      if (presence.state === 'there') write(step, 'verified', { key: 'readBackThere', params: {} })
      if (presence.state !== 'gone') return
      write(step, 'verified', { key: 'readBackGone', params: {} })
      parts.deliveries.update(row.id, {
        problem: { key: 'notAsPublished', params: {}, networkWords: null, action: 'decide' },
      })
    })
  } catch (error) {
    const failure = failureOf(step, error)
    await parts.context.durable(() => {
      if (job.attempt + 1 < readBackTries) {
        parts.jobs.putBack(
          job.id,
          'confirm',
          parts.context.now() + 60_000 * 4 ** job.attempt,
          job.attempt + 1,
        )
      } else parts.jobs.finish(job.id, 'done')
      write(step, 'verified', { key: 'readBackFailed', params: { words: failure.words ?? '' } }, error)
    })
  }
}

/** An unknown outcome: the network is asked. It is never sent again unless it is proven not to be there. */
async function lookUp(step: Step): Promise<void> {
  const { parts, job, row, connector, account } = step
  const outgoing = row.outgoing
  if (connector.find === undefined || outgoing === null) {
    inTransaction(parts.context, () => {
      askPerson(step, row.problem?.networkWords ?? null)
    })
    parts.notices.uncertain(row.id, step.channel.name)
    return
  }
  let found: Found
  try {
    found = await connector.find(step.io, account, attemptOf(step, outgoing, job.prepared ?? {}))
  } catch (error) {
    lookUpFailed(step, error)
    return
  }
  // Of two posts with the same words the network may show the other one, which says nothing of this.
  if (found.outcome === 'found' && !parts.deliveries.isAnothers(found.ref, row)) {
    await markPublished(step, found.ref, 'found', null)
    await confirm(step)
    return
  }
  const { context, jobs, deliveries } = parts
  if (found.outcome === 'absent') {
    const { proof } = found
    inTransaction(context, () => {
      jobs.putBack(job.id, 'prepare', context.now(), 0)
      deliveries.update(row.id, { state: 'waiting', problem: null })
      write(step, 'notFound', { key: 'absentProof', params: { proof } })
    })
    return
  }
  const why = found.outcome === 'unknown' ? found.why : null
  inTransaction(context, () => {
    askPerson(step, why)
  })
  parts.notices.uncertain(row.id, step.channel.name)
}

/** The network could not be asked; it is asked again later, and in the end the person is. */
function lookUpFailed(step: Step, error: unknown): void {
  const { parts, job, row, channel } = step
  const now = parts.context.now()
  const failure = failureOf(step, error)
  inTransaction(parts.context, () => {
    if (failure.kind === 'auth') {
      parts.channels.update(channel.id, {
        needsLogin: true,
        health: { state: 'needsLogin', words: failure.words, checkedAt: new Date(now).toISOString() },
      })
    }
    const waitMs = failure.kind === 'rate' ? failure.retryAfterMs : 60_000 * Math.min(60, 4 ** job.attempt)
    // Without a network nothing was asked, so it does not count.
    const attempt = failure.kind === 'notSent' || parts.stopping.aborted ? job.attempt : job.attempt + 1
    if (attempt >= lookUpTries) {
      askPerson(step, failure.words)
      return
    }
    parts.jobs.setUncertain(job.id, parts.stopping.aborted ? now : now + waitMs, attempt)
    write(step, 'uncertain', { key: 'askNetwork', params: {} }, error)
  })
  if (row.problem?.action !== 'decide' && parts.deliveries.get(row.id).problem?.action === 'decide') {
    parts.notices.uncertain(row.id, channel.name)
  }
}

function askPerson(step: Step, words: string | null): void {
  step.parts.jobs.setUncertain(step.job.id, waitsForPerson, step.job.attempt)
  step.parts.deliveries.update(step.row.id, { state: 'uncertain', problem: unknownOutcome('decide', words) })
  write(step, 'uncertain', { key: 'askPerson', params: {} })
}

/** By hand: the kit is ready, the person is reminded, and the delivery waits until she says that it is out. */
function handOver(step: Step): void {
  const { parts, job, row, channel } = step
  inTransaction(parts.context, () => {
    parts.jobs.finish(job.id, 'done')
    parts.deliveries.update(row.id, {
      state: 'waiting',
      problem: byHandProblem('byHand'),
      outgoing: outgoingOf(parts, row),
    })
    write(step, 'handedOver', { key: 'byHandDue', params: {} })
  })
  parts.notices.byHand(row.id, channel.name)
}
