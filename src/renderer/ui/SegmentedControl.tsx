import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import { leaveShortcuts } from './leaveShortcuts.ts'
import { Tooltip } from './Tooltip.tsx'

export interface Segment<V extends string> {
  value: V
  label: string
  icon?: LucideIcon
}

export interface SegmentedControlProps<V extends string> {
  /** Null: none of them, or several things that differ. */
  value: V | null
  onChange: (value: V) => void
  segments: readonly Segment<V>[]
  /** Only their icons are shown; the labels are names and tooltips. */
  iconsOnly?: boolean
  size?: 'sm' | 'md'
  /** All the width there is, in equal parts. */
  full?: boolean
  'aria-label': string
}

/** One of two to four short words, or a few icons, all in sight: views, themes, alignments. */
export function SegmentedControl<V extends string>(props: SegmentedControlProps<V>) {
  const { value, onChange, segments, iconsOnly = false, size = 'md', full = false, ...rest } = props
  return (
    <RadioGroup<V | null>
      value={value}
      onValueChange={next => {
        if (next !== null) onChange(next)
      }}
      {...rest}
    >
      <div
        className={cx(
          'items-center gap-0.5 rounded-md bg-sunken p-0.5',
          full ? 'flex w-full' : 'inline-flex',
          size === 'sm' ? 'h-7' : 'h-8',
        )}
      >
        {segments.map(segment => (
          <Named key={segment.value} name={iconsOnly ? segment.label : null}>
            <Radio.Root
              value={segment.value}
              aria-label={iconsOnly ? segment.label : undefined}
              onKeyDown={leaveShortcuts}
              className={cx(
                'flex items-center justify-center gap-1.5 rounded-sm text-ink-muted transition-colors select-none hover:text-ink data-checked:bg-raised data-checked:font-medium data-checked:text-ink data-checked:shadow-[0_0_0_1px_var(--color-line)]',
                size === 'sm' ? 'h-6 text-sm' : 'h-7',
                full && 'min-w-0 flex-1',
                iconsOnly || full ? 'px-1.5' : 'px-2.5',
              )}
            >
              {segment.icon && <Icon icon={segment.icon} size={14} />}
              {iconsOnly ? null : full ? <span className="truncate">{segment.label}</span> : segment.label}
            </Radio.Root>
          </Named>
        ))}
      </div>
    </RadioGroup>
  )
}

function Named({ name, children }: { name: string | null; children: ReactElement }) {
  return name === null ? children : <Tooltip text={name}>{children}</Tooltip>
}
