import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PointerEvent } from 'react'

interface FocusPadProps {
  mediaId: string
  /** 0 to 1 from the left and the top. */
  x: number
  y: number
  onChange: (x: number, y: number, mode: 'step' | 'merge') => void
  onDone: () => void
}

const clamp = (share: number) => Math.min(1, Math.max(0, share))

/** The whole picture with the point that stays in view when it is cut: dragged, or moved by arrow keys. */
export function FocusPad({ mediaId, x, y, onChange, onDone }: FocusPadProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const place = (event: PointerEvent) => {
    const around = box.current?.getBoundingClientRect()
    if (around === undefined || around.width === 0 || around.height === 0) return
    const [left, top] = [event.clientX - around.left, event.clientY - around.top]
    onChange(clamp(left / around.width), clamp(top / around.height), 'merge')
  }
  return (
    <div className="flex flex-col gap-1">
      <span className="text-sm text-ink-muted">{t('studioInspector.fill.focus')}</span>
      <div className="flex max-h-36 justify-center overflow-hidden rounded-md bg-sunken">
        <div
          ref={box}
          role="slider"
          tabIndex={0}
          dir="ltr"
          aria-label={t('studioInspector.fill.focus')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(x * 100)}
          aria-valuetext={`${Math.round(x * 100)} %, ${Math.round(y * 100)} %`}
          className="relative h-fit touch-none"
          onBlur={onDone}
          onPointerDown={event => {
            event.currentTarget.setPointerCapture(event.pointerId)
            onDone()
            place(event)
          }}
          onPointerMove={event => {
            if (event.buttons !== 0) place(event)
          }}
          onPointerUp={onDone}
          onKeyDown={event => {
            const by = event.shiftKey ? 0.1 : 0.02
            const moves: Record<string, readonly [number, number]> = {
              ArrowLeft: [-by, 0],
              ArrowRight: [by, 0],
              ArrowUp: [0, -by],
              ArrowDown: [0, by],
            }
            const move = moves[event.key]
            if (move === undefined) return
            event.preventDefault()
            event.stopPropagation()
            onChange(clamp(x + move[0]), clamp(y + move[1]), 'merge')
          }}
        >
          <img src={`/media/${mediaId}?w=320`} alt="" draggable={false} className="block max-h-36 w-auto" />
          <span
            className="pointer-events-none absolute size-4 -translate-1/2 rounded-full border-2 border-raised shadow-float outline-1 outline-ink"
            style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
          />
        </div>
      </div>
    </div>
  )
}
