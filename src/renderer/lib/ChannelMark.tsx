import { NetworkMark } from '../ui/NetworkMark.tsx'
import { useNetworks } from './useNetworks.ts'

interface ChannelMarkProps {
  /** Id of the network. */
  network: string
  /** What a screen reader says: the channel's name. Empty when it stands beside in words. */
  label: string
  size?: 12 | 16 | 20 | 32
}

/** The small mark of the network a channel is on. */
export function ChannelMark({ network, label, size = 16 }: ChannelMarkProps) {
  const descriptor = useNetworks().get(network)
  return (
    <NetworkMark
      mark={descriptor?.mark ?? ''}
      colour={descriptor?.colour ?? '#8a8178'}
      label={label}
      size={size}
    />
  )
}
