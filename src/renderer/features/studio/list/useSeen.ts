import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Whether something has been in sight. */
export function useSeen(of: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (of.current === null || isSeen) return
    const watching = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) setSeen(true)
    })
    watching.observe(of.current)
    return () => watching.disconnect()
  }, [of, isSeen])
  return isSeen
}
