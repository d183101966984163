import type { RemoteRef } from '../connectors/Connector.ts'
import { inTransaction } from '../CoreContext.ts'
import { afterError, write } from './carryOut.ts'
import { byHandProblem } from './problems.ts'
import { failureOf } from './step.ts'
import type { Step } from './step.ts'

/** Removing what is over: repeatable, verified by reading back where the network lets us. */
export async function removeStep(step: Step): Promise<void> {
  const { parts, job, row, channel, connector, account } = step
  if (row.state !== 'published' || row.remote === null) {
    parts.jobs.finish(job.id, 'cancelled')
    return
  }
  // What the person said is out has no id that Ratiba knows, and a network asked to remove nothing says that it is gone.
  if (connector.remove === undefined || row.remote.ids.length === 0) {
    inTransaction(parts.context, () => {
      parts.jobs.finish(job.id, 'done')
      parts.deliveries.update(row.id, { problem: byHandProblem('cannotRemove') })
      write(step, 'cannotRemove', { key: 'removalByHand', params: {} })
    })
    parts.notices.removeByHand(row.id, channel.name, row.remote.url)
    return
  }
  let result: 'removed' | 'alreadyGone'
  try {
    result = await connector.remove(step.io, account, row.remote)
  } catch (error) {
    await afterError(step, error, 'repeatable')
    return
  }
  inTransaction(parts.context, () => {
    parts.deliveries.update(row.id, { state: 'expired', expiredAt: parts.context.now(), problem: null })
    parts.jobs.finish(job.id, 'done')
    write(step, result, null)
  })
  parts.notices.removed(row.id, channel.name)
  await prove(step, row.remote)
}

/** The proof: the network itself says that it is gone. */
async function prove(step: Step, ref: RemoteRef): Promise<void> {
  const { parts, row, connector, account, exchanges } = step
  if (connector.check === undefined) return
  exchanges.length = 0
  try {
    const presence = await connector.check(step.io, account, ref)
    const key = presence.state === 'gone' ? 'removalProved' : 'removalNotProved'
    write(step, 'verified', { key, params: {} })
    if (presence.state === 'there') {
      parts.deliveries.update(row.id, {
        problem: { key: 'removeFailed', params: {}, networkWords: null, action: 'doByHand' },
      })
    }
  } catch (error) {
    const { words } = failureOf(step, error)
    write(step, 'verified', { key: 'readBackFailed', params: { words: words ?? '' } }, error)
  }
}
