import { termsOf } from '#shared/model/delivery.ts'
import type { DeliveryState } from '#shared/model/delivery.ts'
import type { CardLook } from './CardLook.ts'
import type { CardGroup } from './groupCards.ts'

/** Her name for the channel, with the network when the name does not say it. */
export function channelName(look: CardLook, channelId: string, network: string): string {
  const channel = look.channels.get(channelId)
  const networkName = look.networks.get(network)?.name ?? network
  if (channel === undefined) return networkName
  return channel.name.includes(networkName) ? channel.name : `${channel.name} (${networkName})`
}

/** Something of it is due while this computer usually sleeps. */
export const isAtRisk = ({ atRisk }: CardLook, { deliveries }: CardGroup): boolean =>
  atRisk.size > 0 && deliveries.some(({ id }) => atRisk.has(id))

/** Whether it repeats another post, or others repeat it. */
export function repostMark({ deliveries }: CardGroup): 'isRepost' | 'isReposted' | null {
  if (deliveries.some(({ repost }) => repost !== null)) return 'isRepost'
  return deliveries.some(({ isReposted }) => isReposted) ? 'isReposted' : null
}

/** It comes from an evergreen list. */
export const isEvergreen = ({ deliveries }: CardGroup): boolean =>
  deliveries.some(({ evergreenListId }) => evergreenListId !== null)

/** Something of it is published by its network's own scheduler. */
export const isHandedOver = ({ deliveries }: CardGroup): boolean =>
  deliveries.some(({ handOver }) => handOver !== null)

/** All that a card says, in one line: for screen readers and the tooltip. */
export function cardWords(look: CardLook, group: CardGroup): string {
  const { words, format } = look
  const other = look.otherTime(group)
  const mark = repostMark(group)
  const byState = new Map<DeliveryState, string[]>()
  for (const d of group.deliveries) {
    byState.set(d.state, [...(byState.get(d.state) ?? []), channelName(look, d.channelId, d.network)])
  }
  const states = [...byState].map(([state, names]) => `${words.states[state]}: ${format.list(names)}`)
  return [
    format.localTime(group.local) + (other === null ? '' : ` (${other})`),
    look.projects?.get(group.projectId)?.name,
    ...states,
    group.occurrence !== null && words.repeats,
    mark !== null && words[mark],
    isEvergreen(group) && words.evergreen,
    isAtRisk(look, group) && words.atRisk,
    isHandedOver(group) && words.handedOver,
    ...new Set(
      group.deliveries.flatMap(({ expiry }) => {
        const { placement } = termsOf(expiry)
        return placement === undefined ? [] : [format.money(placement.amountMinor, placement.currency)]
      }),
    ),
    group.excerpt.trim() === '' ? words.noText : group.excerpt.trim(),
  ]
    .filter(Boolean)
    .join('. ')
}
