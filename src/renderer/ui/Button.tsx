import type { LucideIcon } from 'lucide-react'
import { LoaderCircle } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { buttonClasses } from './buttonClasses.ts'
import type { ButtonSize, ButtonVariant } from './buttonClasses.ts'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'

export interface ButtonProps {
  children: ReactNode
  onClick?: (() => void) | undefined
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: LucideIcon | undefined
  /** Shortcut shown at the end, as separate keys. */
  keys?: readonly string[] | undefined
  /** Work is under way: shows it and takes no clicks. */
  busy?: boolean | undefined
  disabled?: boolean | undefined
  full?: boolean
  type?: 'button' | 'submit'
  /** Id of the form it submits, when it stands outside. */
  form?: string
  pressed?: boolean | undefined
  autoFocus?: boolean
  ref?: Ref<HTMLButtonElement>
  'aria-describedby'?: string
  'aria-label'?: string | undefined
}

/** The button. `primary` once per screen at most. */
export function Button(props: ButtonProps) {
  const {
    children,
    onClick,
    variant = 'secondary',
    size = 'md',
    icon,
    keys,
    busy,
    disabled,
    full,
    pressed,
    ...rest
  } = props
  return (
    <button
      type="button"
      {...rest}
      onClick={onClick}
      disabled={disabled === true || busy === true}
      aria-busy={busy === true || undefined}
      aria-pressed={pressed}
      className={buttonClasses(variant, size, 'text', full)}
    >
      {busy === true ? (
        <span className="animate-spin">
          <Icon icon={LoaderCircle} size={size === 'sm' ? 14 : 16} />
        </span>
      ) : (
        icon && <Icon icon={icon} size={size === 'sm' ? 14 : 16} />
      )}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  )
}
