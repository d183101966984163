import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronsUpDown } from 'lucide-react'
import { controlClasses, floatClasses, itemClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { useField } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { useUiWords } from './UiProvider.tsx'

export interface ComboboxOption {
  value: string
  label: string
  /** Quieter, at the end of the line. */
  note?: string
}

export interface ComboboxProps {
  value: string | null
  onChange: (value: string) => void
  options: readonly ComboboxOption[]
  placeholder?: string
  disabled?: boolean
  'aria-label'?: string
}

/** One of many, found by typing. At most 60 matches are drawn. */
export function Combobox({ value, onChange, options, placeholder, disabled, ...rest }: ComboboxProps) {
  const field = useField()
  const words = useUiWords()
  return (
    <Base.Root
      items={options}
      value={options.find(o => o.value === value) ?? null}
      onValueChange={next => {
        if (next !== null) onChange(next.value)
      }}
      isItemEqualToValue={(a, b) => a.value === b.value}
      itemToStringLabel={item => (item.note === undefined ? item.label : `${item.label} ${item.note}`)}
      limit={60}
      autoHighlight
      disabled={disabled ?? false}
    >
      <Base.Trigger
        {...field}
        {...rest}
        className={cx(controlClasses, 'flex h-8 items-center justify-between gap-2 ps-2 pe-1.5 text-start')}
      >
        <Base.Value placeholder={<span className="text-ink-faint">{placeholder}</span>}>
          {(item: ComboboxOption | null) =>
            item === null ? (
              <span className="text-ink-faint">{placeholder}</span>
            ) : (
              <span className="flex min-w-0 flex-1 items-center justify-between gap-2">
                <span className="truncate">{item.label}</span>
                <span className="text-sm text-ink-muted tabular">{item.note}</span>
              </span>
            )
          }
        </Base.Value>
        <span className="text-ink-muted">
          <Icon icon={ChevronsUpDown} size={14} />
        </span>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={4}>
          <Base.Popup className={cx(floatClasses, 'w-(--anchor-width) min-w-64')} aria-label={words.search}>
            <div className="border-b p-1">
              <Base.Input
                aria-label={words.search}
                placeholder={words.search}
                className="h-7 w-full bg-transparent px-2 outline-none"
              />
            </div>
            <Base.Empty>
              <div className="px-3 py-4 text-center text-sm text-ink-muted empty:hidden">
                {words.noResults}
              </div>
            </Base.Empty>
            <Base.List className="max-h-64 overflow-y-auto p-1 data-empty:p-0">
              {(item: ComboboxOption) => (
                <Base.Item key={item.value} value={item} className={itemClasses}>
                  <span className="w-3.5 text-accent">
                    <Base.ItemIndicator>
                      <Icon icon={Check} size={14} />
                    </Base.ItemIndicator>
                  </span>
                  <span className="flex-1 truncate">{item.label}</span>
                  {item.note !== undefined && (
                    <span className="text-sm text-ink-muted tabular">{item.note}</span>
                  )}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
