import type { LucideIcon } from 'lucide-react'
import { cx } from './cx.ts'
import type { Tone } from './Badge.tsx'
import { Icon } from './Icon.tsx'

export interface PillProps {
  icon: LucideIcon
  text: string
  tone?: Tone
  spin?: boolean
  onClick?: () => void
  'aria-label'?: string
}

const tones: Record<Tone, string> = {
  plain: 'border-line text-ink-muted hover:text-ink',
  accent: 'border-transparent bg-accent-soft text-accent',
  success: 'border-transparent bg-success-soft text-success',
  warning: 'border-transparent bg-warning-soft text-warning',
  danger: 'border-transparent bg-danger-soft text-danger',
}

/** One short truth that can be pressed. */
export function Pill({ icon, text, tone = 'plain', spin = false, onClick, ...rest }: PillProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      {...rest}
      className={cx(
        'inline-flex h-7 max-w-80 items-center gap-1.5 rounded-full border px-3 text-sm font-medium transition-colors',
        tones[tone],
      )}
    >
      <span className={spin ? 'animate-spin' : undefined}>
        <Icon icon={icon} size={14} />
      </span>
      <span className="truncate tabular">{text}</span>
    </button>
  )
}
