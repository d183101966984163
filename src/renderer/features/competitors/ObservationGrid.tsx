import { memo, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/index.ts'
import type { ObservationCard } from '#shared/contract/observations.ts'
import { useWidth } from '../../lib/useWidth.ts'
import { isSameAnswer } from './isSameAnswer.ts'
import { SlotGrid } from './SlotGrid.tsx'
import { useObservationWindows } from './useObservationWindows.ts'
import type { ObservationWish } from './useObservationWindows.ts'

interface ObservationGridProps {
  wish: ObservationWish
  /** What is shown answers an earlier wish. */
  isOld: boolean
  /** The first of what fits, and how much that is. */
  head: Output<'observations.list'>
  look: 'list' | 'board'
  /** The same function as long as it draws the same. */
  render: (card: ObservationCard) => ReactNode
}

const rowHeight = { list: 68, board: 288 }
const tileWidth = 240

/** What was seen, in rows or tiles: read as it comes in sight. */
export const ObservationGrid = memo(function ObservationGrid(props: ObservationGridProps) {
  const { wish, head, look, render } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller, 960)
  const { itemAt, show } = useObservationWindows(wish, head)
  const listKey = useMemo(() => JSON.stringify(wish), [wish])
  return (
    <div
      ref={scroller}
      data-journal
      // Its own paper behind it: only what is opaque is moved as a picture while she scrolls, and not painted anew.
      className="min-h-0 flex-1 overflow-y-auto border-t bg-surface"
    >
      <SlotGrid
        label={t('competitors.journal')}
        scroller={scroller}
        listKey={listKey}
        count={head.total}
        columns={look === 'list' ? 1 : Math.max(1, Math.floor((width - 32) / tileWidth))}
        rowHeight={rowHeight[look]}
        itemAt={itemAt}
        onShow={show}
        className={look === 'board' ? 'p-2' : 'px-3'}
        render={render}
      />
    </div>
  )
}, isSameAnswer)
