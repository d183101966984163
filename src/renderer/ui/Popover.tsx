import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { floatClasses } from './controlClasses.ts'

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement
  children: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  side?: 'top' | 'bottom' | 'inline-end' | 'inline-start'
  align?: 'start' | 'center' | 'end'
  /** `none` when the content brings its own edges. */
  padding?: 'none' | 'md'
  'aria-label'?: string
}

/** Something small that floats beside its button. */
export function Popover(props: PopoverProps) {
  const { trigger, children, open, onOpenChange, side = 'bottom', align = 'start', padding = 'md' } = props
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={6} side={side} align={align}>
          <Base.Popup
            aria-label={props['aria-label']}
            className={cx(
              floatClasses,
              'max-h-(--available-height) overflow-y-auto',
              padding === 'md' && 'p-3',
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
