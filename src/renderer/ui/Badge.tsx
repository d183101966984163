import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tone = 'plain' | 'accent' | 'success' | 'warning' | 'danger'

const tones: Record<Tone, string> = {
  plain: 'bg-sunken text-ink-muted',
  accent: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
}

/** A small count or word on something. */
export function Badge({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) {
  return (
    <span
      className={cx(
        'inline-flex h-5 min-w-5 items-center justify-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap tabular',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
