import { useEffect } from 'react'
import type { DesignSession } from './createDesignSession.ts'

/** Nothing is left unstored when the window hides, or when she goes elsewhere. */
export function useStoredWhenLeft(session: DesignSession): void {
  useEffect(() => {
    const store = () => void session.flush()
    const onHidden = () => document.hidden && store()
    window.addEventListener('blur', store)
    window.addEventListener('pagehide', store)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('blur', store)
      window.removeEventListener('pagehide', store)
      document.removeEventListener('visibilitychange', onHidden)
      store()
    }
  }, [session])
}
