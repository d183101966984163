import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export interface EmptyStateProps {
  icon?: LucideIcon
  title: string
  text?: ReactNode
  /** A Button that ends the emptiness. */
  action?: ReactNode
  /** `inline` inside a list or panel. */
  size?: 'page' | 'inline'
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon, title, text, action, size = 'page' }: EmptyStateProps) {
  return (
    <div
      className={
        size === 'page'
          ? 'flex min-h-80 flex-1 flex-col items-center justify-center gap-1 p-8 text-center'
          : 'flex flex-col items-center gap-1 p-6 text-center'
      }
    >
      {icon && (
        <span className="mb-2 flex size-12 items-center justify-center rounded-full bg-accent-soft text-accent">
          <Icon icon={icon} size={24} />
        </span>
      )}
      <h2 className="text-lg font-semibold text-balance">{title}</h2>
      {text !== undefined && <div className="max-w-md text-ink-muted text-pretty">{text}</div>}
      {action !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
