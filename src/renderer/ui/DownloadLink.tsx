import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClasses } from './buttonClasses.ts'
import { Icon } from './Icon.tsx'

export interface DownloadLinkProps {
  /** An address of the core that answers with a file. */
  href: string
  icon: LucideIcon
  disabled?: boolean
  /** `secondary` where saving is not what she came for. */
  variant?: 'primary' | 'secondary'
  onClick?: () => void
  children: ReactNode
}

/** Saves a file: a browser downloads it, the desktop app asks where to. Looks like a button. */
export function DownloadLink(props: DownloadLinkProps) {
  const { href, icon, disabled = false, variant = 'primary', onClick, children } = props
  return (
    <a
      // Without an address it is nothing that could be followed.
      href={disabled ? undefined : href}
      download
      aria-disabled={disabled}
      onClick={onClick}
      className={`${buttonClasses(variant, 'md', 'text')} aria-disabled:opacity-50`}
    >
      <Icon icon={icon} />
      {children}
    </a>
  )
}
