import type { NativeHindrance, QuoteHindrance } from '#shared/contract/reposts.ts'
import type { QuoteRules, RepostRules } from '#shared/network/descriptor.ts'
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
  rules: Pick<RepostRules, 'reach'> | null,
): NativeHindrance {
  if (source.channel.network !== target.network) return 'otherNetwork'
  if (rules === null) return 'networkHasNone'
  if (!source.isOut) return 'notOut'
  if (!source.isKnown) return 'notKnownThere'
  const isElsewhere = target.id !== source.channel.id && serverOf(target) !== serverOf(source.channel)
  return rules.reach === 'server' && isElsewhere ? 'otherServer' : null
}

/** Why it cannot be quoted on a channel of a network with such rules, or null when it can. Pure. */
export function quoteHindrance(
  source: Source,
  target: Pick<ChannelRow, 'network' | 'url' | 'id' | 'rights'>,
  rules: QuoteRules | null,
): QuoteHindrance {
  const why = nativeHindrance(source, target, rules)
  if (why !== null) return why
  const isGranted = target.rights.some(({ key, granted }) => key === 'mayQuote' && granted)
  return rules?.needsRight === true && !isGranted ? 'serverHasNone' : null
}

const serverOf = ({ url }: Pick<ChannelRow, 'url'>): string | null =>
  url !== null && URL.canParse(url) ? new URL(url).host : null
