interface KbdProps {
  /** Keys as they are shown, one after another: ['Ctrl', 'K'] or ['G', 'T']. */
  keys: readonly string[]
}

/** A keyboard shortcut, as small key caps. */
export function Kbd({ keys }: KbdProps) {
  return (
    <span className="inline-flex items-center gap-0.5" aria-hidden>
      {keys.map((key, i) => (
        <kbd
          key={`${key}${i}`}
          className="min-w-4 rounded-sm border border-line bg-sunken px-1 text-center font-sans text-xs text-ink-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
