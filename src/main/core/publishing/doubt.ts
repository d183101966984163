import type { Job } from './jobRepo.ts'
import type { DeliveryChange } from './deliveryRepo.ts'
import { unknownOutcome } from './problems.ts'

/** Work whose one call must not run twice; all other work may be repeated. */
export const isGuarded = ({ kind }: Pick<Job, 'kind'>): boolean =>
  kind === 'publish' || kind === 'comment' || kind === 'handOver'

/**
 * What a delivery becomes while nobody knows whether a call of this job was accepted: the network is asked (`wait`), or the
 * person must look (`decide`). A comment in doubt leaves its post published; what may be with the network's scheduler still waits.
 */
export const inDoubt = (
  { kind }: Pick<Job, 'kind'>,
  action: 'wait' | 'decide',
  words: string | null,
): DeliveryChange =>
  kind === 'comment' || kind === 'handOver'
    ? {
        problem: {
          ...unknownOutcome(action, words),
          key: kind === 'comment' ? 'commentUnknown' : 'handOverUnknown',
        },
      }
    : { state: 'uncertain', problem: unknownOutcome(action, words) }
