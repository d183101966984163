import type { ReactNode } from 'react'

interface BrandPartProps {
  title: string
  actions?: ReactNode
  children: ReactNode
}

/** One part of the brand under its heading. */
export function BrandPart({ title, actions, children }: BrandPartProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  )
}
