import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { controlClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { useField } from './Field.tsx'
import { Icon } from './Icon.tsx'

export interface TextInputProps extends Omit<
  ComponentProps<'input'>,
  'className' | 'style' | 'onChange' | 'size' | 'value'
> {
  value: string
  onChange: (value: string) => void
  icon?: LucideIcon
  size?: 'sm' | 'md'
}

/** One line of text. Inside a Field it takes label, help and error from there; alone it needs aria-label. */
export function TextInput({ value, onChange, icon, size = 'md', type = 'text', ...rest }: TextInputProps) {
  const field = useField()
  const input = (
    <input
      type={type}
      {...field}
      {...rest}
      value={value}
      onChange={event => onChange(event.target.value)}
      className={cx(controlClasses, size === 'sm' ? 'h-7' : 'h-8', icon ? 'ps-8 pe-2' : 'px-2')}
    />
  )
  if (!icon) return input
  return (
    <div className="relative w-full">
      <span className="pointer-events-none absolute inset-y-0 start-2 flex items-center text-ink-muted">
        <Icon icon={icon} />
      </span>
      {input}
    </div>
  )
}
