import { Radio } from '@base-ui/react/radio'
import { RadioGroup as Base } from '@base-ui/react/radio-group'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { leaveShortcuts } from './leaveShortcuts.ts'

export interface RadioOption<V extends string> {
  value: V
  label: ReactNode
  help?: ReactNode
  disabled?: boolean
}

export interface RadioGroupProps<V extends string> {
  value: V | null
  onChange: (value: V) => void
  options: readonly RadioOption<V>[]
  'aria-label': string
}

/** One of a few, each with room for an explanation. */
export function RadioGroup<V extends string>({ value, onChange, options, ...rest }: RadioGroupProps<V>) {
  const id = useId()
  return (
    <Base
      value={value}
      onValueChange={next => {
        if (next !== null) onChange(next)
      }}
      {...rest}
    >
      <div className="flex flex-col gap-2">
        {options.map(option => (
          <div key={option.value} className="flex items-start gap-2">
            <Radio.Root
              value={option.value}
              onKeyDown={leaveShortcuts}
              disabled={option.disabled ?? false}
              aria-labelledby={`${id}-${option.value}`}
              className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-edge bg-surface transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
            >
              <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
            </Radio.Root>
            <label
              id={`${id}-${option.value}`}
              className="flex min-w-0 flex-col"
              onClick={() => option.disabled !== true && onChange(option.value)}
            >
              <span>{option.label}</span>
              {option.help !== undefined && <span className="text-sm text-ink-muted">{option.help}</span>}
            </label>
          </div>
        ))}
      </div>
    </Base>
  )
}
