import { useMemo } from 'react'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import type { Place } from './useComposer.ts'

interface Places {
  places: readonly Place[] | undefined
  error: unknown
  retry: () => void
}

/** The channels of a project, each with its network and the limits that hold for it. */
export function usePlaces(projectId: string): Places {
  const channels = useQueryOf('channels.list', { projectId })
  const networks = useQueryOf('networks.list', undefined)
  const places = useMemo(
    () =>
      channels.data === undefined || networks.data === undefined
        ? undefined
        : channels.data.flatMap(channel => {
            const descriptor = networks.data.find(n => n.id === channel.network)
            if (descriptor === undefined) return []
            return [{ channel, descriptor, limits: channel.limits ?? descriptor.limits }]
          }),
    [channels.data, networks.data],
  )
  return {
    places,
    error: channels.error ?? networks.error,
    retry: () => void Promise.all([channels.refetch(), networks.refetch()]),
  }
}
