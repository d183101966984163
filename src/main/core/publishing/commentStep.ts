import { commentFor } from '#shared/model/post.ts'
import type { Attempt, Outgoing, Prepared, RemoteRef } from '../connectors/Connector.ts'
import { afterError } from './carryOut.ts'
import { receivedText, sentText } from './ledgerText.ts'
import { lookUp } from './lookUp.ts'
import { refsOf, replyToOf } from './parts.ts'
import type { Step } from './step.ts'
import { untilWritten } from './untilWritten.ts'

/**
 * The first comment under a published post: the same three phases, keys and questions as for the post itself, but the post
 * stays published whatever becomes of it.
 */
export async function commentStep(step: Step): Promise<void> {
  const { parts, job, row } = step
  if (row.state !== 'published' || row.comment?.remote) {
    parts.jobs.finish(job.id, 'cancelled')
    return
  }
  if (job.phase === 'commit') {
    const attempt = row.comment === null ? null : attemptOf(step, row.comment.outgoing, job.prepared ?? {})
    await lookUp(step, attempt, commentPart, ref => markOut(step, ref, 'found'))
    return
  }
  const outgoing = outgoingOf(step)
  if (outgoing === null) {
    // She took its words away meanwhile.
    parts.jobs.finish(job.id, 'cancelled')
    return
  }
  let prepared: Prepared
  try {
    prepared = await step.connector.prepare(step.io, step.account, outgoing, job.prepared)
    parts.stopping.throwIfAborted()
  } catch (error) {
    await afterError(step, error, 'prepare')
    return
  }
  if (!(await beginCommit(step, outgoing, prepared))) return
  let ref: RemoteRef
  try {
    ref = await step.connector.publish(step.commitIo, step.account, attemptOf(step, outgoing, prepared))
  } catch (error) {
    await afterError(step, error, 'commit')
    return
  }
  await markOut(step, ref, 'published')
}

/** Stands for the comment where parts of a delivery are told apart. */
const commentPart = -1

/** As the post stands now; under the last part of what is out. Null when there is nothing to say. */
function outgoingOf({ parts, row, connector }: Step): Outgoing | null {
  const { text } = commentFor(parts.posts.get(row.postId, true), row.channelId)
  if (text.trim() === '') return null
  const options = row.outgoing?.options ?? {}
  const outgoing = { text: text.trim(), link: '', media: [], options }
  const replyTo = connector.descriptor.comment === 'reply' ? replyToOf(refsOf(parts, row)) : null
  return replyTo === null ? outgoing : { ...outgoing, replyTo }
}

/** The write-ahead intent, on the disk when this resolves. False when the post was taken down meanwhile. */
function beginCommit(step: Step, outgoing: Outgoing, prepared: Prepared): Promise<boolean> {
  const { parts, job, row } = step
  return parts.context.durable(() => {
    const isOut = parts.deliveries.find(row.id)?.state === 'published'
    if (!isOut || parts.jobs.beginCommit(job.id, prepared, parts.context.now()) === null) {
      if (!isOut) parts.jobs.finish(job.id, 'cancelled')
      return false
    }
    parts.deliveries.update(row.id, { comment: { outgoing, remote: null } })
    parts.ledger.write({
      event: 'sending',
      deliveryId: row.id,
      attempt: job.attempt + 1,
      sent: sentText(outgoing, step.exchanges),
      received: receivedText(step.exchanges),
      decision: { key: 'commentGoes', params: {} },
    })
    return true
  })
}

const attemptOf = ({ row, job, parts }: Step, outgoing: Outgoing, prepared: Prepared): Attempt => ({
  outgoing,
  prepared,
  idempotencyKey: `${row.idempotencyKey}-comment`,
  firstCommitAt: parts.jobs.get(job.id).firstCommitAt,
})

async function markOut(step: Step, ref: RemoteRef, event: 'published' | 'found'): Promise<void> {
  const { parts, job, row, exchanges } = step
  const { comment, problem } = parts.deliveries.get(row.id)
  if (comment === null) throw new Error('There is no comment that could be out.')
  await untilWritten(parts, () => {
    parts.deliveries.update(row.id, {
      comment: { ...comment, remote: ref },
      // What is to be said of the post itself stays.
      ...(isOfComment(problem) ? { problem: null } : {}),
    })
    parts.jobs.finish(job.id, 'done')
    parts.ledger.write({
      event,
      deliveryId: row.id,
      attempt: job.attempt + 1,
      sent: sentText(event === 'found' ? null : comment.outgoing, exchanges),
      received: receivedText(exchanges),
      decision: { key: event === 'found' ? 'commentFound' : 'commentOut', params: {} },
      url: ref.url,
    })
  })
}

const isOfComment = (problem: Step['row']['problem']): boolean =>
  problem !== null && ['commentUnknown', 'commentFailed', 'auth'].includes(problem.key)
