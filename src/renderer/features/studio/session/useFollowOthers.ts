import { useEffect, useRef } from 'react'
import type { OpenedDesign } from '#shared/contract/designs.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import type { DesignSession } from './createDesignSession.ts'

/**
 * Shows what another window stored, as long as nothing here is unstored; otherwise the next save finds out, and she decides. A
 * new name is taken over in any case.
 */
export function useFollowOthers(session: DesignSession, onNewer: (opened: OpenedDesign) => void): void {
  const core = useCore()
  const newer = useRef(onNewer)
  useEffect(() => {
    newer.current = onNewer
  })
  useEffect(() => {
    const isAtRest = () => session.state().status.kind === 'saved' && !session.state().isOutdated
    const look = async () => {
      const opened = await core.call('designs.get', { id: session.state().card.id })
      if (opened.card.revision > session.state().card.revision && isAtRest()) newer.current(opened)
      else session.know(opened.card)
    }
    return core.on('designs.changed', ({ ids }) => {
      if (!ids.includes(session.state().card.id) || !isAtRest()) return
      // Removed, or not to be reached: what she does next tells her.
      look().catch(() => undefined)
    })
  }, [core, session])
}
