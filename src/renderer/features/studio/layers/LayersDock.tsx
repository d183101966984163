import { ChevronDown, ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'
import { useStudio } from '../StudioContext.ts'
import { LayersPanel } from './LayersPanel.tsx'
import { setLayersHeight, toggleLayers, useLayersHeight } from './useLayersHeight.ts'

/** By keyboard the list grows by so many pixels. */
const stepPx = 28

/** The list of layers under the inspector: as high as she draws it, or only its head. */
export function LayersDock() {
  const { t } = useTranslation()
  const { page } = useStudio()
  const height = useLayersHeight(state => state.height)
  const from = useRef<{ y: number; height: number } | null>(null)
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointerdown') {
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = { y: event.clientY, height }
    } else if (event.type === 'pointermove' && from.current !== null) {
      setLayersHeight(from.current.height + from.current.y - event.clientY)
    } else if (event.type !== 'pointermove') from.current = null
  }
  const isOpen = height > 0
  return (
    <section aria-label={t('studio.layers.title')} className="flex shrink-0 flex-col border-t">
      <div
        role="separator"
        aria-orientation="horizontal"
        aria-label={t('studio.layers.resize')}
        aria-valuenow={height}
        aria-valuemin={0}
        aria-valuemax={600}
        tabIndex={0}
        onPointerDown={drag}
        onPointerMove={drag}
        onPointerUp={drag}
        onPointerCancel={drag}
        onKeyDown={event => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
          event.preventDefault()
          setLayersHeight(height + (event.key === 'ArrowUp' ? Math.max(stepPx, 96 - height) : -stepPx))
        }}
        className="-mt-1 h-1.5 shrink-0 cursor-row-resize touch-none hover:bg-accent-soft"
      />
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={toggleLayers}
          className="flex h-7 w-full items-center gap-1.5 px-2 text-sm font-medium hover:bg-hover"
        >
          <Icon icon={isOpen ? ChevronDown : ChevronRight} size={14} />
          {t('studio.layers.title')}
          <span className="text-ink-muted tabular">{page.layers.length}</span>
        </button>
      </h2>
      {isOpen && (
        <div className="min-h-0 overflow-y-auto" style={{ height }}>
          <LayersPanel />
        </div>
      )}
    </section>
  )
}
