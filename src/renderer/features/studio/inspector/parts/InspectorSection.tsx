import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { Icon } from '../../../../ui/Icon.tsx'
import { useSectionOpen } from '../openSections.ts'

interface InspectorSectionProps {
  /** Under which it is remembered whether it is open. */
  id: string
  title: string
  /** Small buttons at the end of the heading. */
  actions?: ReactNode
  /** Of what is rarely wanted: closed until she opens it. */
  closed?: boolean
  children: ReactNode
}

/** A part of the inspector under its heading, which closes and opens it. */
export function InspectorSection({ id, title, actions, closed = false, children }: InspectorSectionProps) {
  const [isOpen, turn] = useSectionOpen(id, !closed)
  const contentId = useId()
  return (
    <section aria-label={title} className="border-b px-3 py-2">
      <header className="flex h-7 items-center justify-between gap-2">
        <h3 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={contentId}
            onClick={turn}
            className="-ms-1 flex h-7 w-full min-w-0 items-center gap-1 rounded-sm text-start text-sm font-semibold"
          >
            <span className="text-ink-muted">
              <Icon icon={isOpen ? ChevronDown : ChevronRight} size={14} />
            </span>
            <span className="truncate">{title}</span>
          </button>
        </h3>
        {isOpen && actions}
      </header>
      <div id={contentId} hidden={!isOpen}>
        {isOpen && <div className="flex flex-col gap-2 pt-1 pb-1">{children}</div>}
      </div>
    </section>
  )
}
