import { cx } from './cx.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md'

const byVariant: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
  secondary: 'bg-surface text-ink border-line hover:bg-hover active:bg-pressed',
  quiet:
    'bg-transparent text-ink-muted border-transparent hover:bg-hover hover:text-ink active:bg-pressed data-popup-open:bg-hover ' +
    'aria-pressed:bg-pressed aria-pressed:text-ink',
  danger: 'bg-surface text-danger border-line hover:bg-danger-soft',
}

/** The look that Button, IconButton and triggers share. */
export function buttonClasses(
  variant: ButtonVariant,
  size: ButtonSize,
  shape: 'text' | 'square',
  full = false,
) {
  return cx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap',
    'transition-colors select-none disabled:pointer-events-none disabled:opacity-50 data-disabled:opacity-50',
    size === 'sm' ? 'h-7 text-sm' : 'h-8 text-base',
    shape === 'square' ? (size === 'sm' ? 'w-7' : 'w-8') : size === 'sm' ? 'px-2' : 'px-3',
    full && 'w-full',
    byVariant[variant],
  )
}
