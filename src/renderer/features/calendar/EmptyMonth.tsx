import { useNavigate } from '@tanstack/react-router'
import { CalendarPlus, FilterX, Radio } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

interface EmptyMonthProps {
  /** `filtered`: there are posts, but none passes; `noChannels`: nothing could go out yet. */
  why: 'nothing' | 'filtered' | 'noChannels'
  /** `November 2026` */
  period: string
  onNew: () => void
  onClearFilters: () => void
}

/** Nothing on this page, and the way on; the days behind stay usable. */
export function EmptyMonth({ why, period, onNew, onClearFilters }: EmptyMonthProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const icons = { nothing: CalendarPlus, filtered: FilterX, noChannels: Radio }
  const actions = {
    nothing: (
      <Button icon={CalendarPlus} onClick={onNew}>
        {t('calendar.empty.nothing.action')}
      </Button>
    ),
    filtered: (
      <Button icon={FilterX} onClick={onClearFilters}>
        {t('calendar.filters.clear')}
      </Button>
    ),
    noChannels: (
      <Button icon={Radio} onClick={() => void navigate({ to: '/channels', search: { connect: 'choose' } })}>
        {t('calendar.empty.noChannels.action')}
      </Button>
    ),
  }
  return (
    <div className="pointer-events-none absolute inset-0 z-20 flex items-center justify-center">
      <div className="pointer-events-auto max-w-md rounded-lg bg-raised shadow-float">
        <EmptyState
          size="inline"
          icon={icons[why]}
          title={t(`calendar.empty.${why}.title`, { period })}
          text={t(`calendar.empty.${why}.text`)}
          action={actions[why]}
        />
      </div>
    </div>
  )
}
