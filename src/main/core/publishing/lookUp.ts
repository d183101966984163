import type { Attempt, Found, RemoteRef } from '../connectors/Connector.ts'
import { inTransaction } from '../CoreContext.ts'
import { write } from './carryOut.ts'
import { inDoubt } from './doubt.ts'
import { waitsForPerson } from './jobRepo.ts'
import { failureOf } from './step.ts'
import type { Step } from './step.ts'

const lookUpTries = 6

/**
 * An unknown outcome: the network is asked. It is never sent again unless it is proven not to be there.
 * @param attempt what was stored before the call, or null when nothing of it is known
 * @param part which part of the delivery it is; see deliveryRepo.isAnothers
 * @param found notes that it is out, and goes on
 */
export async function lookUp(
  step: Step,
  attempt: Attempt | null,
  part: number,
  found: (ref: RemoteRef) => Promise<void>,
): Promise<void> {
  const { parts, job, row, connector, account } = step
  if (connector.find === undefined || attempt === null) {
    inTransaction(parts.context, () => {
      askPerson(step, row.problem?.networkWords ?? null)
    })
    parts.notices.uncertain(row.id, step.channel.name)
    return
  }
  let answer: Found
  try {
    answer = await connector.find(step.io, account, attempt)
  } catch (error) {
    lookUpFailed(step, error)
    return
  }
  // Of two posts with the same words the network may show the other one, which says nothing of this.
  if (answer.outcome === 'found' && !parts.deliveries.isAnothers(answer.ref, row, part)) {
    await found(answer.ref)
    return
  }
  const { context, jobs, deliveries } = parts
  if (answer.outcome === 'absent') {
    const { proof } = answer
    inTransaction(context, () => {
      jobs.putBack(job.id, 'prepare', context.now(), 0)
      deliveries.update(row.id, {
        ...(job.kind === 'publish' ? { state: 'waiting' as const } : {}),
        problem: null,
      })
      write(step, 'notFound', { key: 'absentProof', params: { proof } })
    })
    return
  }
  const why = answer.outcome === 'unknown' ? answer.why : null
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
  step.parts.deliveries.update(step.row.id, inDoubt(step.job, 'decide', words))
  write(step, 'uncertain', { key: 'askPerson', params: {} })
}
