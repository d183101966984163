import type { DeliveryCard } from '#shared/model/delivery.ts'
import { NetworkMark } from '../../ui/NetworkMark.tsx'
import { useCardLook } from './CardLook.ts'

interface ChannelMarksProps {
  deliveries: readonly Pick<DeliveryCard, 'id' | 'network' | 'channelId'>[]
  /** Further ones are only counted. */
  max: number
}

/** Where a post goes, as small marks. All the names are in the words of the card. */
export function ChannelMarks({ deliveries, max }: ChannelMarksProps) {
  const { networks, channels } = useCardLook()
  const shown = deliveries.length <= max ? deliveries : deliveries.slice(0, Math.max(1, max - 1))
  const rest = deliveries.length - shown.length
  return (
    <span className="flex shrink-0 items-center gap-0.5">
      {shown.map(({ id, network, channelId }) => {
        const descriptor = networks.get(network)
        return (
          descriptor && (
            <NetworkMark
              key={id}
              mark={descriptor.mark}
              colour={descriptor.colour}
              label={channels.get(channelId)?.name ?? descriptor.name}
              size={12}
            />
          )
        )
      })}
      {rest > 0 && <span className="text-ink-muted tabular">+{rest}</span>}
    </span>
  )
}
