import { useIsFetching } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'

let sayItStands: () => void = () => undefined

/** Resolves once the first screen stands. */
export const firstScreenStands = new Promise<void>(resolve => (sayItStands = resolve))

/**
 * Says on <html data-ready="true"> that the first screen stands: its parts and data are there, it is painted, and she can type.
 * With `needsAnswers: false` she can type although the core is still being asked. Tests and the start-up bench wait for it. It is said once and never taken back.
 */
export function useReadyMark(hasData: boolean, { needsAnswers = true } = {}): void {
  const isReading = useRouterState({ select: state => state.status === 'pending' })
  const isAsking = useIsFetching() > 0
  const isWaiting = isReading || (isAsking && needsAnswers)
  useEffect(() => {
    const root = document.documentElement
    if (!hasData || isWaiting || root.dataset.ready === 'true') return
    let frame = requestAnimationFrame(() => {
      // The first frame is being painted; in the one after it, it has been.
      frame = requestAnimationFrame(() => {
        root.dataset.ready = 'true'
        performance.mark('ratiba-ready')
        sayItStands()
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [hasData, isWaiting])
}
