import { Menu as Base } from '@base-ui/react/menu'
import { floatClasses } from './controlClasses.ts'
import { cx } from './cx.ts'
import { MenuEntries } from './Menu.tsx'
import type { MenuEntry } from './Menu.tsx'

export interface ContextMenuProps {
  /** Where it opens, in CSS pixels of the window; null while it is closed. */
  at: { x: number; y: number } | null
  entries: readonly MenuEntry[]
  onClose: () => void
  'aria-label': string
}

/** What can be done with what is under the pointer. */
export function ContextMenu({ at, entries, onClose, ...rest }: ContextMenuProps) {
  return (
    <Base.Root open={at !== null} onOpenChange={open => !open && onClose()} modal={false}>
      <Base.Portal>
        <Base.Positioner
          className="z-50 outline-none"
          side="bottom"
          align="start"
          anchor={{ getBoundingClientRect: () => new DOMRect(at?.x ?? 0, at?.y ?? 0, 0, 0) }}
        >
          <Base.Popup
            aria-label={rest['aria-label']}
            className={cx(floatClasses, 'max-h-(--available-height) min-w-56 overflow-y-auto p-1')}
          >
            <MenuEntries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
