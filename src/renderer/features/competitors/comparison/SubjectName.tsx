import { useTranslation } from 'react-i18next'
import { ColourDot } from '../../../ui/ColourDot.tsx'
import type { Subject } from './Subject.ts'

/** The name of one of those who are compared, with its colour before it. */
export function SubjectName({ subject: { name, colour, competitor } }: { subject: Subject }) {
  const { t } = useTranslation()
  return (
    <span className="flex min-w-0 items-center gap-2">
      <ColourDot colour={colour} />
      <span dir="auto" className="truncate">
        {name}
      </span>
      {competitor === null && <span className="shrink-0 text-ink-muted">{t('comparison.us')}</span>}
    </span>
  )
}
