import { assertNever } from '#shared/model/assertNever.ts'
import type { Given, GivenAttempt, RemoteRef, Scheduler } from '../connectors/Connector.ts'
import { toInstant } from '../db/instants.ts'
import { afterError, write } from './carryOut.ts'
import type { HandOver } from './HandOver.ts'
import { waitsForPerson } from './jobRepo.ts'
import { receivedText, sentText } from './ledgerText.ts'
import { outgoingsOf } from './parts.ts'
import { failureOf, nextPublishAt } from './step.ts'
import type { Step } from './step.ts'
import { unknownOutcome } from './problems.ts'
import { untilWritten } from './untilWritten.ts'

/** Looked at so long after its time: the network's own scheduler is not to the second. */
export const marginMs = 2 * 60_000
/** What was not there is looked for once more after so long, before anything is made of it. */
export const secondLookMs = 60_000
/** A call that is under way so long after it was given up has ended somewhere, one way or the other. */
const sureMs = 5 * 60_000
/** How often it is asked before the person is. */
const lookTries = 6

/**
 * Giving a delivery to the network's own scheduler: the same three phases as publishing. prepare uploads, commit is the one call
 * that must not run twice, and confirm, after its time, reads whether it is out.
 */
export async function handOverStep(step: Step): Promise<void> {
  const { handOver } = step.row
  const { scheduler } = step.connector
  if (handOver === null || scheduler === undefined) {
    step.parts.jobs.finish(step.job.id, 'cancelled')
    return
  }
  if (step.job.phase === 'confirm') return confirm(step, scheduler, handOver)
  if (step.job.phase === 'commit') return findOut(step, scheduler, handOver)
  return give(step, scheduler, handOver)
}

/** The delivery as it was given away. */
export function givenAttempt(step: Step, handOver: HandOver): GivenAttempt {
  const { outgoing } = step.row
  if (outgoing === null) throw new Error('Nothing is known of what was given to the network.')
  return {
    outgoing,
    prepared: handOver.prepared,
    idempotencyKey: handOver.key,
    firstCommitAt: step.parts.jobs.get(step.job.id).firstCommitAt,
    at: handOver.at,
  }
}

export const isOthersOf =
  ({ parts, row }: Step) =>
  (id: string): boolean =>
    parts.deliveries.isAnothers({ ids: [id], url: null }, row, 0) || parts.deliveries.isGivenAs(id, row)

async function give(step: Step, scheduler: Scheduler, handOver: HandOver): Promise<void> {
  const { parts, job, row, connector } = step
  const wasTried = job.firstCommitAt !== null
  step.latestAt = handOver.at - (connector.descriptor.schedule?.minAheadMs ?? 0)
  const isTooLate = parts.context.now() > step.latestAt
  // What was tried already is settled first, even when it is to come back: the same key keeps it single.
  if (wasTried && isTooLate) {
    parts.jobs.setUncertain(job.id, parts.context.now() + sureMs, 1)
    return
  }
  if (isTooLate || (handOver.stage === 'takingBack' && !wasTried)) return keepOurs(step)
  const outgoing = wasTried ? row.outgoing : (outgoingsOf(parts, row, connector.descriptor.thread)[0] ?? null)
  if (outgoing === null) return keepOurs(step)
  let prepared
  try {
    prepared = await connector.prepare(step.io, step.account, outgoing, job.prepared)
    parts.stopping.throwIfAborted()
  } catch (error) {
    await afterError(step, error, 'prepare')
    return
  }
  const attempt = { ...handOver, prepared }
  const begins = await parts.context.durable(() => {
    const current = parts.deliveries.find(row.id)
    const isMeant =
      current?.handOver?.key === handOver.key && (wasTried || current.handOver.stage === 'asked')
    if (!isMeant || parts.jobs.beginCommit(job.id, prepared, parts.context.now()) === null) return false
    parts.deliveries.update(row.id, {
      outgoing,
      handOver: { ...attempt, stage: current.handOver?.stage ?? 'asked' },
    })
    parts.ledger.write({
      event: 'sending',
      deliveryId: row.id,
      attempt: job.attempt + 1,
      sent: sentText(outgoing, step.exchanges),
      received: receivedText(step.exchanges),
      decision: {
        key: 'handOverGoes',
        params: { network: connector.descriptor.name, at: toInstant(handOver.at) },
      },
    })
    return true
  })
  if (!begins) return keepOurs(step)
  step.row = parts.deliveries.find(row.id) ?? row
  let given: Given
  try {
    given = await scheduler.give(step.commitIo, step.account, givenAttempt(step, attempt))
  } catch (error) {
    await afterError(step, error, 'commit')
    return
  }
  await settle(step, given)
}

