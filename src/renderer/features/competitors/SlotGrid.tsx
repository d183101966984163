import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { placesInSlots } from './placesInSlots.ts'
import { useLater } from './useLater.ts'

interface SlotGridProps<T> {
  label: string
  /** What it scrolls in. */
  scroller: RefObject<HTMLDivElement | null>
  /** Another one is another list: it begins at its top. */
  listKey: string
  count: number
  columns: number
  /** CSS pixels. */
  rowHeight: number
  /** Undefined while it is being read. This and the functions below are the same as long as they do the same. */
  itemAt: (index: number) => T | undefined
  /** Tells which places are there. */
  onShow: (first: number, last: number) => void
  className: string
  render: (item: T) => ReactNode
}

/** So much stands ready beyond each edge, CSS pixels: the wheel is ahead of the page. */
const readyAhead = 400

/**
 * A grid of any length in as many slots as fit the screen, which stay: what leaves at one edge makes room for what comes at the other, in
 * the same elements. A slot at a time, also where a row has several: a new row would not be ready within one frame. The arrow keys go
 * from one to the next.
 */
function SlotGridOf<T>(props: SlotGridProps<T>) {
  const { label, scroller, listKey, count, columns, rowHeight, itemAt, onShow, className, render } = props
  // As if they stood below each other, each as high as its part of a row: so they come one by one as she scrolls.
  const share = rowHeight / columns
  const overscan = Math.max(2 * columns, Math.ceil(readyAhead / share))
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer keeps its own state; nothing here is memoized over it
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => share,
  })
  const inSight = Math.ceil((virtualizer.scrollRect?.height ?? 0) / share) + 1
  // Whole rows of them, so that a slot stays in its column; always equally many, so that no element is made or thrown away.
  const slots = Math.ceil((inSight + 2 * overscan) / columns) * columns
  const sight = virtualizer.calculateRange()?.startIndex ?? 0
  const first = Math.max(0, Math.min(sight - overscan, count - slots))
  const last = Math.min(count, first + slots) - 1
  // In order for Tab and screen readers, but not while she scrolls: to move an element costs as much as to make it.
  const [foremost, setForemost] = useState(first)
  if (!virtualizer.isScrolling && foremost !== first) setForemost(first)
  const places = placesInSlots({ first, last, slots, foremost })
  // What changes changes first where she looks, and beyond the edges when she pauses.
  const laterAt = useLater(itemAt, listKey)
  const isInSight = (index: number) => index > sight - columns && index < sight + inSight + columns
  useEffect(() => {
    onShow(first, last + 1)
  }, [onShow, first, last])
  useEffect(() => {
    // Not asked of the element: that would lay out the page for every letter she types.
    if (virtualizer.scrollOffset !== 0) scroller.current?.scrollTo({ top: 0 })
  }, [virtualizer, scroller, listKey])
  useEffect(() => {
    virtualizer.measure()
  }, [virtualizer, share])

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ...{ ArrowDown: columns, ArrowUp: -columns },
      ...(columns > 1 ? { ArrowRight: 1, ArrowLeft: -1 } : {}),
    }
    const step = steps[event.key]
    const place = (event.target as HTMLElement).closest<HTMLElement>('[data-place]')?.dataset.place
    if (step === undefined || place === undefined) return
    const next = Number(place) + step
    if (next < 0 || next >= count) return
    event.preventDefault()
    const target = event.currentTarget.querySelector<HTMLElement>(`[data-place="${next}"] [data-observation]`)
    target?.closest('li')?.scrollIntoView({ block: 'nearest' })
    target?.focus({ preventScroll: true })
  }

  return (
    <ul
      aria-label={label}
      onKeyDown={onKeyDown}
      className="relative"
      style={{ height: Math.ceil(count / columns) * rowHeight }}
    >
      {places.map(index => (
        <Slot
          key={index % slots}
          {...{ index, count, columns, rowHeight, className, render }}
          item={(isInSight(index) ? itemAt : laterAt)(index)}
        />
      ))}
    </ul>
  )
}
export const SlotGrid = memo(SlotGridOf) as typeof SlotGridOf

interface SlotProps<T> extends Pick<
  SlotGridProps<T>,
  'count' | 'columns' | 'rowHeight' | 'className' | 'render'
> {
  index: number
  item: T | undefined
}

function SlotOf<T>({ index, count, columns, rowHeight, className, item, render }: SlotProps<T>) {
  const slot = useRef<HTMLLIElement>(null)
  // What had the focus has gone out of sight: what comes instead of it must not have it.
  useLayoutEffect(() => {
    const element = slot.current
    return () => {
      const { activeElement } = document
      if (activeElement instanceof HTMLElement && element?.contains(activeElement)) activeElement.blur()
    }
  }, [index])
  return (
    <li
      ref={slot}
      data-place={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={`absolute contain-size contain-layout contain-style ${className}`}
      style={{
        insetBlockStart: Math.floor(index / columns) * rowHeight,
        insetInlineStart: `${((index % columns) * 100) / columns}%`,
        width: `${100 / columns}%`,
        height: rowHeight,
      }}
    >
      {item === undefined ? <div className="h-full animate-pulse rounded-md bg-sunken" /> : render(item)}
    </li>
  )
}
const Slot = memo(SlotOf) as typeof SlotOf
