import { Slider as Base } from '@base-ui/react/slider'
import { useRef } from 'react'

export interface SliderProps {
  /** Null: several things that differ; the thumb stands where nothing is changed. */
  value: number | null
  onChange: (value: number) => void
  /** What came before is over: she came, let go, or left. */
  onDone?: (() => void) | undefined
  min: number
  max: number
  step?: number
  /** Where a double click puts it, and where the bar begins; the least when not given. */
  rest?: number
  'aria-label': string
  /** As a screen reader says it. */
  valueText?: string
  disabled?: boolean
}

/** A number by feel; arrow keys step, a double click puts it back. */
export function Slider(props: SliderProps) {
  const { value, onChange, onDone, min, max, step = 1, rest = min, valueText, disabled = false } = props
  const shown = value ?? rest
  const share = (at: number) => ((Math.min(Math.max(at, min), max) - min) / (max - min)) * 100
  const [from, to] = [share(rest), share(shown)].sort((a, b) => a - b) as [number, number]
  // The thumb gets the keyboard while it is being dragged, on a busy computer after it has moved: that ends nothing.
  const isDragged = useRef(false)
  const onKeyboard = () => {
    if (!isDragged.current) onDone?.()
  }
  return (
    <Base.Root
      value={shown}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={next => onChange(next)}
      // Arrow keys go on until she leaves.
      onValueCommitted={(_, { reason }) => {
        isDragged.current = false
        if (reason !== 'keyboard') onDone?.()
      }}
      className="min-w-0 flex-1"
    >
      <Base.Control
        onPointerDown={() => {
          onDone?.()
          isDragged.current = true
        }}
        onPointerUp={() => (isDragged.current = false)}
        onPointerCancel={() => (isDragged.current = false)}
        onDoubleClick={() => {
          if (disabled) return
          onChange(rest)
          onDone?.()
        }}
        className="flex h-7 w-full touch-none items-center px-1.5 select-none data-disabled:opacity-50"
      >
        <Base.Track className="h-1 w-full rounded-full bg-pressed">
          <span
            className="absolute inset-y-0 rounded-full bg-accent"
            style={{ insetInlineStart: `${from}%`, width: `${to - from}%` }}
          />
          <Base.Thumb
            aria-label={props['aria-label']}
            {...(valueText === undefined ? {} : { getAriaValueText: () => valueText })}
            onFocus={onKeyboard}
            onBlur={onKeyboard}
            className="size-3.5 rounded-full border border-edge bg-raised transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent data-dragging:border-accent"
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  )
}
