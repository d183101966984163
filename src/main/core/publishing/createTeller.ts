import type { CoreContext } from '../CoreContext.ts'

/** Tells the views what the engine has changed: once for all that happens in one turn of the event loop. */
export interface Teller {
  changed(deliveryIds: readonly string[], channelIds?: readonly string[]): void
  /** Says at once what is still to be said. */
  now(): void
}

export function createTeller({ emit }: Pick<CoreContext, 'emit'>): Teller {
  const deliveries = new Set<string>()
  const channels = new Set<string>()
  let planned: NodeJS.Immediate | null = null
  const tell = (ids: Set<string>, name: 'deliveries.changed' | 'channels.changed') => {
    if (ids.size > 0) emit(name, { ids: [...ids] })
    ids.clear()
  }
  const now = () => {
    if (planned === null) return
    clearImmediate(planned)
    planned = null
    tell(deliveries, 'deliveries.changed')
    emit('publishing.changed', {})
    tell(channels, 'channels.changed')
  }
  return {
    now,
    changed: (deliveryIds, channelIds = []) => {
      for (const id of deliveryIds) deliveries.add(id)
      for (const id of channelIds) channels.add(id)
      planned ??= setImmediate(now)
    },
  }
}
