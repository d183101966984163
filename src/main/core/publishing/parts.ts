import type { Problem } from '#shared/model/problem.ts'
import { joinParts, messagesOf, noComment, textWithLink } from '#shared/model/post.ts'
import type { FirstComment } from '#shared/model/post.ts'
import type { ThreadRules } from '#shared/network/descriptor.ts'
import type { Outgoing, RemoteRef, ReplyTo } from '../connectors/Connector.ts'
import type { DeliveryRow } from './deliveryRepo.ts'
import type { SentPartRepo } from './sentPartRepo.ts'
import type { Step, StepParts } from './step.ts'

/** One message of a delivery. A single post has one part; a thread goes on at the first one that is not out. */
export interface Part {
  /** 0 is the post itself. */
  index: number
  /** How many there are as the post stands now. */
  of: number
  outgoing: Outgoing
  idempotencyKey: string
}

/** What this channel gets of the post as it stands now, in order. */
export function outgoingsOf(
  { posts }: Pick<StepParts, 'posts'>,
  row: Pick<DeliveryRow, 'postId' | 'channelId' | 'repostHow'>,
  { kind }: ThreadRules,
): Outgoing[] {
  const thread = posts.thread(row.postId, row.channelId)
  // A native repost is one call, however many parts its original has.
  const content = row.repostHow === 'native' ? { ...thread, parts: [] } : thread
  const messages = kind === 'none' ? [joinParts(content)] : messagesOf(content)
  return messages
    .map(content => ({
      text: textWithLink(content),
      link: content.link.trim(),
      media: content.media,
      options: content.options,
    }))
    .filter(({ text, media }, index) => index === 0 || text !== '' || media.length > 0)
}

/** What this channel says under the post as it stands now; nothing where the network has no comments. */
export function commentOf(
  { posts, channels, connectorFor }: Pick<StepParts, 'posts' | 'channels' | 'connectorFor'>,
  { postId, channelId, repostHow }: Pick<DeliveryRow, 'postId' | 'channelId' | 'repostHow'>,
): FirstComment {
  if (repostHow === 'native') return noComment
  const { comment } = connectorFor(channels.networkOf(channelId)).descriptor
  return comment === 'none' ? noComment : posts.comment(postId, channelId)
}

/** Where the parts that are out stand on the network, in order. */
export function refsOf(
  { sentParts }: { sentParts: SentPartRepo },
  row: Pick<DeliveryRow, 'id' | 'remote'>,
): RemoteRef[] {
  if (row.remote === null) return []
  return [row.remote, ...sentParts.of(row.id).flatMap(({ remote }) => remote ?? [])]
}

/** What is out of it as it was sent, with where it stands, in order. */
export function sentOf(
  { sentParts }: { sentParts: SentPartRepo },
  row: Pick<DeliveryRow, 'id' | 'remote' | 'outgoing'>,
): { outgoing: Outgoing; ref: RemoteRef }[] {
  const { outgoing, remote } = row
  const first = outgoing === null || remote === null ? [] : [{ outgoing, ref: remote }]
  return [
    ...first,
    ...sentParts
      .of(row.id)
      .flatMap(part => (part.remote === null ? [] : [{ outgoing: part.outgoing, ref: part.remote }])),
  ]
}

/** The first part that is not out, as the post stands now; null when there is none left. */
export function nextPart(step: Step): Part | null {
  const wanted = wantedOf(step)
  const out = refsOf(step.parts, step.row)
  const outgoing = wanted[out.length]
  if (outgoing === undefined) return null
  const { repostOf, row } = step
  if (repostOf !== null && row.repostHow === 'native') return partAt(step, 0, 1, { ...outgoing, repostOf })
  // Further parts of a thread answer the one that quotes.
  if (repostOf !== null && out.length === 0)
    return partAt(step, 0, wanted.length, { ...outgoing, quoteOf: repostOf })
  const replyTo = step.connector.descriptor.thread.kind === 'reply' ? replyToOf(out) : null
  return partAt(step, out.length, wanted.length, replyTo === null ? outgoing : { ...outgoing, replyTo })
}

/** The part whose outcome is not known, as it was stored before it was sent; null when nothing of it is known. */
export function partInDoubt(step: Step): Part | null {
  const { row, parts } = step
  const index = refsOf(parts, row).length
  const outgoing =
    index === 0
      ? row.outgoing
      : parts.sentParts.of(row.id).find(({ position }) => position === index)?.outgoing
  return outgoing == null ? null : partAt(step, index, Math.max(wantedOf(step).length, index + 1), outgoing)
}

/** A problem of a thread that has begun says how much of it is out. */
export function withPartsOut(step: Step, problem: Problem, key: 'partsOut' | 'partsMissed'): Problem {
  const out = refsOf(step.parts, step.parts.deliveries.get(step.row.id)).length
  if (out === 0) return problem
  return { ...problem, key, params: { out, of: Math.max(out, wantedOf(step).length) } }
}

const wantedOf = ({ parts, row, connector }: Step) => outgoingsOf(parts, row, connector.descriptor.thread)

const partAt = ({ row }: Step, index: number, of: number, outgoing: Outgoing): Part => ({
  index,
  of,
  outgoing,
  idempotencyKey: index === 0 ? row.idempotencyKey : `${row.idempotencyKey}-${index}`,
})

/** What a person only says is out has no id that could be answered. */
export function replyToOf(out: readonly RemoteRef[]): ReplyTo | null {
  const known = out.filter(({ ids }) => ids.length > 0)
  const [root] = known
  const parent = known.at(-1)
  return root === undefined || parent === undefined ? null : { root, parent }
}
