import type { ReactNode } from 'react'

interface SectionBodyProps {
  /** Stays in sight above what scrolls. */
  head?: ReactNode
  /** Stays in sight below it. */
  foot?: ReactNode
  children: ReactNode
}

/** The content of a section: what scrolls, between what stays. */
export function SectionBody({ head, foot, children }: SectionBodyProps) {
  return (
    <>
      {head !== undefined && <div className="flex shrink-0 flex-col gap-2 px-3 pb-2">{head}</div>}
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-3 pb-4">{children}</div>
      {foot !== undefined && <div className="flex shrink-0 flex-col gap-2 border-t p-3">{foot}</div>}
    </>
  )
}
