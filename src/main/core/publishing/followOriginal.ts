import { needsOriginal } from '#shared/model/delivery.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { DeliveryRepo, DeliveryRow } from './deliveryRepo.ts'
import type { JobRepo } from './jobRepo.ts'
import type { LedgerRepo } from './ledgerRepo.ts'
import { originalGoneProblem } from './problems.ts'

/** What becomes of native reposts and quotes when their original is not there any more. */
export interface FollowOriginal {
  /**
   * Of an original that has been removed: what was still to be reposted or quoted of it becomes a problem for the person, and
   * what vanished with it is taken to its end. A quote that is out has words of its own and stays. Returns the ids of the deliveries that changed.
   */
  originalGone(originalId: string): string[]
  /** A native repost that has just gone out while its original went. */
  followNow(row: DeliveryRow): void
}

interface Parts {
  context: CoreContext
  deliveries: DeliveryRepo
  jobs: JobRepo
  ledger: LedgerRepo
}

const stillToCome: readonly DeliveryRow['state'][] = ['waiting', 'missed']

/** @param vanishes whether a native repost on its channel can be seen no longer once its original is removed */
export function createFollowOriginal(
  { context, deliveries, jobs, ledger }: Parts,
  vanishes: (row: DeliveryRow) => boolean,
): FollowOriginal {
  /** The network is asked to remove it, and answers that it is gone: so the record says what is true there. */
  const takeToItsEnd = ({ id, channelId, remote }: DeliveryRow) => {
    jobs.plan({ kind: 'expire', deliveryId: id, lane: channelId, runAt: context.now(), latestAt: null })
    deliveries.update(id, { expireAt: context.now() })
    ledger.write({
      event: 'removing',
      deliveryId: id,
      decision: { key: 'originalRemoved', params: {} },
      url: remote?.url ?? null,
    })
  }

  const callOff = ({ id, repostHow }: DeliveryRow) => {
    jobs.cancel(id, 'publish')
    deliveries.update(id, { state: 'failed', problem: originalGoneProblem(repostHow) })
    ledger.write({ event: 'refused', deliveryId: id, decision: { key: 'originalGone', params: {} } })
  }

  return {
    originalGone: originalId =>
      deliveries.repostsOf(originalId).flatMap(row => {
        if (!needsOriginal(row.repostHow)) return []
        if (stillToCome.includes(row.state) && row.remote === null) callOff(row)
        else if (row.state === 'published' && row.repostHow === 'native' && vanishes(row)) takeToItsEnd(row)
        else return []
        return [row.id]
      }),
    followNow: row => {
      if (row.repostHow !== 'native' || row.repostOf === null || !vanishes(row)) return
      if (deliveries.find(row.repostOf)?.state === 'expired') takeToItsEnd(row)
    },
  }
}
