import { needsOriginal } from '#shared/model/delivery.ts'
import type { LedgerDecision } from '#shared/model/ledger.ts'
import type { Attempt, Prepared, Presence, RemoteRef } from '../connectors/Connector.ts'
import { inTransaction } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import { afterError, write } from './carryOut.ts'
import { receivedText, sentText } from './ledgerText.ts'
import { excerptOf } from './excerptOf.ts'
import type { LedgerSubject } from './ledgerRepo.ts'
import { lookUp } from './lookUp.ts'
import { nextPart, outgoingsOf, partInDoubt, refsOf } from './parts.ts'
import type { Part } from './parts.ts'
import { byHandProblem } from './problems.ts'
import { failureOf, nextPublishAt } from './step.ts'
import type { Step } from './step.ts'
import { makeReadyToRepost } from './reposting.ts'
import { untilWritten } from './untilWritten.ts'

/** A thread that has begun may go on at least this long after its last part. */
const goesOnMs = 10 * 60_000
/** How often a published post is looked for before it is left as it is. */
const readBackTries = 4

/**
 * Publishing: prepare (repeatable), commit (the one call that must not run twice), confirm (reading only). The
 * intent is on disk before the call, the remote id right after it. The parts of a thread go this way one after another.
 */
export async function publishStep(step: Step): Promise<void> {
  if (step.job.phase === 'confirm') return confirm(step)
  if (step.job.phase === 'commit') return findOut(step)
  if (step.connector.descriptor.publishing === 'byHand') {
    handOver(step)
    return
  }
  return sendRest(step)
}

/** Sends what is not out yet, and reads the whole back. */
async function sendRest(step: Step): Promise<void> {
  if (needsOriginal(step.row.repostHow) && step.row.remote === null && !(await makeReadyToRepost(step)))
    return
  while (step.row.state !== 'published') {
    const part = nextPart(step)
    // She took away what was left of it meanwhile.
    if (part === null) await markWhole(step)
    else if (part.index > 0 && !(await rested(step))) return
    else if (!(await send(step, part))) return
  }
  await confirm(step)
}

/** True when the part is out; else what becomes of the delivery is decided already. */
async function send(step: Step, part: Part): Promise<boolean> {
  const { outgoing } = part
  let prepared: Prepared
  try {
    prepared = await step.connector.prepare(step.io, step.account, outgoing, step.job.prepared)
    // Stopping between the phases costs nothing; after the commit has begun it waits for the answer.
    step.parts.stopping.throwIfAborted()
  } catch (error) {
    await afterError(step, error, 'prepare')
    return false
  }
  const firstCommitAt = await beginCommit(step, part, prepared)
  if (firstCommitAt === null) return false
  step.job = { ...step.job, firstCommitAt }
  let ref: RemoteRef
  try {
    ref = await step.connector.publish(step.commitIo, step.account, attemptOf(step, part, prepared))
  } catch (error) {
    await afterError(step, error, 'commit')
    return false
  }
  // The most precious line of all: whatever the disk says, it is written before anything else happens here.
  await markOut(step, part, ref, 'published')
  return true
}

/** The pause between two parts that the network wants. False when the app stops meanwhile. */
async function rested(step: Step): Promise<boolean> {
  const { stopping, context } = step.parts
  const { spacingMs } = step.connector.descriptor
  if (spacingMs > 0 && !stopping.aborted) {
    await new Promise<void>(resolve => {
      const callOff = context.deps.clock.after(spacingMs, goOn)
      function goOn() {
        stopping.removeEventListener('abort', goOn)
        callOff()
        resolve()
      }
      stopping.addEventListener('abort', goOn, { once: true })
    })
  }
  if (!stopping.aborted) return true
  await afterError(step, stopping.reason, 'prepare')
  return false
}

/**
 * The write-ahead intent, on the disk when this resolves, with the moment at which it was first there. Null when the delivery was
 * taken away meanwhile, or its latest time has passed.
 */
function beginCommit(step: Step, part: Part, prepared: Prepared): Promise<number | null> {
  const { index, outgoing } = part
  const { parts, job, latestAt } = step
  return parts.context.durable(() => {
    const now = parts.context.now()
    const current = parts.deliveries.standing(job.deliveryId)
    if (current?.state !== 'running' || current.deletedAt !== null) {
      parts.jobs.finish(job.id, 'cancelled')
      return null
    }
    if (latestAt !== null && now > latestAt) {
      parts.jobs.putBack(job.id, 'prepare', now, job.attempt)
      parts.deliveries.update(job.deliveryId, { state: 'waiting' })
      return null // The sweep marks it missed.
    }
    const firstCommitAt = parts.jobs.beginCommit(job.id, prepared, now)
    if (firstCommitAt === null) return null
    if (index === 0) parts.deliveries.update(job.deliveryId, { outgoing })
    else parts.sentParts.begin(job.deliveryId, index, outgoing)
    parts.ledger.write({
      event: 'sending',
      deliveryId: job.deliveryId,
      whose: subjectOf(step, part),
      attempt: job.attempt + 1,
      sent: sentText(outgoing, step.exchanges),
      received: receivedText(step.exchanges),
    })
    return firstCommitAt
  })
}

const attemptOf = (step: Step, { outgoing, idempotencyKey }: Part, prepared: Prepared): Attempt => ({
  outgoing,
  prepared,
  idempotencyKey,
  firstCommitAt: step.job.firstCommitAt,
})

/** What the ledger says of it: the words of its first part stand for a thread. */
const subjectOf = ({ row, channel }: Step, { index, outgoing }: Part): LedgerSubject => ({
  projectId: row.projectId,
  channelId: channel.id,
  channelName: channel.name,
  excerpt: excerptOf((index === 0 ? outgoing : (row.outgoing ?? outgoing)).text),
})

