import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface PanelProps {
  /** A heading makes it a named region. */
  title?: string
  /** After the title: a count. */
  badge?: ReactNode
  description?: ReactNode
  /** Small buttons at the end of the heading. */
  actions?: ReactNode
  /** `card` has a hairline around it; `plain` only its heading. */
  variant?: 'card' | 'plain'
  padding?: 'none' | 'md'
  children: ReactNode
}

/** A part of a screen under its heading. */
export function Panel({
  title,
  badge,
  description,
  actions,
  variant = 'plain',
  padding = 'none',
  children,
}: PanelProps) {
  return (
    <section
      aria-label={title}
      className={cx('min-w-0', variant === 'card' && 'rounded-lg border bg-surface')}
    >
      {title !== undefined && (
        <header
          className={cx(
            'flex items-center justify-between gap-4',
            variant === 'card' ? 'px-4 pt-3 pb-1' : 'pb-2',
          )}
        >
          <div className="min-w-0">
            <div className="flex items-center gap-2">
              <h2 className="text-base font-semibold">{title}</h2>
              {badge}
            </div>
            {description !== undefined && <div className="text-sm text-ink-muted">{description}</div>}
          </div>
          {actions !== undefined && <div className="flex gap-2">{actions}</div>}
        </header>
      )}
      <div className={padding === 'md' ? 'px-4 py-3' : undefined}>{children}</div>
    </section>
  )
}
