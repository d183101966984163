import type { Presence, RemoteRef } from '../connectors/Connector.ts'
import { inTransaction } from '../CoreContext.ts'
import { afterError, write } from './carryOut.ts'
import { waitsForPerson } from './jobRepo.ts'
import { refsOf } from './parts.ts'
import { endedTextFor, replaceText } from './replaceText.ts'
import { byHandProblem } from './problems.ts'
import { failureOf } from './step.ts'
import type { Step } from './step.ts'

/** How often a removal that the network confirmed is repeated while it goes on showing the post. */
const stillThereTries = 3
/** How often a removed post is looked for before it is left at the network's word. */
const proofTries = 4
/** How long after a comment is looked up its post is removed. */
const afterLookUpMs = 2000

/**
 * Removing what is over: repeatable, and verified by reading back where the network lets us. What it does not let us remove
 * gets the words that were chosen for that, or becomes a reminder.
 */
export async function removeStep(step: Step): Promise<void> {
  const { parts, job, row, connector } = step
  if (job.phase === 'confirm') {
    await proveLater(step)
    return
  }
  if (row.state !== 'published' || row.remote === null) {
    parts.jobs.finish(job.id, 'cancelled')
    return
  }
  if (connector.remove === undefined) {
    const text = endedTextFor(step)
    if (text !== null) return replaceText(step, text)
  }
  if (waitsForComment(step)) return
  // What the person said is out has no id that Ratiba knows, and a network asked to remove nothing says that it is gone.
  callOffComment(step)
  const refs = refsToRemove(step)
  const known = refs.filter(({ ids }) => ids.length > 0)
  if (connector.remove === undefined || known.length === 0) {
    leaveToHer(step)
    return
  }
  let result: 'removed' | 'alreadyGone'
  try {
    result = await removeAll(step, known)
  } catch (error) {
    const text = isRefusal(step, error) ? endedTextFor(step) : null
    if (text === null) return afterError(step, error, 'repeatable')
    write(step, 'cannotRemove', { key: 'fallbackEdit', params: {} }, error)
    return replaceText(step, text)
  }
  write(step, result, null)
  if (known.length < refs.length) leaveToHer(step)
  else await prove(step, refs)
}

/**
 * A comment in doubt whose network can be asked is looked up first: afterwards it is known and removed, or certainly not there.
 * True when the removal was put off for it.
 */
function waitsForComment({ parts, row, job, connector }: Step): boolean {
  const comment = parts.jobs.live(row.id, 'comment')
  if (comment?.state !== 'uncertain' || connector.find === undefined || comment.runAt >= waitsForPerson)
    return false
  const runAt = Math.max(parts.context.now(), comment.runAt) + afterLookUpMs
  parts.jobs.putBack(job.id, 'prepare', runAt, job.attempt)
  return true
}

/** What has not gone out yet under it does not any more. A comment in doubt may be there, so it is kept in mind. */
function callOffComment(step: Step): void {
  const { parts, row } = step
  const job = parts.jobs.live(row.id, 'comment')
  if (job === null) return
  inTransaction(parts.context, () => {
    parts.jobs.cancel(row.id, 'comment')
    if (job.state !== 'uncertain') parts.deliveries.update(row.id, { comment: null })
  })
  step.row = parts.deliveries.get(row.id)
}

/** The parts and the comment under them; one in doubt is known by no id. */
function refsToRemove({ parts, row }: Step): RemoteRef[] {
  const { comment } = row
  const under = comment === null ? [] : [comment.remote ?? { ids: [], url: null }]
  return [...refsOf(parts, row), ...under]
}

/** The last part first, so that what is left of a thread meanwhile can still be read. */
async function removeAll(
  { connector, io, account }: Step,
  refs: readonly RemoteRef[],
): Promise<'removed' | 'alreadyGone'> {
  let result: 'removed' | 'alreadyGone' = 'alreadyGone'
  for (const ref of refs.toReversed()) {
    if ((await connector.remove?.(io, account, ref)) === 'removed') result = 'removed'
  }
  return result
}

/** Whether anything of it is still there; null where the network cannot be asked. */
async function presenceOf(
  { connector, io, account }: Step,
  refs: readonly RemoteRef[],
): Promise<Presence['state'] | null> {
  if (connector.check === undefined) return null
  const states: Presence['state'][] = []
  for (const ref of refs) {
    if (ref.ids.length > 0) states.push((await connector.check(io, account, ref)).state)
  }
  return states.find(state => state !== 'gone') ?? 'gone'
}

