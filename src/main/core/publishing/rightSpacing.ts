import type { HoldBackParts } from './holdBack.ts'
import type { StepParts } from './step.ts'

type RightSpacingParts = Pick<StepParts, 'context' | 'channels' | 'settings' | 'rules'> &
  Pick<HoldBackParts, 'connectorFor'>

/**
 * What went out while the clock was ahead would hold its channel until the clock is there again, and everything else of it would
 * be missed meanwhile. No channel waits longer than the spacing that holds for it: to be called when the clock went back.
 */
export function createRightSpacing(parts: RightSpacingParts): () => void {
  const { context, channels, settings, rules, connectorFor } = parts
  const waiting = context.db.sqlite.prepare<[number], { id: string; network: string; nextPublishAt: number }>(
    'SELECT id, network, nextPublishAt FROM channels WHERE nextPublishAt > ?',
  )
  return () => {
    const now = context.now()
    for (const { id, network, nextPublishAt } of waiting.all(now)) {
      const { spacingMs } = connectorFor(network).descriptor
      const most = Math.max(spacingMs, rules.ofLane(id).spacingMs, settings.get().lateSpacingMs)
      if (nextPublishAt > now + most) channels.update(id, { nextPublishAt: now + most })
    }
  }
}
