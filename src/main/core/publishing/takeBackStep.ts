import type { Given, Scheduler } from '../connectors/Connector.ts'
import { toInstant } from '../db/instants.ts'
import { write } from './carryOut.ts'
import { askPerson, givenAttempt, isOthersOf, secondLookMs, setOut } from './handOverStep.ts'
import type { HandOver } from './HandOver.ts'
import { failureOf } from './step.ts'
import type { Step } from './step.ts'
import { untilWritten } from './untilWritten.ts'

/** So shortly before its time the network may be publishing it this moment. */
const nearMs = 10 * 60_000

/**
 * Takes a delivery back from the network's own scheduler: repeatable, and never given up. Before the network, read back, neither
 * has it waiting nor has published it, nothing else publishes it.
 */
export async function takeBackStep(step: Step): Promise<void> {
  const { row, parts, job } = step
  const { handOver } = row
  const { scheduler } = step.connector
  if (handOver?.stage !== 'takingBack' || handOver.id === null || scheduler === undefined) {
    parts.jobs.finish(job.id, 'cancelled')
    return
  }
  try {
    const { given, isSure } = await askBack(step, scheduler, handOver, handOver.id)
    if (given.state === 'out') {
      await setOut(step, given.ref, given.at)
      return
    }
    if (given.state === 'unknown') {
      await askPerson(step, given.why)
      return
    }
    if (given.state === 'absent' && (isSure || job.attempt > 0)) {
      await isBack(step)
      return
    }
    // Still there, or just gone: it is looked at once more before anything is made of it.
    const attempt = given.state === 'absent' ? 1 : 0
    parts.jobs.putBack(job.id, 'prepare', parts.context.now() + secondLookMs, attempt)
  } catch (error) {
    await tryAgain(step, handOver, error)
  }
}

async function askBack(
  step: Step,
  scheduler: Scheduler,
  handOver: HandOver,
  id: string,
): Promise<{ given: Given; isSure: boolean }> {
  const { io, account } = step
  const answer = await scheduler.takeBack(io, account, id)
  const given = await scheduler.look(io, account, givenAttempt(step, handOver), id, isOthersOf(step))
  return { given, isSure: answer === 'takenBack' && step.parts.context.now() < handOver.at - nearMs }
}

async function isBack(step: Step): Promise<void> {
  const { parts, job, row, connector } = step
  await untilWritten(parts, () => {
    parts.jobs.finish(job.id, 'done')
    if (parts.deliveries.find(row.id)?.problem?.key === 'takeBackWaits') {
      parts.deliveries.update(row.id, { problem: null })
    }
    parts.handOvers.keep(row)
    write(step, 'verified', { key: 'takenBack', params: { network: connector.descriptor.name } })
  })
}

/** It could not be asked for. When its time is near she is told what the network will do. */
async function tryAgain(step: Step, { at }: HandOver, error: unknown): Promise<void> {
  const { parts, job, row, channel, connector } = step
  const now = parts.context.now()
  const failure = failureOf(step, error)
  const minutes = Math.min(60, 4 ** job.attempt)
  const usual =
    failure.kind === 'rate' ? failure.retryAfterMs : failure.kind === 'notSent' ? 60_000 : minutes * 60_000
  // The nearer its time, the more often.
  const waitMs = at > now ? Math.min(usual, Math.max(30_000, (at - now) / 4)) : usual
  const runAt = parts.stopping.aborted ? now : Math.round(now + waitMs)
  const isNews = row.problem?.key !== 'takeBackWaits'
  await untilWritten(parts, () => {
    parts.jobs.putBack(job.id, 'prepare', runAt, job.attempt)
    if (failure.kind === 'auth') {
      const health = { state: 'needsLogin' as const, words: failure.words, checkedAt: toInstant(now) }
      parts.channels.update(channel.id, { needsLogin: true, health })
    }
    parts.deliveries.update(row.id, {
      problem: {
        key: 'takeBackWaits',
        params: { network: connector.descriptor.name, at: toInstant(at) },
        networkWords: failure.words,
        action: failure.kind === 'auth' ? 'reconnect' : 'wait',
      },
    })
    write(step, 'retryLater', { key: 'takeBackRetry', params: { at: toInstant(runAt) } }, error)
  })
  if (isNews) parts.notices.cannotTakeBack(row.id, channel.name)
}