function leaveToHer(step: Step): void {
  const { parts, job, row, channel } = step
  inTransaction(parts.context, () => {
    parts.jobs.finish(job.id, 'done')
    parts.deliveries.update(row.id, { problem: byHandProblem('cannotRemove') })
    write(step, 'cannotRemove', { key: 'removalByHand', params: {} })
  })
  parts.notices.removeByHand(row.id, channel.name, row.remote?.url ?? null)
}

/** The network will not, however often it is asked. */
function isRefusal(step: Step, error: unknown): boolean {
  const { kind } = failureOf(step, error)
  return kind === 'content' || kind === 'permission'
}

/** The proof: the network itself says that it is gone. Only then, or when it cannot be asked, it counts as gone. */
async function prove(step: Step, refs: readonly RemoteRef[]): Promise<void> {
  const { parts, job, row, channel, exchanges } = step
  exchanges.length = 0
  let state: Presence['state'] | null = null
  let trouble: { error: unknown } | null = null
  let followed: string[] = []
  try {
    state = await presenceOf(step, refs)
  } catch (error) {
    trouble = { error }
  }
  if (state === 'there') {
    stillThere(step)
    return
  }
  inTransaction(parts.context, () => {
    parts.deliveries.update(row.id, { state: 'expired', expiredAt: parts.context.now(), problem: null })
    followed = parts.planning.originalGone(row.id)
    if (trouble === null) {
      parts.jobs.finish(job.id, 'done')
      if (state === 'gone') write(step, 'verified', { key: 'removalProved', params: {} })
    } else askAgain(step, trouble.error, 0)
  })
  parts.notices.removed(row.id, channel.name)
  tellFollowed(step, followed)
}

/** Reposts of what is gone: they went with it, or need her. */
function tellFollowed({ parts }: Step, ids: readonly string[]): void {
  if (ids.length === 0) return
  parts.context.emit('deliveries.changed', { ids: [...ids] })
  for (const row of parts.deliveries.getMany(ids)) {
    if (row.state !== 'failed') continue
    parts.notices.failed(row.id, 'publish', parts.channels.get(row.channelId, true).name, null)
  }
}

/** It said that it is removed and shows it all the same: removed again a little later, and in the end she is told. */
function stillThere(step: Step): void {
  const { parts, job, row, channel } = step
  const isOver = job.attempt + 1 >= stillThereTries
  inTransaction(parts.context, () => {
    write(step, 'verified', { key: 'removalNotProved', params: {} })
    if (isOver) {
      parts.jobs.finish(job.id, 'failed')
      parts.deliveries.update(row.id, {
        problem: { key: 'removeFailed', params: {}, networkWords: null, action: 'doByHand' },
      })
    } else {
      const runAt = parts.context.now() + 60_000 * 4 ** job.attempt
      parts.jobs.putBack(job.id, 'prepare', runAt, job.attempt + 1)
    }
  })
  if (isOver) parts.notices.removeByHand(row.id, channel.name, row.remote?.url ?? null)
}

/** Reading is left: it was removed, and could not be looked for then. */
async function proveLater(step: Step): Promise<void> {
  const { parts, job, row, connector } = step
  if (row.state !== 'expired' || row.remote === null || connector.check === undefined) {
    parts.jobs.finish(job.id, 'cancelled')
    return
  }
  try {
    const state = await presenceOf(step, refsToRemove(step))
    if (state === 'there') {
      inTransaction(parts.context, () => {
        // It is out after all.
        parts.deliveries.update(row.id, { state: 'published', expiredAt: null })
        stillThere(step)
      })
      return
    }
    inTransaction(parts.context, () => {
      parts.jobs.finish(job.id, 'done')
      if (state === 'gone') write(step, 'verified', { key: 'removalProved', params: {} })
    })
  } catch (error) {
    inTransaction(parts.context, () => {
      askAgain(step, error, job.attempt + 1)
    })
  }
}

function askAgain(step: Step, error: unknown, attempt: number): void {
  const { parts, job } = step
  if (attempt >= proofTries) parts.jobs.finish(job.id, 'done')
  else parts.jobs.putBack(job.id, 'confirm', parts.context.now() + 60_000 * 4 ** attempt, attempt)
  const { words } = failureOf(step, error)
  write(step, 'verified', { key: 'readBackFailed', params: { words: words ?? '' } }, error)
}
