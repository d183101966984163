import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const gaps = { 0: 'gap-0', 1: 'gap-1', 2: 'gap-2', 3: 'gap-3', 4: 'gap-4', 6: 'gap-6', 8: 'gap-8' }
export type Gap = keyof typeof gaps

interface LayoutProps {
  children: ReactNode
  /** Steps of 4 px. */
  gap?: Gap
  align?: 'start' | 'center' | 'end' | 'stretch' | 'baseline'
  justify?: 'start' | 'center' | 'end' | 'between'
  wrap?: boolean
  grow?: boolean
}

const aligns = {
  start: 'items-start',
  center: 'items-center',
  end: 'items-end',
  stretch: 'items-stretch',
  baseline: 'items-baseline',
}
const justifies = {
  start: 'justify-start',
  center: 'justify-center',
  end: 'justify-end',
  between: 'justify-between',
}

/** Things under each other. */
export function Stack({
  children,
  gap = 2,
  align = 'stretch',
  justify = 'start',
  grow = false,
}: LayoutProps) {
  return (
    <div
      className={cx('flex min-w-0 flex-col', gaps[gap], aligns[align], justifies[justify], grow && 'flex-1')}
    >
      {children}
    </div>
  )
}

/** Things beside each other. */
export function Row(props: LayoutProps) {
  const { children, gap = 2, align = 'center', justify = 'start', wrap = false, grow = false } = props
  return (
    <div
      className={cx(
        'flex min-w-0',
        gaps[gap],
        aligns[align],
        justifies[justify],
        wrap && 'flex-wrap',
        grow && 'flex-1',
      )}
    >
      {children}
    </div>
  )
}
