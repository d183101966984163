import { useTranslation } from 'react-i18next'
import type { QuietHours } from '#shared/model/rules.ts'
import { TimeField } from '../ui/TimeField.tsx'

interface QuietHoursFieldProps {
  value: QuietHours
  onChange: (hours: QuietHours) => void
}

/** What she begins with when she switches quiet hours on. */
export const usualNight: QuietHours = { from: '22:00', to: '07:00' }

/** From when to when it is quiet; two equal times would be no hours at all and are not taken. */
export function QuietHoursField({ value, onChange }: QuietHoursFieldProps) {
  const { t } = useTranslation()
  const change = (next: QuietHours) => {
    if (next.from !== next.to) onChange(next)
  }
  return (
    <div className="flex items-center gap-2">
      <TimeField
        aria-label={t('rules.quietFrom')}
        value={value.from}
        onChange={from => change({ ...value, from })}
      />
      <span aria-hidden className="text-ink-muted">
        –
      </span>
      <TimeField aria-label={t('rules.quietTo')} value={value.to} onChange={to => change({ ...value, to })} />
    </div>
  )
}
