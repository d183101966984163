import { startTransition, useEffect, useState } from 'react'

/** After this long she has stopped typing for a moment, ms. */
const pauseMs = 150
/** However busy the page is, it is not later than this, ms. */
const latestMs = 100

/**
 * The same value, but later: once what it changed where she looks is painted and there is nothing else to do; and when it is of another list, not
 * before she pauses, because her next letter will change it again. React's own deferred value is drawn as soon as it can, and so into the very
 * frame that is waited for, or in the way of the next letter.
 */
export function useLater<T>(value: T, list: unknown): T {
  const [later, setLater] = useState({ value, list })
  useEffect(() => {
    if (later.value === value) return
    let pause: ReturnType<typeof setTimeout> | undefined
    let idle = 0
    const take = () => startTransition(() => setLater({ value, list }))
    const whenIdle = () => (idle = requestIdleCallback(take, { timeout: latestMs }))
    const frame = requestAnimationFrame(() => {
      if (later.list === list) whenIdle()
      else pause = setTimeout(whenIdle, pauseMs)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(pause)
      cancelIdleCallback(idle)
    }
  }, [value, list, later])
  return later.value
}
