import type { Channel } from '#shared/model/channel.ts'
import { isPracticeAddress } from '#shared/network/practiceAddress.ts'

/** Where an address leads: the feed of a practice channel, nowhere when that channel is gone, else outside of Ratiba. */
export type LinkTarget = { kind: 'feed'; channelId: string } | { kind: 'nowhere' } | { kind: 'outside' }

/** `channels`: those that are connected. */
export function linkTarget(url: string, channels: Iterable<Pick<Channel, 'id' | 'url'>>): LinkTarget {
  if (!isPracticeAddress(url)) return { kind: 'outside' }
  for (const channel of channels) {
    // A post stands under the address of its account.
    if (channel.url !== null && (url === channel.url || url.startsWith(`${channel.url}/`))) {
      return { kind: 'feed', channelId: channel.id }
    }
  }
  return { kind: 'nowhere' }
}
