import type { ReactNode } from 'react'
import { Switch } from '../../../../ui/Switch.tsx'

interface OptionalSectionProps {
  title: string
  /** Undefined: some have it. */
  isOn: boolean | undefined
  onTurn: (on: boolean) => void
  /** What can be changed of it while it is there. */
  children: ReactNode
}

/** Something that layers may have or not: a shadow, an outline. */
export function OptionalSection({ title, isOn, onTurn, children }: OptionalSectionProps) {
  return (
    <section aria-label={title} className="border-b px-3 py-2">
      <header className="flex h-7 items-center justify-between gap-2">
        <h3 className="min-w-0 truncate text-sm font-semibold">{title}</h3>
        <Switch aria-label={title} checked={isOn === true} onChange={onTurn} />
      </header>
      {isOn !== false && <div className="flex flex-col gap-2 pt-1 pb-1">{children}</div>}
    </section>
  )
}
