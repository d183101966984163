import { inTransaction } from '../CoreContext.ts'
import { inDoubt, isGuarded } from './doubt.ts'
import type { PublishingParts } from './planning.ts'

/**
 * At start: what an earlier run of the app left running. Preparing is repeatable and goes on; the one call that must
 * not run twice may have been made, so that delivery becomes uncertain; in confirm only reading is left.
 */
export function recoverLeftRunning({ context, deliveries, jobs, ledger }: PublishingParts): string[] {
  const left = jobs.leftRunning()
  if (left.length === 0) return []
  const now = context.now()
  inTransaction(context, () => {
    for (const job of left) {
      if (!isGuarded(job) || job.phase === 'prepare') {
        jobs.putBack(job.id, job.phase === 'confirm' ? 'confirm' : 'prepare', now, job.attempt)
        if (job.kind === 'publish') deliveries.update(job.deliveryId, { state: 'waiting' })
        ledger.write({
          event: 'recovered',
          deliveryId: job.deliveryId,
          decision: { key: 'recoveredPrepare', params: {} },
        })
      } else if (job.phase === 'commit') {
        jobs.setUncertain(job.id, now, 0)
        deliveries.update(job.deliveryId, inDoubt(job, 'wait', null))
        ledger.write({
          event: 'uncertain',
          deliveryId: job.deliveryId,
          decision: { key: 'recoveredCommit', params: {} },
        })
      } else {
        jobs.putBack(job.id, 'confirm', now, job.attempt)
        ledger.write({
          event: 'recovered',
          deliveryId: job.deliveryId,
          decision: { key: 'recoveredConfirm', params: {} },
        })
      }
    }
  })
  return left.map(job => job.deliveryId)
}
