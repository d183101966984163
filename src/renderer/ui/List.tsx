import type { KeyboardEvent, ReactNode } from 'react'
import { cx } from './cx.ts'

/** A list with hairlines between its rows. */
export function List({ children, 'aria-label': label }: { children: ReactNode; 'aria-label': string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-lg border bg-surface">
      {children}
    </ul>
  )
}

export interface ListRowProps {
  /** At the start: marks, an avatar. */
  start?: ReactNode
  title: ReactNode
  /** Under the title. */
  note?: ReactNode
  /** A note that must be read in full may take two lines. */
  noteLines?: 1 | 2
  /** At the end, before the buttons: time, state. */
  meta?: ReactNode
  actions?: ReactNode
  /** Makes title and note one button that opens the thing. */
  onOpen?: () => void
  /** Keys that mean something anywhere in the row. */
  onKeyDown?: (event: KeyboardEvent) => void
  /** Below, over the whole width. */
  children?: ReactNode
}

/** One row of a list. */
export function ListRow({
  start,
  title,
  note,
  noteLines = 1,
  meta,
  actions,
  onOpen,
  onKeyDown,
  children,
}: ListRowProps) {
  const words = (
    <>
      <span dir="auto" className="block truncate text-start font-medium">
        {title}
      </span>
      {note !== undefined && (
        <span className={cx('text-sm text-ink-muted', noteLines === 1 ? 'block truncate' : 'line-clamp-2')}>
          {note}
        </span>
      )}
    </>
  )
  return (
    <li onKeyDown={onKeyDown} className="px-3 py-2 transition-colors hover:bg-hover/50">
      <div className="flex min-h-8 items-center gap-3">
        {start !== undefined && <div className="flex shrink-0 items-center gap-2">{start}</div>}
        {onOpen ? (
          <button type="button" onClick={onOpen} className="min-w-0 flex-1 rounded-sm text-start">
            {words}
          </button>
        ) : (
          <div className="min-w-0 flex-1">{words}</div>
        )}
        {meta !== undefined && (
          <div className="flex shrink-0 items-center gap-3 text-sm text-ink-muted">{meta}</div>
        )}
        {actions !== undefined && <div className="flex shrink-0 items-center gap-1">{actions}</div>}
      </div>
      {children}
    </li>
  )
}
