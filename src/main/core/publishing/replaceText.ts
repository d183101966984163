import { endedTextOf } from '#shared/network/removalOf.ts'
import type { Outgoing, RemoteRef } from '../connectors/Connector.ts'
import { inTransaction } from '../CoreContext.ts'
import { afterError, write } from './carryOut.ts'
import { sentOf } from './parts.ts'
import { failureOf } from './step.ts'
import type { Step } from './step.ts'

/** The words that a post gets which cannot be removed, or null where they cannot be replaced either, or none were chosen. */
export function endedTextFor({ row, connector, channel }: Step): string | null {
  if (connector.edit === undefined || row.remote === null || row.remote.ids.length === 0) return null
  // What is only sent on has no words of its own.
  if (row.repostHow === 'native') return null
  return endedTextOf(row.expiry, connector.descriptor, channel.rights)
}

/**
 * What is over and cannot be removed says so from now on, in every part of it: repeatable. What was published stays known here as it was. Where
 * the network refuses this, too, the person is reminded.
 */
export async function replaceText(step: Step, text: string): Promise<void> {
  const { parts, job, row, channel, connector, account, exchanges } = step
  if (connector.edit === undefined || row.remote === null) throw new Error('There is nothing to edit.')
  const sent = sentOf(parts, row).filter(({ ref }) => ref.ids.length > 0)
  const refs: RemoteRef[] = []
  exchanges.length = 0
  try {
    for (const { outgoing, ref } of sent) {
      const ended: Outgoing = { ...outgoing, text, link: '' }
      refs.push(await connector.edit(step.io, account, ref, ended))
    }
  } catch (error) {
    await afterError(step, error, 'repeatable')
    return
  }
  inTransaction(parts.context, () => {
    const now = parts.context.now()
    parts.deliveries.update(row.id, {
      remote: refs[0] ?? row.remote,
      endedAt: now,
      expireAt: null,
      problem: null,
    })
    parts.jobs.finish(job.id, 'done')
    write(step, 'edited', { key: 'fallbackEdited', params: { text } })
  })
  parts.notices.ended(row.id, channel.name)
  for (const ref of refs) await proveEdit(step, ref, text)
}

/** Reads an edited post back, where the network lets us, so that the record says what stands there. */
export async function proveEdit(step: Step, ref: RemoteRef, text: string): Promise<void> {
  const { connector, account, exchanges } = step
  if (connector.check === undefined) return
  exchanges.length = 0
  try {
    const presence = await connector.check(step.io, account, ref)
    if (presence.state === 'gone') write(step, 'verified', { key: 'readBackGone', params: {} })
    else if (presence.state === 'cannotSee') return
    else if (presence.text === null) write(step, 'verified', { key: 'readBackThere', params: {} })
    else {
      const key = presence.text.trim() === text.trim() ? 'editProved' : 'editNotProved'
      write(step, 'verified', { key, params: {} })
    }
  } catch (error) {
    const { words } = failureOf(step, error)
    write(step, 'verified', { key: 'readBackFailed', params: { words: words ?? '' } }, error)
  }
}
