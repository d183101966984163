import type { RemoteRef } from '../connectors/Connector.ts'
import { inTransaction } from '../CoreContext.ts'
import { afterError, write } from './carryOut.ts'
import { proveEdit } from './replaceText.ts'
import { outgoingOf } from './step.ts'
import type { Step } from './step.ts'

/** Brings a published post up to date with its post here: repeatable. */
export async function editStep(step: Step): Promise<void> {
  const { parts, job, row, connector, account } = step
  const ids = row.remote?.ids ?? []
  if (row.state !== 'published' || row.remote === null || ids.length === 0 || connector.edit === undefined) {
    parts.jobs.finish(job.id, 'cancelled')
    return
  }
  const outgoing = outgoingOf(parts, row)
  let ref: RemoteRef
  try {
    ref = await connector.edit(step.io, account, row.remote, outgoing)
  } catch (error) {
    await afterError(step, error, 'repeatable')
    return
  }
  inTransaction(parts.context, () => {
    parts.deliveries.update(row.id, { outgoing, remote: ref, endedAt: null, problem: null })
    parts.jobs.finish(job.id, 'done')
    write(step, 'edited', null)
  })
  await proveEdit(step, ref, outgoing.text)
}
