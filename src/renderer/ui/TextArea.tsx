import type { ComponentProps } from 'react'
import { controlClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { useField } from './Field.tsx'

export interface TextAreaProps extends Omit<
  ComponentProps<'textarea'>,
  'className' | 'style' | 'onChange' | 'value'
> {
  value: string
  onChange: (value: string) => void
  /** `bare` has no frame: for a writing surface that has its own; `quiet` shows one only while it is pointed at or written in. */
  variant?: 'framed' | 'bare' | 'quiet'
}

/** Several lines of text; grows with them. */
export function TextArea({ value, onChange, variant = 'framed', rows = 3, ...rest }: TextAreaProps) {
  const field = useField()
  return (
    <textarea
      {...field}
      rows={rows}
      {...rest}
      // A field that grows with its text forgets its rows: they are the least it has.
      style={{ minHeight: variant === 'bare' ? `${rows}lh` : `calc(${rows}lh + 0.875rem)` }}
      value={value}
      onChange={event => onChange(event.target.value)}
      className={cx(
        'field-sizing-content resize-none',
        variant === 'framed' && cx(controlClasses, 'px-2 py-1.5'),
        variant === 'quiet' &&
          '-mx-2 w-[calc(100%+1rem)] rounded-md border border-transparent bg-transparent px-2 py-1.5 text-ink transition-colors outline-none placeholder:text-ink-faint hover:border-line focus:border-accent focus:bg-surface',
        variant === 'bare' && 'w-full bg-transparent text-lg text-ink outline-none',
      )}
    />
  )
}
