import { useMemo } from 'react'
import type { Descriptor } from '#shared/network/descriptor.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'

/** What every network can do, by its id; empty while loading. */
export function useNetworks(): ReadonlyMap<string, Descriptor> {
  const { data } = useQueryOf('networks.list', undefined)
  return useMemo(() => new Map(data?.map(network => [network.id, network])), [data])
}
