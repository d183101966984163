import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface ScreenProps {
  /** The name of the screen: heading and document title. */
  title: string
  /** Quiet words after the title: a count, a month. */
  note?: ReactNode
  /** Buttons at the end of the heading. */
  actions?: ReactNode
  /** Filters and views under the heading. */
  toolbar?: ReactNode
  /** `reading` is a column for lists, `narrow` one for forms; `full` takes all the room and scrolls by itself. */
  width?: 'reading' | 'narrow' | 'full'
  children: ReactNode
}

const columns = { reading: 'mx-auto w-full max-w-5xl', narrow: 'mx-auto w-full max-w-3xl', full: '' }

/** The shape every screen has: heading, actions, content that scrolls. */
export function Screen({ title, note, actions, toolbar, width = 'reading', children }: ScreenProps) {
  const isColumn = width !== 'full'
  return (
    <div className={cx('flex h-full min-h-0 flex-col', isColumn && 'overflow-y-auto')}>
      <title>{`${title} · Ratiba`}</title>
      <header
        className={cx(
          'flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 pt-4 pb-3',
          columns[width],
        )}
      >
        <div className="flex min-w-0 items-baseline gap-3">
          <h1 className="truncate text-xl font-semibold tracking-tight">{title}</h1>
          {note !== undefined && <span className="text-ink-muted">{note}</span>}
        </div>
        {actions !== undefined && <div className="flex items-center gap-2 print:hidden">{actions}</div>}
        {toolbar !== undefined && (
          <div className="flex w-full flex-wrap items-center gap-2 print:hidden">{toolbar}</div>
        )}
      </header>
      <div className={cx('flex flex-1 flex-col', isColumn ? 'px-6 pb-10' : 'min-h-0', columns[width])}>
        {children}
      </div>
    </div>
  )
}
