import { useEffect } from 'react'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import type { DesignSession } from './createDesignSession.ts'

/**
 * Shows what another window stored, as long as nothing here is unstored; otherwise the next save finds out, and she decides. A
 * new name is taken over in any case. Page, size, view and what is chosen stay as they are.
 */
export function useFollowOthers(session: DesignSession): void {
  const core = useCore()
  useEffect(() => {
    const isAtRest = () => session.state().status.kind === 'saved' && !session.state().isOutdated
    const look = async () => {
      const opened = await core.call('designs.get', { id: session.state().card.id })
      if (opened.card.revision > session.state().card.revision && isAtRest()) session.take(opened)
      else session.know(opened.card)
    }
    return core.on('designs.changed', ({ ids }) => {
      if (!ids.includes(session.state().card.id) || !isAtRest()) return
      // Removed, or not to be reached: what she does next tells her.
      look().catch(() => undefined)
    })
  }, [core, session])
}
