import type { handOverStages } from '#shared/model/delivery.ts'
import type { Prepared } from '../connectors/Connector.ts'

/** How a delivery stands that was given to its network's own scheduler. */
export interface HandOver {
  stage: (typeof handOverStages)[number]
  /** When the network publishes it; epoch ms. What she plans afterwards does not change it. */
  at: number
  /** Of the call that gives it away; stored before it, and another one each time it is given. */
  key: string
  /** The network's own, from the moment at which it is known. */
  id: string | null
  /** What `prepare` made, by which it can be found again. */
  prepared: Prepared
  /** She said "now" meanwhile: as soon as it is back, her rules do not hold it. */
  insisted: boolean
}
