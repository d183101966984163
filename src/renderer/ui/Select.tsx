import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { controlClasses, floatClasses, itemClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { useField } from './Field.tsx'
import { Icon } from './Icon.tsx'

export interface SelectOption<V extends string | number> {
  value: V
  label: string
  /** Something small before the label: an icon, a colour dot. */
  mark?: ReactNode
  /** A quieter second line. */
  note?: string
  disabled?: boolean
}

export interface SelectProps<V extends string | number> {
  value: V | null
  onChange: (value: V) => void
  options: readonly SelectOption<V>[]
  placeholder?: string
  size?: 'sm' | 'md'
  /** `quiet` shows no frame until hovered: filters and toolbars. */
  variant?: 'framed' | 'quiet'
  disabled?: boolean
  'aria-label'?: string
}

/** One of a few. For many (time zones) use Combobox. */
export function Select<V extends string | number>(props: SelectProps<V>) {
  const { value, onChange, options, placeholder, size = 'md', variant = 'framed', disabled } = props
  const field = useField()
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={next => {
        if (next !== null) onChange(next)
      }}
      disabled={disabled ?? false}
    >
      <Base.Trigger
        {...field}
        aria-label={props['aria-label']}
        className={cx(
          'flex items-center justify-between gap-2 ps-2 pe-1.5 text-start whitespace-nowrap',
          size === 'sm' ? 'h-7 text-sm' : 'h-8',
          variant === 'framed'
            ? controlClasses
            : 'rounded-md text-ink-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover',
        )}
      >
        <span className="flex min-w-0 items-center gap-2">
          {options.find(o => o.value === value)?.mark}
          <Base.Value className="truncate data-placeholder:text-ink-faint" placeholder={placeholder} />
        </span>
        <Base.Icon className="text-ink-muted">
          <Icon icon={ChevronsUpDown} size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={cx(floatClasses, 'min-w-(--anchor-width)')}>
            <Base.List className="max-h-[min(22rem,var(--available-height))] overflow-y-auto p-1">
              {options.map(option => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled ?? false}
                  className={cx(itemClasses, 'pe-7 relative')}
                >
                  {option.mark}
                  <span className="flex min-w-0 flex-col">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.note !== undefined && (
                      <span className="text-sm text-ink-muted">{option.note}</span>
                    )}
                  </span>
                  <Base.ItemIndicator className="absolute inset-y-0 end-2 flex items-center text-accent">
                    <Icon icon={Check} size={14} />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
