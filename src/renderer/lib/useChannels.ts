import { useMemo } from 'react'
import type { Channel } from '#shared/model/channel.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'

/** Every channel of every project, by its id; empty while loading. */
export function useChannels(): ReadonlyMap<string, Channel> {
  const { data } = useQueryOf('channels.list', { projectId: null })
  return useMemo(() => new Map(data?.map(channel => [channel.id, channel])), [data])
}
