import { cx } from './cx.ts'
import { useUiWords } from './UiProvider.tsx'

export interface SkeletonProps {
  /** What is awaited: lines of text, rows of a list, cards, or one block that fills its place. */
  shape?: 'lines' | 'rows' | 'cards' | 'block'
  count?: number
}

const shapes = {
  lines: 'h-3 rounded-sm',
  rows: 'h-10 rounded-md',
  cards: 'h-24 rounded-lg',
  block: 'h-full min-h-24 rounded-lg',
}

/** The ghost of what is loading; it shows only after 150 ms, so that fast answers do not flicker. */
export function Skeleton({ shape = 'rows', count = 4 }: SkeletonProps) {
  const words = useUiWords()
  const lines = shape === 'block' ? 1 : count
  return (
    <div
      role="status"
      aria-label={words.loading}
      className={cx('appear-late flex flex-col gap-2', shape === 'block' && 'h-full')}
    >
      {Array.from({ length: lines }, (_, i) => (
        <div
          key={i}
          className={cx('breathe bg-hover', shapes[shape], shape === 'lines' && i === lines - 1 && 'w-2/3')}
        />
      ))}
    </div>
  )
}
