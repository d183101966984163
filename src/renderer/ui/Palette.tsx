import { Dialog as Base } from '@base-ui/react/dialog'
import type { LucideIcon } from 'lucide-react'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'

export interface PaletteEntry {
  id: string
  label: string
  note?: ReactNode
  icon: LucideIcon
  keys?: readonly string[] | undefined
  onSelect: () => void
}

export interface PaletteGroup {
  id: string
  label: string
  entries: readonly PaletteEntry[]
}

export interface PaletteProps {
  open: boolean
  onClose: () => void
  title: string
  placeholder: string
  text: string
  onTextChange: (text: string) => void
  groups: readonly PaletteGroup[]
  /** Shown where nothing fits. */
  empty: string
  busy?: boolean
}

/** One field for everything: type, arrow down, Enter. */
export function Palette(props: PaletteProps) {
  const { open, onClose, title, placeholder, text, onTextChange, groups, empty, busy = false } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(0)
  const entries = groups.flatMap(group => group.entries)
  const at = Math.min(chosen, Math.max(0, entries.length - 1))
  const active = entries[at]

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at, text])

  const take = (entry: PaletteEntry) => {
    onClose()
    entry.onSelect()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const move = (to: number) => {
      event.preventDefault()
      setChosen((to + entries.length) % Math.max(1, entries.length))
    }
    if (event.key === 'ArrowDown') move(at + 1)
    else if (event.key === 'ArrowUp') move(at - 1)
    else if (event.key === 'Home' && text === '') move(0)
    else if (event.key === 'End' && text === '') move(entries.length - 1)
    else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault()
      take(active)
    }
  }

  return (
    <Base.Root open={open} onOpenChange={next => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={input}
          className="fixed start-1/2 top-[12vh] z-40 flex max-h-[70vh] w-[38rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-raised text-ink shadow-float outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 rtl:translate-x-1/2"
        >
          <Base.Title className="sr-only">{title}</Base.Title>
          <div className="flex items-center gap-2 border-b px-4">
            <span className={cx('text-ink-muted', busy && 'breathe')}>
              <Icon icon={Search} />
            </span>
            <input
              ref={input}
              role="combobox"
              aria-expanded
              aria-controls={`${id}-list`}
              aria-activedescendant={active && `${id}-${active.id}`}
              aria-label={title}
              placeholder={placeholder}
              value={text}
              onChange={event => {
                setChosen(0)
                onTextChange(event.target.value)
              }}
              onKeyDown={onKeyDown}
              className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
            />
          </div>
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            aria-label={title}
            className="min-h-0 overflow-y-auto p-1.5"
          >
            {entries.length === 0 && <p className="px-3 py-6 text-center text-ink-muted">{empty}</p>}
            {groups.map(group =>
              group.entries.length === 0 ? null : (
                <div key={group.id} role="group" aria-label={group.label}>
                  <div className="px-2.5 pt-2 pb-1 text-sm text-ink-muted">{group.label}</div>
                  {group.entries.map(entry => (
                    <div
                      key={entry.id}
                      id={`${id}-${entry.id}`}
                      role="option"
                      aria-selected={entry === active}
                      onMouseMove={() => setChosen(entries.indexOf(entry))}
                      onClick={() => take(entry)}
                      className="flex min-h-9 items-center gap-2.5 rounded-md px-2.5 py-1 aria-selected:bg-hover"
                    >
                      <span className="text-ink-muted">
                        <Icon icon={entry.icon} />
                      </span>
                      <span className="min-w-0 flex-1">
                        <span className="block truncate">{entry.label}</span>
                        {entry.note !== undefined && (
                          <span className="block truncate text-sm text-ink-muted">{entry.note}</span>
                        )}
                      </span>
                      {entry.keys && <Kbd keys={entry.keys} />}
                    </div>
                  ))}
                </div>
              ),
            )}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
