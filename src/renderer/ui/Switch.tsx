import { Switch as Base } from '@base-ui/react/switch'
import { useField } from './Field.tsx'

export interface SwitchProps {
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  'aria-label'?: string
}

/** On or off, at once. Inside a Field, which gives its name, or with aria-label. */
export function Switch({ checked, onChange, disabled = false, ...rest }: SwitchProps) {
  const field = useField()
  return (
    <Base.Root
      {...field}
      {...rest}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      className="inline-flex h-5 w-9 items-center rounded-full border border-edge bg-sunken p-px transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
    >
      <Base.Thumb className="size-4 rounded-full bg-ink-muted transition-[translate,background-color] data-checked:translate-x-4 data-checked:bg-on-accent rtl:data-checked:-translate-x-4" />
    </Base.Root>
  )
}
