import { Menu as Base } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { floatClasses, itemClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'

export type MenuEntry =
  | {
      kind?: 'item'
      id: string
      label: string
      icon?: LucideIcon | undefined
      mark?: ReactNode
      note?: string
      keys?: readonly string[] | undefined
      checked?: boolean
      disabled?: boolean
      danger?: boolean
      onSelect: () => void
    }
  | { kind: 'separator'; id: string }
  | { kind: 'label'; id: string; label: string }

export interface MenuProps {
  trigger: ReactElement
  entries: readonly MenuEntry[]
  side?: 'top' | 'bottom' | 'inline-end'
  align?: 'start' | 'center' | 'end'
}

/** What can be done, as a list; entries usually come from commands. */
export function Menu({ trigger, entries, side = 'bottom', align = 'start' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={4} side={side} align={align}>
          <Base.Popup className={cx(floatClasses, 'max-h-(--available-height) min-w-48 overflow-y-auto p-1')}>
            <MenuEntries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** The lines of a menu. */
export function MenuEntries({ entries }: { entries: readonly MenuEntry[] }) {
  return (
    <>
      {entries.map(entry => {
        if (entry.kind === 'separator') return <Base.Separator key={entry.id} className="my-1 border-t" />
        if (entry.kind === 'label')
          return (
            <div key={entry.id} className="px-2 pt-1.5 pb-1 text-sm text-ink-muted">
              {entry.label}
            </div>
          )
        return (
          <Base.Item
            key={entry.id}
            disabled={entry.disabled ?? false}
            onClick={entry.onSelect}
            className={cx(itemClasses, entry.danger === true && 'text-danger')}
          >
            {entry.icon && <Icon icon={entry.icon} />}
            {entry.mark}
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="truncate">{entry.label}</span>
              {entry.note !== undefined && (
                <span className="truncate text-sm text-ink-muted">{entry.note}</span>
              )}
            </span>
            {entry.checked === true && (
              <span className="text-accent">
                <Icon icon={Check} size={14} />
              </span>
            )}
            {entry.keys && <Kbd keys={entry.keys} />}
          </Base.Item>
        )
      })}
    </>
  )
}
