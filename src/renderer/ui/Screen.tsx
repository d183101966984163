import type { ReactNode } from 'react'

export interface ScreenProps {
  /** The name of the screen: heading and document title. */
  title: string
  /** Quiet words after the title: a count, a month. */
  note?: ReactNode
  /** Buttons at the end of the heading. */
  actions?: ReactNode
  /** Filters and views under the heading. */
  toolbar?: ReactNode
  /** `reading` is a column for lists and forms; `full` takes all the room and scrolls by itself. */
  width?: 'reading' | 'full'
  children: ReactNode
}

/** The shape every screen has: heading, actions, content that scrolls. */
export function Screen({ title, note, actions, toolbar, width = 'reading', children }: ScreenProps) {
  const column = width === 'reading' ? 'mx-auto w-full max-w-4xl' : ''
  return (
    <div className={`flex h-full min-h-0 flex-col ${width === 'reading' ? 'overflow-y-auto' : ''}`}>
      <title>{`${title} · Ratiba`}</title>
      <header
        className={`flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 pt-4 pb-3 ${column}`}
      >
        <div className="flex min-w-0 items-baseline gap-3">
          <h1 className="truncate text-xl font-semibold tracking-tight">{title}</h1>
          {note !== undefined && <span className="text-ink-muted">{note}</span>}
        </div>
        {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
        {toolbar !== undefined && <div className="flex w-full flex-wrap items-center gap-2">{toolbar}</div>}
      </header>
      <div
        className={
          width === 'reading' ? `flex flex-1 flex-col px-6 pb-10 ${column}` : 'flex min-h-0 flex-1 flex-col'
        }
      >
        {children}
      </div>
    </div>
  )
}
