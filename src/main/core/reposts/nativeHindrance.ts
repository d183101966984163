import type { NativeHindrance } from '#shared/contract/reposts.ts'
import type { RepostRules } from '#shared/network/descriptor.ts'
import type { ChannelRow } from '../channels/channelRepo.ts'

/** Where the original is. */
export interface Source {
  channel: Pick<ChannelRow, 'network' | 'url' | 'id'>
  isOut: boolean
  /** Ratiba knows it by the network's own id, not only by her word. */
  isKnown: boolean
}

/** Why it cannot be sent on natively to a channel of a network with such rules, or null when it can. Pure. */
export function nativeHindrance(
  source: Source,
  target: Pick<ChannelRow, 'network' | 'url' | 'id'>,
  rules: RepostRules | null,
): NativeHindrance {
  if (source.channel.network !== target.network) return 'otherNetwork'
  if (rules === null) return 'networkHasNone'
  if (!source.isOut) return 'notOut'
  if (!source.isKnown) return 'notKnownThere'
  const isElsewhere = target.id !== source.channel.id && serverOf(target) !== serverOf(source.channel)
  return rules.reach === 'server' && isElsewhere ? 'otherServer' : null
}

const serverOf = ({ url }: Pick<ChannelRow, 'url'>): string | null =>
  url !== null && URL.canParse(url) ? new URL(url).host : null
