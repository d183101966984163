import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { createRoot } from 'react-dom/client'

/** What a list of as many rows costs by itself: nothing in a row but a line of text. */
function BareList() {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: 20_000,
    getScrollElement: () => scroller.current,
    estimateSize: () => 68,
    overscan: 6,
  })
  return (
    <div ref={scroller} data-bare style={{ height: '100vh', overflowY: 'auto' }}>
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(row => (
          <div
            key={row.key}
            style={{ position: 'absolute', top: 0, height: 68, transform: `translateY(${row.start}px)` }}
          >
            {`Row ${row.index}`}
          </div>
        ))}
      </div>
    </div>
  )
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<BareList />)