/** Writes what the network has of it. */
async function settle(step: Step, given: Given): Promise<void> {
  const { parts, job, row, connector } = step
  switch (given.state) {
    case 'out':
      return setOut(step, given.ref, given.at)
    case 'waits':
      await untilWritten(parts, () => {
        const { handOver } = parts.deliveries.find(row.id) ?? row
        if (handOver === null) throw new Error('Nothing was given away.')
        parts.deliveries.update(row.id, {
          handOver: {
            ...handOver,
            stage: handOver.stage === 'asked' ? 'there' : handOver.stage,
            id: given.id,
          },
          problem: null,
        })
        write(step, 'scheduled', {
          key: 'handOverDone',
          params: { network: connector.descriptor.name, at: toInstant(handOver.at) },
        })
        if (handOver.stage !== 'takingBack') {
          parts.jobs.putBack(job.id, 'confirm', handOver.at + marginMs, 0)
          return
        }
        // She wanted it back meanwhile.
        parts.jobs.finish(job.id, 'done')
        const { deliveryId, lane } = job
        parts.jobs.plan({ kind: 'takeBack', deliveryId, lane, runAt: parts.context.now(), latestAt: null })
      })
      return
    case 'absent':
    case 'unknown':
      throw new Error('What was just given away cannot be absent.')
    default:
      assertNever(given)
  }
}

/** The call was made, and nobody knows whether it was accepted. */
async function findOut(step: Step, scheduler: Scheduler, handOver: HandOver): Promise<void> {
  const { parts, job, row } = step
  const now = parts.context.now()
  let given: Given
  try {
    given = await scheduler.look(step.io, step.account, givenAttempt(step, handOver), null, isOthersOf(step))
  } catch (error) {
    const isOver = job.attempt + 1 >= lookTries && now > handOver.at + marginMs
    if (isOver && !parts.stopping.aborted) return askPerson(step, failureOf(step, error).words)
    return lookLater(step, error)
  }
  if (given.state === 'unknown') return askPerson(step, given.why)
  if (given.state !== 'absent') return settle(step, given)
  const minAheadMs = step.connector.descriptor.schedule?.minAheadMs ?? 0
  const canGive = now <= handOver.at - minAheadMs
  await untilWritten(parts, () => {
    write(step, 'notFound', { key: 'handOverAbsent', params: {} })
    if (canGive && handOver.stage === 'asked') {
      // The same key: should the first call be under way somewhere, there is still only one.
      parts.jobs.putBack(job.id, 'prepare', now, 0)
      parts.deliveries.update(row.id, { problem: null })
    } else if (job.attempt === 0) parts.jobs.setUncertain(job.id, now + sureMs, 1)
    else keepInTransaction(step)
  })
}

/** After its time: "published" is to mean that it is there. */
async function confirm(step: Step, scheduler: Scheduler, handOver: HandOver): Promise<void> {
  const { parts, job, row } = step
  const now = parts.context.now()
  if (handOver.stage !== 'there' || handOver.id === null) {
    parts.jobs.finish(job.id, 'cancelled')
    return
  }
  if (now < handOver.at) {
    parts.jobs.putBack(job.id, 'confirm', handOver.at + marginMs, 0)
    return
  }
  let given: Given
  try {
    given = await scheduler.look(
      step.io,
      step.account,
      givenAttempt(step, handOver),
      handOver.id,
      isOthersOf(step),
    )
  } catch (error) {
    return lookLater(step, error)
  }
  switch (given.state) {
    case 'out':
      return setOut(step, given.ref, given.at)
    case 'unknown':
      return askPerson(step, given.why)
    case 'absent':
      if (job.attempt > 0) return askPerson(step, null)
      parts.jobs.putBack(job.id, 'confirm', now + secondLookMs, 1)
      return
    case 'waits': {
      // The longer it is overdue, the more seldom: its clock may be hours behind hers, and each look leaves a line.
      const runAt = now + Math.min(60 * 60_000, Math.max(secondLookMs, Math.round((now - handOver.at) / 4)))
      await untilWritten(parts, () => {
        parts.jobs.putBack(job.id, 'confirm', runAt, 0)
        write(step, 'postponed', { key: 'handOverOverdue', params: { at: toInstant(runAt) } })
        parts.deliveries.update(row.id, {
          problem: {
            key: 'handOverOverdue',
            params: { network: step.connector.descriptor.name },
            networkWords: null,
            action: 'wait',
          },
        })
      })
      return
    }
    default:
      assertNever(given)
  }
}

const waitMs = (attempt: number): number => 60_000 * Math.min(60, 4 ** attempt)

