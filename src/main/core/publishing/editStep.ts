import type { Outgoing, RemoteRef } from '../connectors/Connector.ts'
import { inTransaction } from '../CoreContext.ts'
import { afterError, write } from './carryOut.ts'
import { outgoingsOf, refsOf } from './parts.ts'
import { proveEdit } from './replaceText.ts'
import type { Step } from './step.ts'

/** Brings a published post up to date with its post here: repeatable. */
export async function editStep(step: Step): Promise<void> {
  const { parts, job, row, connector, account } = step
  const refs = refsOf(parts, row)
  if (row.state !== 'published' || !refs[0]?.ids.length || connector.edit === undefined) {
    parts.jobs.finish(job.id, 'cancelled')
    return
  }
  const wanted = outgoingsOf(parts, row, connector.descriptor.thread)
  const edited: { outgoing: Outgoing; ref: RemoteRef }[] = []
  try {
    // What is out stays as many parts as it is: further ones here do not go out by an edit.
    for (const [index, ref] of refs.entries()) {
      const outgoing = wanted[index]
      if (outgoing === undefined || ref.ids.length === 0) break
      edited.push({ outgoing, ref: await connector.edit(step.io, account, ref, outgoing) })
    }
  } catch (error) {
    await afterError(step, error, 'repeatable')
    return
  }
  inTransaction(parts.context, () => {
    for (const [index, { outgoing, ref }] of edited.entries()) {
      if (index === 0)
        parts.deliveries.update(row.id, { outgoing, remote: ref, endedAt: null, problem: null })
      else parts.sentParts.setSent(row.id, index, outgoing, ref)
    }
    parts.jobs.finish(job.id, 'done')
    write(step, 'edited', null)
  })
  for (const { outgoing, ref } of edited) await proveEdit(step, ref, outgoing.text)
}
