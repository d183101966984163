import type { ReactNode } from 'react'

/** A short label with what it names beside it. The control has its name by itself. */
export function LabelledRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-center gap-1">
      <span aria-hidden title={label} className="w-20 shrink-0 truncate text-sm text-ink-muted">
        {label}
      </span>
      <div className="flex min-w-0 flex-1 items-center gap-1">{children}</div>
    </div>
  )
}