/** It could not be asked. Nothing is lost by asking later: until then nobody else publishes it. */
export async function lookLater(step: Step, error: unknown): Promise<void> {
  const { parts, job, channel } = step
  const failure = failureOf(step, error)
  const now = parts.context.now()
  const counts = failure.kind !== 'notSent' && !parts.stopping.aborted
  const attempt = counts ? job.attempt + 1 : job.attempt
  const runAt = parts.stopping.aborted
    ? now
    : now + (failure.kind === 'rate' ? failure.retryAfterMs : waitMs(Math.min(3, job.attempt)))
  await untilWritten(parts, () => {
    if (failure.kind === 'auth') {
      const checkedAt = toInstant(now)
      parts.channels.update(channel.id, {
        needsLogin: true,
        health: { state: 'needsLogin', words: failure.words, checkedAt },
      })
    }
    if (job.phase === 'commit') parts.jobs.setUncertain(job.id, runAt, attempt)
    else parts.jobs.putBack(job.id, 'confirm', runAt, job.attempt)
    write(step, 'verified', { key: 'readBackFailed', params: { words: failure.words ?? '' } }, error)
  })
}

/** The network has published it: it is out from then on, and what follows it is planned. */
export async function setOut(step: Step, ref: RemoteRef, outAt: number): Promise<void> {
  const { parts, job, channel, row } = step
  const now = parts.context.now()
  const at = row.handOver?.at ?? now
  // By the network's clock, as far as that can be: not before its time, and not in the future.
  const publishedAt = Number.isFinite(outAt) ? Math.min(now, Math.max(outAt, Math.min(at, now))) : now
  const isTooLate = await untilWritten(parts, () => {
    // She may have asked for it to come back while the network was asked.
    const current = parts.deliveries.find(row.id)
    const wasTakenBack = current?.handOver?.stage === 'takingBack'
    // Where only its sender was to change, it is out as she wanted it.
    const isWanted = !wasTakenBack || (current.state === 'waiting' && current.dueAt === current.handOver?.at)
    parts.deliveries.update(row.id, {
      state: 'published',
      remote: ref,
      publishedAt,
      handOver: null,
      problem: null,
    })
    parts.jobs.finish(job.id, 'done')
    parts.channels.update(channel.id, { nextPublishAt: nextPublishAt(step) })
    parts.ledger.write({
      event: 'published',
      deliveryId: row.id,
      sent: sentText(row.outgoing, step.exchanges),
      received: receivedText(step.exchanges),
      decision: {
        key: wasTakenBack ? 'takenBackTooLate' : 'handOverOut',
        params: { network: step.connector.descriptor.name, at: toInstant(publishedAt) },
      },
      url: ref.url,
    })
    // What she did not want to go out gets no comment, but the end that it was to have.
    if (isWanted) parts.planning.planFollowing(row.id)
    else parts.planning.planExpiry(row.id)
    return wasTakenBack
  })
  if (isTooLate) parts.notices.tooLateToTakeBack(row.id, channel.name)
  else parts.notices.published(row.id, channel.name, ref.url)
}

/** Neither the network nor Ratiba has it: she says what becomes of it. Her answer is handled as of any post in doubt. */
export async function askPerson(step: Step, words: string | null): Promise<void> {
  const { parts, job, row, channel, connector } = step
  await untilWritten(parts, () => {
    const { handOver, state } = parts.deliveries.find(row.id) ?? row
    parts.jobs.finish(job.id, 'done')
    write(step, 'uncertain', { key: 'handOverGone', params: { network: connector.descriptor.name } })
    if (state !== 'waiting') {
      parts.deliveries.update(row.id, { handOver: null })
      return
    }
    const now = parts.context.now()
    parts.jobs.plan({ kind: 'publish', deliveryId: row.id, lane: job.lane, runAt: now, latestAt: null })
    const publishing = parts.jobs.live(row.id, 'publish')
    if (publishing === null) throw new Error('There is no job to decide about.')
    if (handOver !== null) parts.jobs.keepPrepared(publishing.id, handOver.prepared)
    parts.jobs.setUncertain(publishing.id, waitsForPerson, 0)
    parts.deliveries.update(row.id, {
      state: 'uncertain',
      handOver: null,
      problem: {
        ...unknownOutcome('decide', words),
        key: 'handOverGone',
        params: { network: connector.descriptor.name },
      },
    })
  })
  parts.notices.uncertain(row.id, channel.name)
}

/** It stays with Ratiba. */
async function keepOurs(step: Step): Promise<void> {
  await untilWritten(step.parts, () => {
    keepInTransaction(step)
    write(step, 'postponed', { key: 'handOverKept', params: {} })
  })
}

function keepInTransaction({ parts, job, row }: Step): void {
  parts.jobs.finish(job.id, 'cancelled')
  parts.deliveries.update(row.id, { problem: null })
  parts.handOvers.keep(row)
}
