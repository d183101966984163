import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { buttonClasses } from './buttonClasses.ts'
import type { ButtonSize, ButtonVariant } from './buttonClasses.ts'
import { Icon } from './Icon.tsx'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'children'> {
  icon: LucideIcon
  /** Its name: the tooltip and what a screen reader says. */
  label: string
  keys?: readonly string[] | undefined
  variant?: ButtonVariant
  size?: ButtonSize
  pressed?: boolean
  /** False where a menu or popover opens on the same element. */
  tooltip?: boolean
}

/** A square button with only an icon; its name shows on hover and focus. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, keys, variant = 'quiet', size = 'md', pressed, tooltip = true, ...rest } = props
  const button = (
    <button
      type="button"
      {...rest}
      aria-label={label}
      aria-pressed={pressed}
      className={buttonClasses(variant, size, 'square')}
    >
      <Icon icon={icon} size={16} />
    </button>
  )
  return tooltip ? (
    <Tooltip text={label} keys={keys}>
      {button}
    </Tooltip>
  ) : (
    button
  )
}
