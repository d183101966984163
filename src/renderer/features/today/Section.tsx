import type { ReactNode } from 'react'
import { List } from '../../ui/List.tsx'
import { Panel } from '../../ui/Panel.tsx'

interface SectionProps {
  title: string
  /** Shown after the title; a section with none is not shown at all. */
  count?: number
  badge?: ReactNode
  children: ReactNode
}

/** One part of Today. */
export function Section({ title, count, badge, children }: SectionProps) {
  if (count === 0) return null
  return (
    <Panel
      title={title}
      badge={badge ?? (count !== undefined && <span className="text-ink-muted tabular">{count}</span>)}
    >
      <List aria-label={title}>{children}</List>
    </Panel>
  )
}
