import { AppError } from '#shared/rpc/errors.ts'
import { isDiskFull } from '#shared/rpc/isDiskFull.ts'
import { inDoubt, isGuarded } from './doubt.ts'
import type { HandOvers } from './handOvers.ts'
import type { Job } from './jobRepo.ts'
import type { PublishingParts } from './planning.ts'

/** Looked at again this long after the disk had no room. */
const fullDiskRetryMs = 60_000
/** What may not be given up is tried again this long after a mistake of ours. */
const unexpectedRetryMs = 10 * 60_000

/** What becomes of a job whose step threw what no network can throw. To be run in a transaction. */
export function endUnexpected(
  parts: PublishingParts & { handOvers: Pick<HandOvers, 'keep'> },
  job: Job,
  error: unknown,
): void {
  const { context, deliveries, jobs, ledger } = parts
  const { deliveryId, kind } = job
  const { state, phase, attempt } = jobs.get(job.id)
  if (state !== 'running') return
  const publishing = kind === 'publish'
  if (phase === 'commit' && isGuarded(job)) {
    jobs.setUncertain(job.id, context.now(), 0)
    deliveries.update(deliveryId, inDoubt(job, 'wait', null))
    ledger.write({ event: 'uncertain', deliveryId, decision: { key: 'internal', params: {} } })
    return
  }
  if (isDiskFull(error)) {
    // Nobody's fault, and nothing was sent that may not be sent again: it goes on when there is room.
    const goesOnIn = publishing && phase === 'confirm' ? 'confirm' : 'prepare'
    jobs.putBack(job.id, goesOnIn, context.now() + fullDiskRetryMs, attempt)
    if (publishing && phase === 'prepare') deliveries.update(deliveryId, { state: 'waiting' })
    return
  }
  if (kind === 'handOver' || kind === 'takeBack') {
    const row = deliveries.find(deliveryId)
    if (kind === 'handOver' && row !== undefined && jobs.get(job.id).firstCommitAt === null) {
      jobs.finish(job.id, 'failed')
      parts.handOvers.keep(row)
      ledger.write({ event: 'refused', deliveryId, decision: { key: 'handOverKept', params: {} } })
      return
    }
    // Given away or to come back, it is never left to nobody.
    jobs.putBack(
      job.id,
      phase === 'confirm' ? 'confirm' : 'prepare',
      context.now() + unexpectedRetryMs,
      attempt,
    )
    ledger.write({ event: 'postponed', deliveryId, decision: { key: 'internal', params: {} } })
    return
  }
  jobs.finish(job.id, 'failed')
  // Only what was written to be read: the words of other errors may name files of this computer.
  const words = error instanceof AppError ? error.message.slice(0, 300) : null
  deliveries.update(deliveryId, {
    ...(publishing && phase === 'prepare' ? { state: 'failed' as const } : {}),
    problem: { key: 'internal', params: {}, networkWords: words, action: 'retry' },
  })
  ledger.write({ event: 'refused', deliveryId, decision: { key: 'internal', params: {} } })
}
