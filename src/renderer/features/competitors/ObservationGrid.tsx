import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObservationCard } from '#shared/contract/observations.ts'
import { useWidth } from '../../lib/useWidth.ts'
import type { useObservationWindows } from './useObservationWindows.ts'

interface ObservationGridProps {
  windows: ReturnType<typeof useObservationWindows>
  /** Another list begins at its top. */
  listKey: string
  look: 'list' | 'board'
  render: (card: ObservationCard) => ReactNode
}

const rowHeight = { list: 68, board: 288 }
/** Rows that are there beyond the edge: half a screen of them, for the wheel is ahead of the page. */
const overscan = { list: 6, board: 2 }
const tileWidth = 240

/** Rows or tiles, of which only those in sight are there; the arrow keys go from one to the next. */
export function ObservationGrid({ windows, listKey, look, render }: ObservationGridProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller, 960)
  const columns = look === 'list' ? 1 : Math.max(1, Math.floor((width - 32) / tileWidth))
  const { total, itemAt, show } = windows
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer keeps its own state; nothing here is memoized over it
  const virtualizer = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight[look],
    overscan: overscan[look],
  })
  const rows = virtualizer.getVirtualItems()
  const first = (rows[0]?.index ?? 0) * columns
  const last = ((rows.at(-1)?.index ?? 0) + 1) * columns
  useEffect(() => {
    show(first, last)
  })
  useEffect(() => {
    virtualizer.measure()
  }, [virtualizer, look, columns])
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0
  }, [listKey])

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ...{ ArrowDown: columns, ArrowUp: -columns },
      ...(look === 'board' ? { ArrowRight: 1, ArrowLeft: -1 } : {}),
    }
    const step = steps[event.key]
    const place = (event.target as HTMLElement).closest<HTMLElement>('[data-place]')?.dataset.place
    if (step === undefined || place === undefined) return
    const next = Number(place) + step
    if (next < 0 || next >= total) return
    event.preventDefault()
    virtualizer.scrollToIndex(Math.floor(next / columns))
    scroller.current
      ?.querySelector<HTMLElement>(`[data-place="${next}"] [data-observation]`)
      ?.focus({ preventScroll: true })
  }

  return (
    <div
      ref={scroller}
      onKeyDown={onKeyDown}
      data-journal
      // Its own paper behind it: only what is opaque is moved as a picture while she scrolls, and not painted anew.
      className="min-h-0 flex-1 overflow-y-auto border-t bg-surface"
    >
      <ul
        aria-label={t('competitors.journal')}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {rows.flatMap(row =>
          Array.from({ length: columns }, (_, column) => {
            const index = row.index * columns + column
            if (index >= total) return null
            const card = itemAt(index)
            return (
              <li
                key={index}
                data-place={index}
                aria-setsize={total}
                aria-posinset={index + 1}
                className={`absolute contain-size contain-layout contain-style ${look === 'board' ? 'p-2' : 'px-3'}`}
                style={{
                  insetBlockStart: row.start,
                  insetInlineStart: `${(column * 100) / columns}%`,
                  width: `${100 / columns}%`,
                  height: rowHeight[look],
                }}
              >
                {card === undefined ? (
                  <div className="h-full animate-pulse rounded-md bg-sunken" />
                ) : (
                  render(card)
                )}
              </li>
            )
          }),
        )}
      </ul>
    </div>
  )
}
