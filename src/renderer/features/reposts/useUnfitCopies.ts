import { useMemo } from 'react'
import type { Channel } from '#shared/model/channel.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { contentFor } from '#shared/model/post.ts'
import { repostFields } from '#shared/model/repostFields.ts'
import { checkThread } from '#shared/network/checkThread.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useNetworks } from '../../lib/useNetworks.ts'

const noIds: string[] = []

/** Ids of the channels whose network would refuse a copy of it as it stands. */
export function useUnfitCopies(original: DeliveryCard, channels: readonly Channel[]): ReadonlySet<string> {
  const networks = useNetworks()
  const { data } = useQueryOf('posts.get', { id: original.postId })
  const fields = useMemo(
    () =>
      data === undefined
        ? null
        : repostFields(
            data.post,
            original.channelId,
            channels.map(({ id, network }) => ({
              channelId: id,
              isSameNetwork: network === original.network,
            })),
          ),
    [data, original.channelId, original.network, channels],
  )
  const ids = useMemo(() => {
    if (fields === null) return noIds
    const all = channels.flatMap(({ id }) => {
      const { media, parts } = contentFor(fields, id)
      return [...media, ...parts.flatMap(part => part.media)]
    })
    return [...new Set(all.map(({ mediaId }) => mediaId))].sort()
  }, [fields, channels])
  const { data: media } = useQueryOf('media.get', { ids }, { enabled: ids.length > 0 })
  return useMemo(() => {
    if (fields === null || (ids.length > 0 && media === undefined)) return new Set<string>()
    const mediaById = new Map(media?.map(medium => [medium.id, medium]))
    const unfit = channels.filter(({ id, network, limits, rights }) => {
      const descriptor = networks.get(network)
      if (descriptor === undefined) return false
      const content = contentFor(fields, id)
      const check = {
        descriptor,
        limits: limits ?? descriptor.limits,
        rights,
        content,
        mediaById,
        plan: null,
      }
      return checkThread(check).some(({ severity }) => severity === 'error')
    })
    return new Set(unfit.map(({ id }) => id))
  }, [fields, ids, media, channels, networks])
}
