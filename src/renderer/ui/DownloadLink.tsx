import type { LucideIcon } from 'lucide-react'
import { buttonClasses } from './buttonClasses.ts'
import { Icon } from './Icon.tsx'
import { Tooltip } from './Tooltip.tsx'

export interface DownloadLinkProps {
  /** An address of the core that answers with a file. */
  href: string
  icon: LucideIcon
  disabled?: boolean
  /** `secondary` where saving is not what she came for. */
  variant?: 'primary' | 'secondary'
  /** Only its icon, where room is scarce; what it says stands in a tooltip. */
  compact?: boolean
  onClick?: () => void
  children: string
}

/** Saves a file: a browser downloads it, the desktop app asks where to. Looks like a button. */
export function DownloadLink(props: DownloadLinkProps) {
  const { href, icon, disabled = false, variant = 'primary', compact = false, onClick, children } = props
  const link = (
    <a
      // Without an address it is nothing that could be followed.
      href={disabled ? undefined : href}
      download
      aria-disabled={disabled}
      onClick={onClick}
      className={`${buttonClasses(variant, 'md', compact ? 'square' : 'text')} aria-disabled:opacity-50`}
    >
      <Icon icon={icon} />
      <span className={compact ? 'sr-only' : ''}>{children}</span>
    </a>
  )
  return compact ? <Tooltip text={children}>{link}</Tooltip> : link
}
