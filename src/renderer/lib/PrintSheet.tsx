import { useEffect, useEffectEvent, useRef } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

interface PrintSheetProps {
  title: string
  /** Whose it is, how much, of which day. */
  note: string
  /** Printed or given up. */
  onDone: () => void
  children: ReactNode
}

/**
 * What goes onto paper instead of the screen, where that shows only a part. Mounted once all of it is known: it is printed
 * as soon as its pictures are there.
 */
export function PrintSheet({ title, note, onDone, children }: PrintSheetProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const done = useEffectEvent(onDone)
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const pictures = [...(sheet.current?.querySelectorAll('img') ?? [])]
    // One that cannot be shown leaves its place empty.
    void Promise.allSettled(pictures.map(picture => picture.decode())).then(() => {
      if (signal.aborted) return
      window.addEventListener('afterprint', () => done(), { once: true, signal })
      window.print()
      // Not every browser tells that it has printed, but then she is back at the keys.
      for (const name of ['pointerdown', 'keydown'])
        window.addEventListener(name, () => done(), { once: true, signal, capture: true })
    })
    return () => leaving.abort()
  }, [])
  return createPortal(
    <div ref={sheet} className="print-sheet" aria-hidden>
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="mb-4 text-sm text-ink-muted">{note}</p>
      {children}
    </div>,
    document.body,
  )
}
