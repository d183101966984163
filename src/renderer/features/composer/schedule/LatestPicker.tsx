import { AlarmClockOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { DateTimeField } from '../../../ui/DateTimeField.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { shiftLocal } from '#shared/time/zoned.ts'
import { ChipButton } from './ChipButton.tsx'
import type { Choice } from './plan.ts'

interface LatestPickerProps {
  choice: Choice
  zone: string
  onChange: (latestLocal: string | null) => void
}

/** How late it may be when nothing could go out at its time. */
export function LatestPicker({ choice, zone, onChange }: LatestPickerProps) {
  const { t } = useTranslation()
  const format = useFormat(zone)
  const { data: settings } = useQueryOf('settings.get', undefined)
  const { latestLocal, dueLocal } = choice
  const grace = format.duration(settings?.graceMs ?? 3_600_000)
  const twoHoursLater =
    dueLocal === null ? null : shiftLocal(dueLocal, '2000-01-01T00:00', '2000-01-01T02:00').slice(0, 16)
  return (
    <Popover
      side="top"
      aria-label={t('composer.latest.label')}
      trigger={
        <ChipButton icon={AlarmClockOff} isSet={latestLocal !== null}>
          {latestLocal === null
            ? t('composer.latest.usualShort', { grace })
            : t('composer.latest.atShort', { time: format.local(latestLocal) })}
        </ChipButton>
      }
    >
      <div className="flex w-80 flex-col gap-3">
        <p className="text-ink-muted">{t('composer.latest.text')}</p>
        <RadioGroup
          aria-label={t('composer.latest.label')}
          value={latestLocal === null ? 'usual' : 'at'}
          onChange={kind => onChange(kind === 'usual' ? null : twoHoursLater)}
          options={[
            { value: 'usual', label: t('composer.latest.usual', { grace }) },
            { value: 'at', label: t('composer.latest.at'), disabled: dueLocal === null },
          ]}
        />
        {latestLocal !== null && (
          <DateTimeField
            aria-label={t('composer.latest.at')}
            value={latestLocal}
            min={dueLocal ?? undefined}
            onChange={onChange}
          />
        )}
      </div>
    </Popover>
  )
}
