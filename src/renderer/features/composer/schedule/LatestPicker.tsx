import { AlarmClockOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ifMissedRules } from '#shared/model/rules.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { DateTimeField } from '../../../ui/DateTimeField.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { shiftLocal } from '#shared/time/zoned.ts'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { ChipButton } from './ChipButton.tsx'
import type { Choice } from './plan.ts'

interface LatestPickerProps {
  choice: Choice
  zone: string
  /** The channels it is for. */
  places: readonly Place[]
  onChange: (change: Pick<Choice, 'latestLocal'> | Pick<Choice, 'ifMissed'>) => void
}

/** How late it may be when nothing could go out at its time, and what becomes of it after that. */
export function LatestPicker(props: LatestPickerProps) {
  const { t } = useTranslation()
  const format = useFormat(props.zone)
  const { latestLocal, dueLocal, ifMissed } = props.choice
  const grace = useGrace(props.zone)
  const until =
    latestLocal === null
      ? t('composer.latest.usualShort', { grace })
      : latestLocal === dueLocal
        ? t('composer.latest.onTimeShort')
        : t('composer.latest.atShort', { time: format.local(latestLocal) })
  return (
    <Popover
      side="top"
      aria-label={t('composer.latest.label')}
      trigger={
        <ChipButton icon={AlarmClockOff} isSet={latestLocal !== null || ifMissed !== 'ask'}>
          {ifMissed === 'ask' ? until : t(`composer.latest.else.${ifMissed}`, { until })}
        </ChipButton>
      }
    >
      <LatestForm {...props} grace={grace} />
    </Popover>
  )
}

function LatestForm({ choice, onChange, grace, places }: LatestPickerProps & { grace: string }) {
  const { t } = useTranslation()
  const { latestLocal, dueLocal, ifMissed } = choice
  const slotless = places.filter(({ channel }) => channel.slots.length === 0)
  const setKind = (kind: 'usual' | 'onTime' | 'at') => {
    if (kind === 'usual' || dueLocal === null) onChange({ latestLocal: null })
    else onChange({ latestLocal: kind === 'onTime' ? dueLocal : twoHoursAfter(dueLocal) })
  }
  return (
    <div className="flex w-80 flex-col gap-3">
      <p className="text-ink-muted">{t('composer.latest.text')}</p>
      <RadioGroup
        aria-label={t('composer.latest.label')}
        value={latestLocal === null ? 'usual' : latestLocal === dueLocal ? 'onTime' : 'at'}
        onChange={setKind}
        options={[
          { value: 'usual', label: t('composer.latest.usual', { grace }) },
          { value: 'onTime', label: t('composer.latest.onTime'), disabled: dueLocal === null },
          { value: 'at', label: t('composer.latest.at'), disabled: dueLocal === null },
        ]}
      />
      {latestLocal !== null && latestLocal !== dueLocal && (
        <DateTimeField
          aria-label={t('composer.latest.at')}
          value={latestLocal}
          min={dueLocal ?? undefined}
          onChange={chosen => onChange({ latestLocal: chosen })}
        />
      )}
      <p className="border-t pt-3 font-medium">{t('composer.latest.ifMissed')}</p>
      <RadioGroup
        aria-label={t('composer.latest.ifMissed')}
        value={ifMissed}
        onChange={chosen => onChange({ ifMissed: chosen })}
        options={ifMissedRules.map(value => ({
          value,
          label: t(`composer.latest.missed.${value}`),
          help: t(`composer.latest.missedHelp.${value}`),
        }))}
      />
      {ifMissed === 'nextSlot' && slotless.length > 0 && (
        <p role="status" className="rounded-md bg-warning-soft px-3 py-2">
          {t('composer.latest.noSlots', {
            channels: slotless.map(({ channel }) => channel.name).join(', '),
            count: slotless.length,
          })}
        </p>
      )}
    </div>
  )
}

/** How late it usually may be, in words: as the project has it, or the settings. */
function useGrace(zone: string): string {
  const format = useFormat(zone)
  const { project } = useComposer()
  const { data: settings = defaultSettings } = useQueryOf('settings.get', undefined)
  return format.duration(project.graceMs ?? settings.graceMs)
}

const twoHoursAfter = (local: string) =>
  shiftLocal(local, '2000-01-01T00:00', '2000-01-01T02:00').slice(0, 16)
