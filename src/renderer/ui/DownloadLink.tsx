import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClasses } from './buttonClasses.ts'
import { Icon } from './Icon.tsx'

export interface DownloadLinkProps {
  /** An address of the core that answers with a file. */
  href: string
  icon: LucideIcon
  disabled?: boolean
  onClick?: () => void
  children: ReactNode
}

/** Saves a file: a browser downloads it, the desktop app asks where to. Looks like the main button that it is. */
export function DownloadLink({ href, icon, disabled = false, onClick, children }: DownloadLinkProps) {
  return (
    <a
      // Without an address it is nothing that could be followed.
      href={disabled ? undefined : href}
      download
      aria-disabled={disabled}
      onClick={onClick}
      className={`${buttonClasses('primary', 'md', 'text')} aria-disabled:opacity-50`}
    >
      <Icon icon={icon} />
      {children}
    </a>
  )
}
