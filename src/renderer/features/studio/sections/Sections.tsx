import { X } from 'lucide-react'
import { Suspense, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../../../ui/cx.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { sections } from './registry.ts'
import type { Section, SectionId } from './registry.ts'

const storageKey = 'ratiba.studio.section'
/** Kept where all panels are closed. */
const none = 'none'

/** What can be put into a design: a rail of icons, and the panel of the one that is open. */
export function Sections() {
  const id = useId()
  const [openId, setOpenId] = useState(rememberedSection)
  const open = sections.find(section => section.id === openId)
  const show = (next: SectionId | null) => {
    localStorage.setItem(storageKey, next ?? none)
    setOpenId(next)
  }
  return (
    <div className="flex shrink-0 border-e">
      <Rail panelId={id} openId={openId} onOpen={show} />
      {open !== undefined && <SectionPanel key={open.id} id={id} section={open} onClose={() => show(null)} />}
    </div>
  )
}

function rememberedSection(): SectionId | null {
  const stored = localStorage.getItem(storageKey)
  if (stored === none) return null
  return sections.find(({ id }) => id === stored)?.id ?? 'templates'
}

interface RailProps {
  panelId: string
  openId: SectionId | null
  onOpen: (id: SectionId | null) => void
}

function Rail({ panelId, openId, onOpen }: RailProps) {
  const { t } = useTranslation()
  return (
    <nav
      aria-label={t('studioSections.rail')}
      onKeyDown={onRailKey}
      className="flex w-12 shrink-0 flex-col items-center gap-1 overflow-y-auto py-2"
    >
      {sections.map(({ id, icon }) => {
        const isOpen = id === openId
        return (
          <Tooltip key={id} text={t(`studioSections.names.${id}`)} side="inline-end">
            <button
              type="button"
              aria-label={t(`studioSections.names.${id}`)}
              aria-expanded={isOpen}
              aria-controls={isOpen ? panelId : undefined}
              onClick={() => onOpen(isOpen ? null : id)}
              className={cx(
                'flex size-9 shrink-0 items-center justify-center rounded-md transition-colors',
                isOpen
                  ? 'bg-accent-soft text-accent'
                  : 'text-ink-muted hover:bg-hover hover:text-ink active:bg-pressed',
              )}
            >
              <Icon icon={icon} size={20} />
            </button>
          </Tooltip>
        )
      })}
    </nav>
  )
}

/** Up and down go along the rail. */
function onRailKey(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  event.stopPropagation()
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex(button => button === document.activeElement)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}

interface SectionPanelProps {
  id: string
  section: Section
  onClose: () => void
}

function SectionPanel({ id, section, onClose }: SectionPanelProps) {
  const { t } = useTranslation()
  const name = t(`studioSections.names.${section.id}`)
  return (
    <section id={id} aria-label={name} className="flex w-65 min-w-0 flex-col border-s">
      <div className="flex h-10 shrink-0 items-center justify-between ps-3 pe-1.5">
        <h2 className="text-lg font-semibold">{name}</h2>
        <IconButton size="sm" icon={X} label={t('studioSections.close')} onClick={onClose} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col">
        <Suspense
          fallback={
            <div className="p-3">
              <Skeleton shape="cards" count={4} />
            </div>
          }
        >
          <section.Panel />
        </Suspense>
      </div>
    </section>
  )
}
