import type { Client } from '#shared/rpc/client.ts'
import type { FurtherMessage } from '#shared/contract/deliveries.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import type { Copy, TortureNetwork } from './networks/TortureNetwork.ts'
import type { Planned } from './planTorture.ts'

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

/** A delivery with what became of it by the app's own word. */
export interface Told {
  card: DeliveryCard
  further: readonly FurtherMessage[]
}

type Count = keyof Omit<Verdict, 'differences'>

/** Compares every delivery with what the networks recorded, part by part; reposts are those that the app knows of. */
export async function judgeTorture(
  client: Client,
  planned: readonly Planned[],
  told: ReadonlyMap<string, Told>,
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
  const copiesOn = new Map<string, Copy[]>()
  for (const { channelId, network } of planned) {
    if (!copiesOn.has(channelId)) copiesOn.set(channelId, await network.copies(client, channelId))
  }
  const copiesOf = (channelId: string, mark: string, isRepost: boolean) =>
    (copiesOn.get(channelId) ?? []).filter(copy => copy.isRepost === isRepost && copy.text.includes(mark))
  const note = (what: Count, message: Message, count = 1): void => {
    verdict[what] += count
    const { mark, network, card, copies } = message
    verdict.differences.push(
      `${what}: ${mark} on ${network.name} is ${card?.state ?? 'gone'} with ${copies.length} copies, ` +
        `${copies.filter(copy => !copy.isGone).length} of them to be seen (${card?.problem?.key ?? 'no problem'})`,
    )
  }
  const leave = (message: Message): void => {
    if (message.network.canFind) note('uncertain', message)
    else verdict.uncertain += 1
  }

  for (const { id, channelId, network, marks, commentMark } of planned) {
    const card = told.get(id)?.card
    const messages = marks.map(mark => ({ mark, network, card, copies: copiesOf(channelId, mark, false) }))
    judgeParts(messages, note, leave)
    if (commentMark === null) continue
    const comment = told.get(id)?.further.find(({ kind }) => kind === 'comment')
    judgeComment(
      { mark: commentMark, network, card, copies: copiesOf(channelId, commentMark, false) },
      comment,
      note,
      leave,
    )
  }
  for (const { card } of told.values()) {
    const original = planned.find(({ id }) => id === card.repost?.deliveryId)
    if (original === undefined) continue
    const [mark = ''] = original.marks
    const copies = copiesOf(card.channelId, mark, true)
    judgeParts([{ mark: `↻ ${mark}`, network: original.network, card, copies }], note, leave)
  }
  return verdict
}

interface Message {
  mark: string
  network: TortureNetwork
  card: DeliveryCard | undefined
  copies: Copy[]
}

type Note = (what: Count, message: Message, count?: number) => void

/** What could not be removed by Ratiba is left to her as what could not be found out. */
const isLeftToHer = ({ state, problem }: DeliveryCard): boolean =>
  state === 'uncertain' || (state === 'published' && problem?.key === 'cannotRemove')

function judgeParts(messages: readonly Message[], note: Note, leave: (message: Message) => void): void {
  for (const message of messages) {
    if (message.copies.length > 1) note('duplicated', message, message.copies.length - 1)
  }
  const [first] = messages
  const card = first?.card
  if (first === undefined) return
  if (card !== undefined && isLeftToHer(card)) {
    leave(first)
    return
  }
  for (const message of messages) {
    const isSeen = message.copies.some(copy => !copy.isGone)
    switch (card?.state) {
      case 'published':
        if (!isSeen) note('falseSuccess', message)
        else if (card.expiry.kind !== 'never') note('expiredLeft', message)
        break
      case 'expired':
        if (message.copies.length === 0) note('falseSuccess', message)
        else if (isSeen) note('expiredLeft', message)
        break
      case 'failed':
      case 'missed':
      case 'cancelled':
        if (message.copies.length > 0) note('falseFailure', message)
        break
      case 'uncertain':
        break
      case 'draft':
      case 'waiting':
      case 'running':
      case undefined:
        note('lost', message)
        break
    }
  }
}

function judgeComment(
  message: Message,
  comment: FurtherMessage | undefined,
  note: Note,
  leave: (message: Message) => void,
): void {
  const { card, copies } = message
  if (copies.length > 1) note('duplicated', message, copies.length - 1)
  if (card === undefined || isLeftToHer(card)) return
  const isSeen = copies.some(copy => !copy.isGone)
  if (card.state === 'expired') {
    if (isSeen) note('expiredLeft', message)
    return
  }
  switch (comment?.state) {
    case 'out':
      if (!isSeen) note('falseSuccess', message)
      return
    case 'inDoubt':
      leave(message)
      return
    case 'toCome':
    case undefined:
      if (copies.length > 0) note('falseFailure', message)
      else note('lost', message)
  }
}
