import { useId } from 'react'
import { NumberInput } from './NumberInput.tsx'
import { Slider } from './Slider.tsx'

export interface SliderFieldProps {
  label: string
  /** Null: several things that differ. */
  value: number | null
  /** `merge`: it is still on its way; `onDone` tells when it has come. */
  onChange: (value: number, mode: 'step' | 'merge') => void
  onDone?: (() => void) | undefined
  min: number
  max: number
  /** The field takes more than the slider reaches. */
  most?: number
  step?: number
  digits?: number
  /** Where nothing is changed: a double click goes there. */
  rest?: number
  unit?: string
  /** In place of a number there is not one of. */
  placeholder?: string
  disabled?: boolean
}

/** A number by feel and exactly: its label, a slider, a field. */
export function SliderField(props: SliderFieldProps) {
  const { label, value, onChange, onDone, min, max, step = 1, digits = 0, rest, unit, disabled } = props
  const id = useId()
  const common = { min, max, step, onDone, disabled: disabled ?? false }
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 items-center gap-1">
      <span id={id} title={label} className="w-20 shrink-0 truncate text-sm text-ink-muted">
        {label}
      </span>
      <Slider
        {...common}
        aria-label={label}
        value={value === null ? null : Math.min(value, max)}
        onChange={next => onChange(next, 'merge')}
        {...(rest === undefined ? {} : { rest })}
        {...(unit === undefined || value === null ? {} : { valueText: `${value.toFixed(digits)}${unit}` })}
      />
      <span className="flex w-13 shrink-0">
        <NumberInput
          {...common}
          aria-label={label}
          max={props.most ?? max}
          value={value}
          onChange={onChange}
          digits={digits}
          {...(unit === undefined ? {} : { unit })}
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        />
      </span>
    </div>
  )
}
