import type { FurtherMessage } from '#shared/contract/deliveries.ts'
import { toInstant, toInstantOrNull } from '../db/instants.ts'
import type { DeliveryRow } from './deliveryRepo.ts'
import { commentOf, outgoingsOf } from './parts.ts'
import type { PublishingParts } from './planning.ts'
import type { StepParts } from './step.ts'

type Parts = Pick<PublishingParts, 'jobs' | 'sentParts'> &
  Pick<StepParts, 'posts' | 'channels' | 'connectorFor'>

/** What belongs to a delivery beside its post: the further parts in order, then the first comment. */
export function furtherMessages(parts: Parts, row: DeliveryRow): FurtherMessage[] {
  return [...furtherParts(parts, row), ...firstComment(parts, row)]
}

function furtherParts(
  { sentParts, posts, channels, connectorFor }: Parts,
  row: DeliveryRow,
): FurtherMessage[] {
  const sent = sentParts.of(row.id)
  const isOver = row.publishedAt !== null
  const { thread } = connectorFor(channels.get(row.channelId, true).network).descriptor
  const wanted = isOver ? [] : outgoingsOf({ posts }, row, thread)
  const out = sent.flatMap(({ remote, outgoing, outAt }): FurtherMessage[] =>
    remote === null
      ? []
      : [{ kind: 'part', text: outgoing.text, state: 'out', at: toInstantOrNull(outAt), url: remote.url }],
  )
  const isBegun = row.remote !== null
  const toCome = wanted.slice(1 + out.length).map(({ text }, i): FurtherMessage => {
    const state = row.state === 'uncertain' && isBegun && i === 0 ? 'inDoubt' : 'toCome'
    return { kind: 'part', text, state, at: null, url: null }
  })
  return [...out, ...toCome]
}

function firstComment(parts: Parts, row: DeliveryRow): FurtherMessage[] {
  const { comment } = row
  if (comment?.remote) {
    return [{ kind: 'comment', text: comment.outgoing.text, state: 'out', at: null, url: comment.remote.url }]
  }
  const job = parts.jobs.live(row.id, 'comment')
  const text =
    job?.state === 'uncertain' && comment ? comment.outgoing.text : commentOf(parts, row).text.trim()
  if (text === '' || (job === null && row.publishedAt !== null)) return []
  return [
    {
      kind: 'comment',
      text,
      state: job?.state === 'uncertain' ? 'inDoubt' : 'toCome',
      at: job?.state === 'waiting' ? toInstant(job.runAt) : null,
      url: null,
    },
  ]
}
