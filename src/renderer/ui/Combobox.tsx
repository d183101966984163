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
  /** Options of one group stand under its name, in the order they are given. */
  group?: string
  /** The family of fonts its label is drawn in. */
  face?: string
}

export interface ComboboxProps {
  value: string | null
  onChange: (value: string) => void
  options: readonly ComboboxOption[]
  placeholder?: string
  disabled?: boolean
  size?: 'sm' | 'md'
  onOpenChange?: (open: boolean) => void
  'aria-label'?: string
}

interface OptionGroup {
  value: string
  items: ComboboxOption[]
}

/** By group, when the options have any. */
function grouped(options: readonly ComboboxOption[]): OptionGroup[] | null {
  if (options.every(({ group }) => group === undefined)) return null
  const groups = new Map<string, ComboboxOption[]>()
  for (const option of options) {
    const name = option.group ?? ''
    groups.set(name, [...(groups.get(name) ?? []), option])
  }
  return [...groups].map(([value, items]) => ({ value, items }))
}

/** One of many, found by typing. At most 60 matches are drawn. */
export function Combobox(props: ComboboxProps) {
  const { value, onChange, options, placeholder, disabled, size = 'md', onOpenChange, ...rest } = props
  const field = useField()
  const words = useUiWords()
  const groups = grouped(options)
  return (
    <Base.Root<ComboboxOption>
      items={groups ?? options}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (open: boolean) => onOpenChange(open) })}
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
        className={cx(
          controlClasses,
          'flex items-center justify-between gap-2 ps-2 pe-1.5 text-start',
          size === 'sm' ? 'h-7 text-sm' : 'h-8',
        )}
      >
        <Base.Value placeholder={<span className="text-ink-faint">{placeholder}</span>}>
          {(item: ComboboxOption | null) =>
            item === null ? (
              <span className="text-ink-faint">{placeholder}</span>
            ) : (
              <span className="flex min-w-0 flex-1 items-center justify-between gap-2">
                <Label option={item} />
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
              {groups === null
                ? (item: ComboboxOption) => <Option key={item.value} option={item} />
                : (group: OptionGroup) => (
                    <Base.Group key={group.value} items={group.items}>
                      <Base.GroupLabel className="px-2 pt-2 pb-1 text-sm text-ink-muted">
                        {group.value}
                      </Base.GroupLabel>
                      <Base.Collection>
                        {(item: ComboboxOption) => <Option key={item.value} option={item} />}
                      </Base.Collection>
                    </Base.Group>
                  )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Option({ option }: { option: ComboboxOption }) {
  return (
    <Base.Item value={option} className={itemClasses}>
      <span className="w-3.5 text-accent">
        <Base.ItemIndicator>
          <Icon icon={Check} size={14} />
        </Base.ItemIndicator>
      </span>
      <span className="flex min-w-0 flex-1">
        <Label option={option} />
      </span>
      {option.note !== undefined && <span className="text-sm text-ink-muted tabular">{option.note}</span>}
    </Base.Item>
  )
}

function Label({ option: { label, face } }: { option: ComboboxOption }) {
  return (
    <span className="truncate" style={face === undefined ? {} : { fontFamily: `"${face}", sans-serif` }}>
      {label}
    </span>
  )
}
