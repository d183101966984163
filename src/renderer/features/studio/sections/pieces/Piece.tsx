import { useRef } from 'react'
import type { ReactNode } from 'react'
import { cx } from '../../../../ui/cx.ts'
import { usePieceDrag } from './usePieceDrag.ts'
import type { UsePiece } from './usePieceDrag.ts'

export interface PieceProps {
  label: string
  /** Shows its name below what it looks like. */
  named?: boolean
  /** A click, Enter, or a drop on the canvas. */
  onUse: UsePiece
  /** `framed` has an edge with what it looks like in it, `paper` has it up to the edge; `bare` has none. */
  look?: 'framed' | 'paper' | 'bare'
  children: ReactNode
}

const looks = {
  framed: 'border border-line bg-surface p-2 hover:border-edge hover:bg-hover',
  paper: 'overflow-hidden border border-line hover:border-edge',
  bare: 'hover:bg-hover',
}

/** Something that can be put into the design: by a click or Enter, or dragged to its place. */
export function Piece({ label, named = false, onUse, look = 'framed', children }: PieceProps) {
  const button = useRef<HTMLButtonElement>(null)
  usePieceDrag(button, onUse)
  return (
    <button
      ref={button}
      type="button"
      aria-label={label}
      title={named ? undefined : label}
      onClick={() => onUse(null)}
      className={cx(
        'flex min-w-0 flex-col items-center justify-center gap-1 rounded-md transition-colors data-dragging:opacity-50',
        looks[look],
      )}
    >
      {children}
      {named && <span className="w-full truncate px-1 text-center text-sm text-ink-muted">{label}</span>}
    </button>
  )
}
