import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'

interface PageSectionProps {
  /** Where the list of sections leads. */
  id: string
  icon: LucideIcon
  title: string
  /** Left out of the document as it is. */
  isEmpty: boolean
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page that is written in place and printed. */
export function PageSection({ id, icon, title, isEmpty, actions, children }: PageSectionProps) {
  const { t } = useTranslation()
  return (
    <section id={id} aria-label={title} className="scroll-mt-4 border-t pt-4 pb-6 first:border-t-0">
      <header className="flex min-h-8 items-center gap-2 pb-1">
        <span className={isEmpty ? 'text-ink-faint' : 'text-accent'}>
          <Icon icon={icon} />
        </span>
        <h2 className="text-lg font-semibold">{title}</h2>
        {isEmpty && <span className="text-sm text-ink-muted">{t('strategy.leftOut')}</span>}
        {actions !== undefined && <div className="ms-auto flex items-center gap-1">{actions}</div>}
      </header>
      <div className="flex flex-col gap-3 ps-6">{children}</div>
    </section>
  )
}
