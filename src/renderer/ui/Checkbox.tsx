import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export interface CheckboxProps {
  checked: boolean
  onChange: (checked: boolean) => void
  label: ReactNode
  /** Where what stands beside it says it all: only a screen reader hears the label. */
  hideLabel?: boolean
  help?: string
  indeterminate?: boolean
  disabled?: boolean
}

/** A choice with its words. */
export function Checkbox({
  checked,
  onChange,
  label,
  hideLabel = false,
  help,
  indeterminate = false,
  disabled = false,
}: CheckboxProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2">
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        indeterminate={indeterminate}
        disabled={disabled}
        aria-labelledby={id}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-edge bg-surface transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent"
      >
        <Base.Indicator className="text-on-accent">
          <Icon icon={indeterminate ? Minus : Check} size={12} />
        </Base.Indicator>
      </Base.Root>
      <label
        id={id}
        className={hideLabel ? 'sr-only' : 'flex min-w-0 flex-col'}
        onClick={() => !disabled && onChange(!checked)}
      >
        <span>{label}</span>
        {help !== undefined && <span className="text-sm text-ink-muted">{help}</span>}
      </label>
    </div>
  )
}
