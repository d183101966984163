import type { ObservationFilter, observationOrders } from '#shared/contract/observations.ts'
import type { Observation } from '#shared/model/observation.ts'
import type { CoreConnection } from '../../../bridge/connectCore.ts'

interface ReadWish {
  call: CoreConnection['call']
  wish: { filter: ObservationFilter; order: (typeof observationOrders)[number] }
  /** So many are read at most, by one window of the journal. */
  most: number
  signal: AbortSignal
  onRead: (read: { count: number; of: number }) => void
}

/** So many are asked for at once. */
const atOnce = 25

/** What fits, whole and in order. Stops when it is no longer wanted. */
export async function readObservations(
  parts: ReadWish,
): Promise<{ observations: Observation[]; total: number }> {
  const { call, wish, most, signal, onRead } = parts
  const { items, total } = await call('observations.list', { ...wish, offset: 0, limit: most }, { signal })
  const observations: Observation[] = []
  for (let first = 0; first < items.length; first += atOnce) {
    onRead({ count: first, of: items.length })
    const cards = items.slice(first, first + atOnce)
    observations.push(
      ...(await Promise.all(cards.map(({ id }) => call('observations.get', { id }, { signal })))),
    )
  }
  return { observations, total }
}
