import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { controlClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { useField } from './Field.tsx'
import { parseArithmetic } from './parseArithmetic.ts'
import { useUiWords } from './UiProvider.tsx'

export interface NumberInputProps {
  /** Null: several things that differ, or nothing yet. */
  value: number | null
  /** `merge`: it is still on its way, by arrow keys or by dragging its mark; `onDone` tells when it has come. */
  onChange: (value: number, mode: 'step' | 'merge') => void
  /** What came before is over: she came, let go, or left. */
  onDone?: (() => void) | undefined
  'aria-label'?: string
  /** A letter or icon at the start; dragged sideways it changes the number. */
  mark?: ReactNode
  /** After the number: `°`, `%`. */
  unit?: string
  min?: number
  max?: number
  /** Of the arrow keys; ten times with Shift, a tenth with Alt. */
  step?: number
  /** How many digits after the point are shown and kept. */
  digits?: number
  /** In place of a number there is not one of. */
  placeholder?: string
  disabled?: boolean
}

/** How far the mark is dragged for one step, in CSS pixels. */
const pixelsForStep = 2

/** An exact number: typed (also as a sum), by arrow keys, or by dragging its mark sideways. */
export function NumberInput(props: NumberInputProps) {
  const { value, onChange, onDone, mark, unit, step = 1, digits = 0, placeholder, disabled = false } = props
  const { min = -Infinity, max = Infinity } = props
  const field = useField()
  const { formatLocale } = useUiWords()
  const [draft, setDraft] = useState<string | null>(null)
  const shown =
    value === null
      ? ''
      : value.toLocaleString(formatLocale, { maximumFractionDigits: digits, useGrouping: false })
  const set = (next: number, mode: 'step' | 'merge') => {
    const within = rounded(Math.min(Math.max(next, min), max), digits)
    if (value === null || within !== rounded(value, digits)) onChange(within, mode)
  }
  const take = () => {
    const typed = draft === null ? null : parseArithmetic(draft)
    setDraft(null)
    if (typed !== null && draft !== shown) set(typed, 'step')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      // She is done here: keys go to what she works on again, undo among them.
      event.currentTarget.blur()
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const by = step * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1) * (event.key === 'ArrowUp' ? 1 : -1)
      const from = (draft === null ? null : parseArithmetic(draft)) ?? value ?? 0
      setDraft(null)
      set(from + by, 'merge')
    }
  }
  const scrub = useScrub(disabled ? null : value, by => set(by * step + (value ?? 0), 'merge'), onDone)
  return (
    <span className="relative flex min-w-0 flex-1 items-center">
      {mark !== undefined && (
        <span
          aria-hidden
          {...scrub}
          className="absolute inset-y-0 start-0 flex w-6 cursor-ew-resize touch-none items-center justify-center text-sm text-ink-muted select-none"
        >
          {mark}
        </span>
      )}
      <input
        type="text"
        inputMode="decimal"
        role="spinbutton"
        {...field}
        aria-label={props['aria-label']}
        aria-valuenow={value ?? undefined}
        aria-valuetext={value === null ? placeholder : `${shown}${unit ?? ''}`}
        aria-valuemin={Number.isFinite(min) ? min : undefined}
        aria-valuemax={Number.isFinite(max) ? max : undefined}
        value={draft ?? shown}
        placeholder={placeholder}
        disabled={disabled}
        maxLength={60}
        onFocus={event => {
          onDone?.()
          event.currentTarget.select()
        }}
        onChange={event => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          take()
          onDone?.()
        }}
        className={cx(
          controlClasses,
          'h-7 text-sm tabular',
          mark === undefined ? 'ps-1.5' : 'ps-6',
          unit === undefined ? 'pe-1' : 'pe-4',
        )}
      />
      {unit !== undefined && value !== null && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 end-1.5 flex items-center text-sm text-ink-muted"
        >
          {unit}
        </span>
      )}
    </span>
  )
}

const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits

/** Dragging sideways: whole steps from where it began, as they are made. */
function useScrub(value: number | null, onStep: (by: number) => void, onDone: (() => void) | undefined) {
  const last = useRef<number | null>(null)
  if (value === null) return {}
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = event.clientX
      onDone?.()
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (last.current === null) return
      const steps = Math.trunc((event.clientX - last.current) / pixelsForStep)
      if (steps === 0) return
      last.current += steps * pixelsForStep
      onStep(steps * (event.shiftKey ? 10 : 1))
    },
    onPointerUp() {
      if (last.current === null) return
      last.current = null
      onDone?.()
    },
    onPointerCancel() {
      last.current = null
      onDone?.()
    },
  }
}
