import { useEffect, useState } from 'react'

/** How wide an element is, in pixels; `before` until it is known. */
export function useWidth(element: { readonly current: HTMLElement | null }, before: number): number {
  const [width, setWidth] = useState(before)
  useEffect(() => {
    if (element.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(entry.contentRect.width)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}
