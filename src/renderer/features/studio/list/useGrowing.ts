import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** How many more are there each time the end comes near, and how near that is. */
const step = 60
const nearPx = 600

/** How many of a long list are to be there: more as soon as its end comes near. Drawing hundreds of cards at once takes seconds. */
export function useGrowing(end: RefObject<Element | null>, total: number): number {
  const [shown, setShown] = useState(step)
  useEffect(() => {
    if (end.current === null || shown >= total) return
    const watching = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) setShown(shown + step)
      },
      { rootMargin: `${String(nearPx)}px` },
    )
    watching.observe(end.current)
    return () => watching.disconnect()
  }, [end, shown, total])
  return Math.min(shown, total)
}
