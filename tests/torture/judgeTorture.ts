import type { Client } from '#shared/rpc/client.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import type { TortureNetwork } from './networks/TortureNetwork.ts'

/** A delivery as it was planned; `mark` stands in its text and in no other. */
export interface Planned {
  id: string
  channelId: string
  network: TortureNetwork
  mark: string
}

export interface Verdict {
  /** Deliveries that came to no end that she could see. */
  lost: number
  /** Copies too many. */
  duplicated: number
  /** Said to be out, and was not. */
  falseSuccess: number
  /** Said not to be out, and was. */
  falseFailure: number
  /** Left for her to decide. */
  uncertain: number
  /** Over, and still to be seen on the network. */
  expiredLeft: number
  /** Whatever of this may not be, in words. */
  differences: string[]
}

/** Compares every delivery with what the networks recorded. */
export async function judgeTorture(
  client: Client,
  planned: readonly Planned[],
  stateOf: ReadonlyMap<string, DeliveryCard>,
): Promise<Verdict> {
  const verdict: Verdict = {
    lost: 0,
    duplicated: 0,
    falseSuccess: 0,
    falseFailure: 0,
    uncertain: 0,
    expiredLeft: 0,
    differences: [],
  }
  const copiesOn = new Map<string, Awaited<ReturnType<TortureNetwork['copies']>>>()
  for (const { channelId, network } of planned) {
    if (!copiesOn.has(channelId)) copiesOn.set(channelId, await network.copies(client, channelId))
  }
  for (const { id, channelId, network, mark } of planned) {
    const copies = (copiesOn.get(channelId) ?? []).filter(({ text }) => text.includes(mark))
    const card = stateOf.get(id)
    const note = (what: keyof Omit<Verdict, 'differences'>, count = 1): void => {
      verdict[what] += count
      verdict.differences.push(
        `${what}: ${mark} on ${network.name} is ${card?.state ?? 'gone'} with ${copies.length} copies, ` +
          `${copies.filter(copy => !copy.isGone).length} of them to be seen (${card?.problem?.key ?? 'no problem'})`,
      )
    }
    if (copies.length > 1) note('duplicated', copies.length - 1)
    const isSeen = copies.some(copy => !copy.isGone)
    switch (card?.state) {
      case 'published':
        if (!isSeen) note('falseSuccess')
        else if (card.expiry.kind !== 'never') note('expiredLeft')
        break
      case 'expired':
        if (copies.length === 0) note('falseSuccess')
        else if (isSeen) note('expiredLeft')
        break
      case 'uncertain':
        if (network.canFind) note('uncertain')
        else verdict.uncertain += 1
        break
      case 'failed':
      case 'missed':
      case 'cancelled':
        if (copies.length > 0) note('falseFailure')
        break
      case 'draft':
      case 'waiting':
      case 'running':
      case undefined:
        note('lost')
        break
    }
  }
  return verdict
}
