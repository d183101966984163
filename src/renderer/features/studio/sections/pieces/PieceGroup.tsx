import type { ReactNode } from 'react'

interface PieceGroupProps {
  title: string
  /** Columns of pieces. */
  columns: 1 | 2 | 3 | 4 | 5
  /** Beside the title. */
  actions?: ReactNode
  children: ReactNode
}

const grids = {
  1: 'grid-cols-1',
  2: 'grid-cols-2',
  3: 'grid-cols-3',
  4: 'grid-cols-4',
  5: 'grid-cols-5',
}

/** Pieces of one kind under their heading. */
export function PieceGroup({ title, columns, actions, children }: PieceGroupProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        {actions}
      </div>
      <div className={`grid gap-1.5 ${grids[columns]}`}>{children}</div>
    </section>
  )
}
