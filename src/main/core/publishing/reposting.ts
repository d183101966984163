import { inTransaction } from '../CoreContext.ts'
import type { RepostSource } from '../connectors/Connector.ts'
import { RefusedError } from '../connectors/RefusedError.ts'
import { afterError } from './carryOut.ts'
import type { DeliveryRow } from './deliveryRepo.ts'
import { receivedText, sentText } from './ledgerText.ts'
import { refsOf } from './parts.ts'
import type { Step, StepParts } from './step.ts'

/** What a native repost sends on or a quote shows, or null when that is not out (any more), or stands under no id that Ratiba knows. */
export function repostSourceOf(
  parts: Pick<StepParts, 'deliveries' | 'sentParts' | 'channels'>,
  { repostOf }: Pick<DeliveryRow, 'repostOf'>,
): RepostSource | null {
  const original = repostOf === null ? undefined : parts.deliveries.find(repostOf)
  if (original?.state !== 'published') return null
  const refs = refsOf(parts, original).filter(({ ids }) => ids.length > 0)
  if (refs.length === 0) return null
  return { remoteId: parts.channels.get(original.channelId, true).remoteId, refs }
}

/**
 * Before a native repost or a quote: its original must be out, and an earlier native repost of it makes room where the network has
 * only one. Repeatable. False when what becomes of the delivery is decided already.
 */
export async function makeReadyToRepost(step: Step): Promise<boolean> {
  const source = repostSourceOf(step.parts, step.row)
  try {
    if (source === null) throw new RefusedError(410, { kind: 'originalGone', words: null })
    const { repost } = step.connector.descriptor
    if (step.row.repostHow === 'native' && repost?.again === 'replaces') await takeEarlierAway(step)
  } catch (error) {
    await afterError(step, error, 'prepare')
    return false
  }
  step.repostOf = source
  return true
}

async function takeEarlierAway(step: Step): Promise<void> {
  const { parts, row, connector, io, account, exchanges } = step
  const { context, deliveries, jobs, ledger } = parts
  for (const earlier of deliveries.repostsOf(row.repostOf ?? '')) {
    const isOut = earlier.state === 'published' && earlier.repostHow === 'native' && earlier.id !== row.id
    if (!isOut || earlier.channelId !== row.channelId || !earlier.remote?.ids.length) continue
    const event = await connector.remove?.(io, account, earlier.remote)
    inTransaction(context, () => {
      jobs.cancel(earlier.id, 'expire')
      jobs.cancel(earlier.id, 'publish')
      deliveries.update(earlier.id, { state: 'expired', expiredAt: context.now(), problem: null })
      ledger.write({
        event: event ?? 'removed',
        deliveryId: earlier.id,
        sent: sentText(null, exchanges),
        received: receivedText(exchanges),
        decision: { key: 'repostReplaced', params: {} },
        url: earlier.remote?.url ?? null,
      })
    })
    context.emit('deliveries.changed', { ids: [earlier.id] })
    exchanges.length = 0
  }
}
