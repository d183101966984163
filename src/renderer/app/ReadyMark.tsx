import { useIsFetching } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'

let sayItStands: () => void = () => undefined

/** Resolves once the first screen stands. */
export const firstScreenStands = new Promise<void>(resolve => (sayItStands = resolve))

/**
 * Says on <html data-ready="true"> that the first screen stands: its parts are there (it is one of them) with their data, it is painted, and
 * she can type. With `needsAnswers={false}` she can type although the core is still being asked. Tests and the start-up bench wait for it. It
 * is said once and never taken back. By itself, because it is drawn anew with every question and answer: what held it would be, too.
 */
export function ReadyMark({ needsAnswers = true }: { needsAnswers?: boolean }) {
  const isReading = useRouterState({ select: state => state.status === 'pending' })
  const isAsking = useIsFetching() > 0
  const isWaiting = isReading || (isAsking && needsAnswers)
  useEffect(() => {
    const root = document.documentElement
    if (isWaiting || root.dataset.ready === 'true') return
    let frame = requestAnimationFrame(() => {
      // The first frame is being painted; in the one after it, it has been.
      frame = requestAnimationFrame(() => {
        root.dataset.ready = 'true'
        performance.mark('ratiba-ready')
        sayItStands()
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [isWaiting])
  return null
}
