import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Pillar } from '#shared/model/pillar.ts'
import type { StrategyContent } from '#shared/model/strategy.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { InPlaceText } from '../../lib/InPlaceText.tsx'
import { targetNote } from '../../lib/targetNote.ts'
import type { Autosaved } from '../../lib/useAutosaved.ts'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

interface PillarsSectionProps {
  page: Autosaved<StrategyContent>
  pillars: readonly Pillar[]
}

/** The kinds of content with their shares, as the project has them, and what is to be said of them. */
export function PillarsSection({ page, pillars }: PillarsSectionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const note = targetNote(pillars)
  return (
    <>
      {pillars.length > 0 && (
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {pillars.map(({ id, name, colour, targetShare }) => (
            <li key={id} className="flex items-center gap-1.5">
              <ColourDot colour={colour} />
              {name}
              {targetShare !== null && (
                <span className="text-ink-muted tabular">{format.percent(targetShare / 100)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-ink-muted">
        {note !== null && <>{t(note.key, note.values)} </>}
        <TextLink onClick={() => void navigate({ to: '/project' })}>
          {t(pillars.length === 0 ? 'pillars.add' : 'strategy.changePillars')}
        </TextLink>
      </p>
      <InPlaceText
        page={page}
        field="pillars"
        label={t('strategy.sections.pillars')}
        placeholder={t('strategy.hints.pillars')}
      />
    </>
  )
}
