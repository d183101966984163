import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

interface PieceGridProps<T> {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  render: (item: T) => ReactNode
}

const columns = 5
/** CSS pixels. */
const rowHeight = 46

/** Many small pieces, of which only those in sight are there; the arrow keys go from one to the next. It scrolls by itself. */
export function PieceGrid<T>({ label, items, keyOf, render }: PieceGridProps<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer keeps its own state; nothing here is memoized over it
  const virtualizer = useVirtualizer({
    count: Math.ceil(items.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
  })
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0
  }, [items])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: columns, ArrowUp: -columns, ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const place = (event.target as HTMLElement).closest<HTMLElement>('[data-place]')?.dataset.place
    if (step === undefined || place === undefined) return
    const next = Number(place) + step
    if (next < 0 || next >= items.length) return
    event.preventDefault()
    event.stopPropagation()
    virtualizer.scrollToIndex(Math.floor(next / columns))
    scroller.current
      ?.querySelector<HTMLElement>(`[data-place="${next}"] button`)
      ?.focus({ preventScroll: true })
  }
  return (
    <div ref={scroller} onKeyDown={onKeyDown} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
      <ul aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().flatMap(row =>
          items.slice(row.index * columns, (row.index + 1) * columns).map((item, column) => {
            const index = row.index * columns + column
            return (
              <li
                key={keyOf(item)}
                data-place={index}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                className="absolute flex justify-center"
                style={{
                  insetBlockStart: 0,
                  insetInlineStart: `${(column * 100) / columns}%`,
                  width: `${100 / columns}%`,
                  transform: `translateY(${row.start}px)`,
                }}
              >
                {render(item)}
              </li>
            )
          }),
        )}
      </ul>
    </div>
  )
}
