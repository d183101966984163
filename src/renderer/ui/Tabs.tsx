import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export interface Tab {
  value: string
  label: ReactNode
  /** A small mark before the label. */
  mark?: ReactNode
  /** After the label: a count or a warning. */
  badge?: ReactNode
}

export interface TabsProps {
  value: string
  onChange: (value: string) => void
  tabs: readonly Tab[]
  'aria-label': string
  /** The panel of the chosen tab. */
  children: ReactNode
}

/** Several faces of one thing. */
export function Tabs({ value, onChange, tabs, children, ...rest }: TabsProps) {
  return (
    <Base.Root
      value={value}
      onValueChange={next => onChange(String(next))}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Base.List {...rest} className="relative flex shrink-0 gap-1 overflow-x-auto border-b">
        {tabs.map(tab => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-2 text-ink-muted -outline-offset-2 transition-colors select-none hover:text-ink data-active:border-accent data-active:text-ink"
          >
            {tab.mark}
            {tab.label}
            {tab.badge}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel value={value} className="min-h-0 flex-1 outline-none">
        {children}
      </Base.Panel>
    </Base.Root>
  )
}
