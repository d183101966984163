import { useNavigate } from '@tanstack/react-router'
import { CalendarPlus, FilterX, Radio } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'

interface EmptyMonthProps {
  /** `filtered`: there are posts, but none passes; `noChannels`: nothing could go out yet. */
  why: 'nothing' | 'filtered' | 'noChannels'
  /** `November 2026` */
  period: string
  onNew: () => void
  onClearFilters: () => void
}

/** Nothing on this page, and the way on; the days stay in sight, because they are the way on too. */
export function EmptyMonth({ why, period, onNew, onClearFilters }: EmptyMonthProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (why === 'noChannels') {
    return (
      <div className="pointer-events-none absolute inset-0 z-20 flex items-center justify-center">
        <div className="pointer-events-auto max-w-md rounded-lg bg-raised shadow-float">
          <EmptyState
            size="inline"
            icon={Radio}
            title={t('calendar.empty.noChannels.title', { period })}
            text={t('calendar.empty.noChannels.text')}
            action={
              <Button
                icon={Radio}
                onClick={() => void navigate({ to: '/channels', search: { connect: 'choose' } })}
              >
                {t('calendar.empty.noChannels.action')}
              </Button>
            }
          />
        </div>
      </div>
    )
  }
  const isFiltered = why === 'filtered'
  return (
    <div className="pointer-events-none absolute inset-x-4 bottom-4 z-20 flex justify-center">
      <div className="pointer-events-auto flex items-center gap-4 rounded-lg bg-raised py-2.5 ps-4 pe-3 shadow-float">
        <span className="text-accent">
          <Icon icon={isFiltered ? FilterX : CalendarPlus} size={20} />
        </span>
        <div className="min-w-0">
          <h2 className="font-semibold">{t(`calendar.empty.${why}.title`, { period })}</h2>
          <p className="text-sm text-ink-muted">{t(`calendar.empty.${why}.text`)}</p>
        </div>
        {isFiltered ? (
          <Button onClick={onClearFilters}>{t('calendar.filters.clear')}</Button>
        ) : (
          <Button onClick={onNew}>{t('calendar.empty.nothing.action')}</Button>
        )}
      </div>
    </div>
  )
}
