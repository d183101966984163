import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { LucideIcon } from 'lucide-react'
import { Icon } from './Icon.tsx'
import { leaveShortcuts } from './leaveShortcuts.ts'

export interface Segment<V extends string> {
  value: V
  label: string
  icon?: LucideIcon
}

export interface SegmentedControlProps<V extends string> {
  value: V
  onChange: (value: V) => void
  segments: readonly Segment<V>[]
  'aria-label': string
}

/** One of two to four short words, all in sight: views, themes. */
export function SegmentedControl<V extends string>({
  value,
  onChange,
  segments,
  ...rest
}: SegmentedControlProps<V>) {
  return (
    <RadioGroup value={value} onValueChange={next => onChange(next)} {...rest}>
      <div className="inline-flex h-8 items-center gap-0.5 rounded-md bg-sunken p-0.5">
        {segments.map(segment => (
          <Radio.Root
            key={segment.value}
            value={segment.value}
            onKeyDown={leaveShortcuts}
            className="flex h-7 items-center gap-1.5 rounded-sm px-2.5 text-ink-muted transition-colors select-none hover:text-ink data-checked:bg-raised data-checked:font-medium data-checked:text-ink data-checked:shadow-[0_0_0_1px_var(--color-line)]"
          >
            {segment.icon && <Icon icon={segment.icon} size={14} />}
            {segment.label}
          </Radio.Root>
        ))}
      </div>
    </RadioGroup>
  )
}