/** Notes that a part is out; with the last one the delivery is. */
async function markOut(step: Step, part: Part, ref: RemoteRef, event: 'published' | 'found'): Promise<void> {
  const { parts, job, row, exchanges } = step
  const { index, of, outgoing } = part
  const now = parts.context.now()
  // The last answer is that to the post itself: what it says is left holds for the next one.
  const rate = event === 'published' ? exchanges.at(-1)?.rate : null
  const spentUntil =
    rate != null && rate.remaining === 0 && rate.resetsInMs > 0 ? now + rate.resetsInMs : null
  const isLast = index + 1 >= of
  // What has begun goes on, even when the first part was late.
  const goesOnUntil = Math.max(step.latestAt ?? 0, now + Math.max(parts.settings.get().graceMs, goesOnMs))
  const after = await untilWritten(parts, () => {
    if (index > 0) parts.sentParts.setOut(row.id, index, ref, now)
    const remote = index === 0 ? { remote: ref } : {}
    if (isLast) setPublished(step, remote, now, spentUntil)
    else {
      parts.deliveries.update(row.id, { ...remote, state: 'running', problem: null })
      parts.jobs.beginNextPart(job.id, goesOnUntil)
    }
    parts.ledger.write({
      event,
      deliveryId: row.id,
      whose: subjectOf(step, part),
      attempt: job.attempt + 1,
      sent: sentText(event === 'found' ? null : outgoing, exchanges),
      received: receivedText(exchanges),
      decision: decisionOf(part, event, spentUntil),
      url: ref.url,
    })
    return {
      row: (isLast ? parts.planning.planFollowing(row.id) : undefined) ?? parts.deliveries.get(row.id),
      job: parts.jobs.get(job.id),
    }
  })
  exchanges.length = 0
  step.latestAt = isLast ? step.latestAt : goesOnUntil
  step.job = { ...after.job, attempt: 0 }
  step.row = after.row
  if (!isLast) return
  parts.notices.published(row.id, step.channel.name, step.row.remote?.url ?? null, step.row.outgoing?.text)
}

function decisionOf(
  { index, of }: Part,
  event: 'published' | 'found',
  spentUntil: number | null,
): LedgerDecision | null {
  if (of > 1) return { key: event === 'found' ? 'partFound' : 'partOut', params: { part: index + 1, of } }
  if (event === 'found') return { key: 'foundByNetwork', params: {} }
  return spentUntil === null ? null : { key: 'rateSpent', params: { at: toInstant(spentUntil) } }
}

/** Of a thread whose last parts were taken away after the others had gone out. */
async function markWhole(step: Step): Promise<void> {
  const { parts, row } = step
  const now = parts.context.now()
  await untilWritten(parts, () => {
    setPublished(step, {}, now, null)
    write(step, 'published', { key: 'partsLeftOut', params: { out: refsOf(parts, row).length } })
    parts.planning.planFollowing(row.id)
  })
  step.job = { ...parts.jobs.get(step.job.id), attempt: 0 }
  step.row = parts.deliveries.get(row.id)
}

function setPublished(
  step: Step,
  remote: { remote?: RemoteRef },
  now: number,
  holdUntil: number | null,
): void {
  const { parts, job, channel, row } = step
  parts.deliveries.update(row.id, { ...remote, state: 'published', publishedAt: now, problem: null })
  // Where nothing can be read back nothing is left to do.
  if (step.connector.check === undefined) parts.jobs.finish(job.id, 'done')
  else parts.jobs.setPhase(job.id, 'confirm')
  parts.channels.update(channel.id, { nextPublishAt: nextPublishAt(step), holdUntil })
}

/** Reads it back where the network lets us: "published" is to mean that it is there, with all its parts. */
async function confirm(step: Step): Promise<void> {
  const { parts, job, row, connector } = step
  if (job.state === 'done') return
  const refs = refsOf(parts, row)
  if (connector.check === undefined || refs.length === 0 || row.state !== 'published') {
    await parts.context.durable(() => {
      parts.jobs.finish(job.id, 'done')
    })
    return
  }
  try {
    const state = await presenceOf(step, refs)
    await parts.context.durable(() => {
      parts.jobs.finish(job.id, 'done')
      if (state === 'there') write(step, 'verified', { key: 'readBackThere', params: {} })
      if (state !== 'gone') return
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

/** What is said of the first part that is not there is said of all. */
async function presenceOf(
  { connector, io, account }: Step,
  refs: readonly RemoteRef[],
): Promise<Presence['state']> {
  for (const ref of refs) {
    const presence = await connector.check?.(io, account, ref)
    if (presence?.state !== 'there') return presence?.state ?? 'cannotSee'
  }
  return 'there'
}

/** What became of the part in doubt; when it is out, the rest follows. */
function findOut(step: Step): Promise<void> {
  const part = partInDoubt(step)
  const attempt = part === null ? null : attemptOf(step, part, step.job.prepared ?? {})
  return lookUp(step, attempt, part?.index ?? 0, async ref => {
    if (part === null) return
    await markOut(step, part, ref, 'found')
    await sendRest(step)
  })
}

/** By hand: the kit is ready, the person is reminded, and the delivery waits until she says that it is out. */
function handOver(step: Step): void {
  const { parts, job, row, channel } = step
  inTransaction(parts.context, () => {
    parts.jobs.finish(job.id, 'done')
    parts.deliveries.update(row.id, {
      state: 'waiting',
      problem: byHandProblem('byHand'),
      outgoing: outgoingsOf(parts, row, step.connector.descriptor.thread)[0] ?? null,
    })
    write(step, 'handedOver', { key: 'byHandDue', params: {} })
  })
  parts.notices.byHand(row.id, channel.name)
}
