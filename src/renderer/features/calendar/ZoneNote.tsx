import { useTranslation } from 'react-i18next'
import type { Formats } from '../../i18n/formats.ts'
import type { CalendarZone } from './useCalendarZone.ts'

interface ZoneNoteProps {
  zone: CalendarZone
  format: Formats
}

/** The zone without its offset. */
const cityOf = (zoneName: string) => zoneName.split(',')[0] ?? zoneName

/** Whose times are shown, and whose stand in brackets. */
export function ZoneNote({ zone, format }: ZoneNoteProps) {
  const { t } = useTranslation()
  const main = format.zoneName(zone.zone)
  const words = {
    none: null,
    hers: t('calendar.zone.hers'),
    projects: t('calendar.zone.projects'),
  }[zone.brackets]
  const names = zone.brackets === 'hers' ? [main, format.zoneName(zone.here)] : [main]
  return (
    <span
      className="block max-w-64 truncate text-sm"
      title={[names.join(' · '), words].filter(Boolean).join('\n')}
    >
      {words === null ? main : `${cityOf(main)} · ${words}`}
    </span>
  )
}
