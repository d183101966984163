import type { PostOfDesign } from '#shared/contract/designs.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { Descriptor } from '#shared/network/descriptor.ts'
import type { PictureLimits } from './drawForPost.ts'

interface Known {
  channels: readonly Channel[]
  networks: readonly Descriptor[]
  /** What a post without channels gets. */
  homeFormatId: string
}

const anything: PictureLimits = { maxBytes: Infinity, mimes: ['image/jpeg', 'image/png'] }

/** Which formats of a design its post needs, each with what all the channels that get it take. */
export function limitsOfFormats(
  { places }: Pick<PostOfDesign, 'places'>,
  { channels, networks, homeFormatId }: Known,
): Map<string, PictureLimits> {
  const formats = new Map<string, PictureLimits>()
  for (const { channelId, formatId } of places.filter(({ isOut }) => !isOut)) {
    const channel = channels.find(({ id }) => id === channelId)
    const network = networks.find(({ id }) => id === channel?.network)
    const rule = (channel?.limits ?? network?.limits)?.media.byKind.image
    const before = formats.get(formatId) ?? anything
    formats.set(formatId, {
      maxBytes: Math.min(before.maxBytes, rule?.maxBytes ?? Infinity),
      mimes: before.mimes.filter(mime => rule?.mimes.includes(mime) ?? true),
    })
  }
  if (formats.size === 0) formats.set(homeFormatId, anything)
  return formats
}
