import type { LucideIcon } from 'lucide-react'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Icon } from '../../../ui/Icon.tsx'

interface ChipButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'children'> {
  icon: LucideIcon
  /** Something was chosen: stands out a little. */
  isSet: boolean
  children: ReactNode
  /** What must not be cut off where the rest is long. */
  more?: ReactNode
}

/** A quiet word that opens what can be chosen. */
export function ChipButton({ icon, isSet, children, more, ...rest }: ChipButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`flex h-7 max-w-72 items-center gap-1.5 rounded-md px-2 text-sm transition-colors hover:bg-hover hover:text-ink data-popup-open:bg-hover ${isSet ? 'font-medium text-ink' : 'text-ink-muted'}`}
    >
      <Icon icon={icon} size={14} />
      <span className="truncate tabular">{children}</span>
      {more !== undefined && <span className="shrink-0">{more}</span>}
      <Icon icon={ChevronDown} size={12} />
    </button>
  )
}
