interface PickBoxProps {
  checked: boolean
  onChange: (checked: boolean) => void
  /** Heard by screen readers; what stands beside it says it to the others. */
  label: string
}

/** A choice in a row of a long list: the browser's own box, because hundreds of rows pass by in a second while she scrolls. */
export function PickBox({ checked, onChange, label }: PickBoxProps) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      onChange={event => onChange(event.target.checked)}
      className="size-4 shrink-0 accent-accent"
    />
  )
}
