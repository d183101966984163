import { useTranslation } from 'react-i18next'
import { useNow } from '../bridge/useNow.ts'
import { useFormat } from '../i18n/useFormat.ts'

interface ZonedTimeProps {
  /** An instant. */
  at: string
  /** The zone of the project or delivery. */
  zone: string
  /** With the day, or only the time. */
  show?: 'time' | 'when'
}

/** A time in the project's zone; when hers differs, hers stands behind it. */
export function ZonedTime({ at, zone, show = 'when' }: ZonedTimeProps) {
  const { t } = useTranslation()
  const now = useNow()
  const format = useFormat()
  const text = show === 'time' ? format.time(at, zone) : format.when(at, now, zone)
  const isSame = format.zoneOffset(zone, Date.parse(at)) === format.zoneOffset(format.zone, Date.parse(at))
  return (
    <time dateTime={at} className="whitespace-nowrap tabular" title={format.zoneName(zone)}>
      {text}
      {!isSame && (
        <span className="ms-1 text-ink-muted">{t('common.yourTime', { time: format.time(at) })}</span>
      )}
    </time>
  )
}
