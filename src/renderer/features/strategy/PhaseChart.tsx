import { useEffect, useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { phaseTimeline } from '#shared/model/phaseTimeline.ts'
import type { PhaseSpan } from '#shared/model/phaseTimeline.ts'
import type { Phase } from '#shared/model/strategy.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { movedPhase } from './movedPhase.ts'
import type { PhaseGrip } from './movedPhase.ts'

interface PhaseChartProps {
  phases: readonly Phase[]
  /** Dragged to other days. */
  onMoved: (phase: Phase) => void
}

interface Drag {
  phaseId: string
  grip: PhaseGrip
  fromX: number
  days: number
}

const grips = [
  { grip: 'start', place: 'start-0' },
  { grip: 'end', place: 'end-0' },
] as const

/**
 * The phases over time. A bar is dragged to move its phase, at an end to make it longer or shorter; Escape lets go. Only for
 * eyes and the mouse: the same dates stand in the fields below.
 */
export function PhaseChart({ phases, onMoved }: PhaseChartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const track = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const isDragging = drag !== null
  useEffect(() => {
    if (!isDragging) return
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setDrag(null)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isDragging])
  const timeline = phaseTimeline(phases)
  if (timeline === null)
    return phases.length === 0 ? <p className="text-ink-muted">{t('strategy.hints.phases')}</p> : null
  const { spans, months, days: all } = timeline
  // Names of months need room.
  const every = Math.ceil(months.length / 8)

  /** So many days the pointer has gone, in the direction of reading. */
  const daysTo = (x: number, from: number): number => {
    if (track.current === null) return 0
    const way = getComputedStyle(track.current).direction === 'rtl' ? -1 : 1
    return Math.round((way * (x - from) * all) / track.current.clientWidth)
  }
  const handlers = (phase: Phase, grip: PhaseGrip) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ phaseId: phase.id, grip, fromX: event.clientX, days: 0 })
    },
    onPointerMove: ({ clientX }: PointerEvent) =>
      setDrag(now => (now === null ? null : { ...now, days: daysTo(clientX, now.fromX) })),
    onPointerUp: (event: PointerEvent) => {
      event.stopPropagation()
      setDrag(null)
      if (drag !== null && drag.days !== 0) onMoved(movedPhase(phase, drag.grip, drag.days))
    },
    onPointerCancel: () => setDrag(null),
  })
  /** Where a bar lies while it is dragged: the time under it stands still. */
  const shown = ({ phase, from, length }: PhaseSpan) => {
    if (drag?.phaseId !== phase.id) return { phase, from, length }
    const moved = movedPhase(phase, drag.grip, drag.days)
    const [first, last] = [phase.startsOn, phase.endsOn].map(date => Date.parse(date ?? ''))
    const [newFirst, newLast] = [moved.startsOn, moved.endsOn].map(date => Date.parse(date ?? ''))
    const by = (ms: number) => ms / 86_400_000 / all
    const begins = by((newFirst ?? 0) - (first ?? 0))
    return { phase: moved, from: from + begins, length: length + by((newLast ?? 0) - (last ?? 0)) - begins }
  }
  return (
    <div aria-hidden className="relative overflow-hidden rounded-lg bg-paper px-3 pt-6 pb-3">
      <div ref={track} className="relative flex flex-col gap-1">
        {months.map(({ month, at }, index) => (
          <span
            key={month}
            className="absolute -top-6 -bottom-3 border-s text-xs text-ink-muted"
            style={{ insetInlineStart: `${at * 100}%` }}
          >
            {index % every === 0 && (
              <span className="absolute start-1 top-1 whitespace-nowrap">{format.month(month)}</span>
            )}
          </span>
        ))}
        {spans.map(span => {
          const { phase, from, length } = shown(span)
          const isDragged = drag?.phaseId === phase.id
          return (
            <div key={phase.id} className="relative h-6">
              <div
                data-phase={phase.id}
                {...handlers(span.phase, 'all')}
                className={`absolute inset-y-0 cursor-grab touch-none rounded-sm bg-accent-soft select-none active:cursor-grabbing ${isDragged ? 'shadow-float' : ''}`}
                style={{
                  insetInlineStart: `${from * 100}%`,
                  width: `${length * 100}%`,
                  boxShadow: 'inset 3px 0 0 var(--color-accent)',
                }}
              >
                {grips.map(({ grip, place }) => (
                  <span
                    key={grip}
                    data-grip={grip}
                    {...handlers(span.phase, grip)}
                    className={`absolute inset-y-0 ${place} w-1.5 cursor-ew-resize touch-none`}
                  />
                ))}
              </div>
              <span
                className="pointer-events-none absolute inset-y-0 flex items-center ps-2 text-sm whitespace-nowrap text-ink"
                style={
                  // A name stays inside, however late its phase begins.
                  from > 0.6
                    ? { insetInlineEnd: `${Math.max(0, 1 - from - length) * 100}%`, paddingInlineEnd: 6 }
                    : { insetInlineStart: `${Math.max(0, from) * 100}%` }
                }
              >
                {isDragged && phase.startsOn !== null && phase.endsOn !== null
                  ? `${format.localDate(phase.startsOn)} – ${format.localDate(phase.endsOn)}`
                  : phase.name}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
