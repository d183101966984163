import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useComputer } from '../../../bridge/useComputer.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { DateTimeField } from '../../../ui/DateTimeField.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { ExpiryPicker } from './ExpiryPicker.tsx'
import { LatestPicker } from './LatestPicker.tsx'
import { flawOf, withTime } from './plan.ts'
import type { Choice } from './plan.ts'

interface ChoiceFieldsProps {
  choice: Choice
  onChange: (choice: Choice) => void
  zone: string
  /** For whom it holds: what their networks allow is said. */
  places: readonly Place[]
  label: string
}

/** When it goes out: now, or at a wall-clock time of the project. */
export function WhenFields({ choice, onChange, zone, label }: ChoiceFieldsProps) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <SegmentedControl
        aria-label={label}
        value={choice.mode}
        onChange={mode => onChange({ ...choice, mode })}
        segments={[
          { value: 'now', label: t('composer.now') },
          { value: 'at', label: t('composer.atTime') },
        ]}
      />
      {choice.mode === 'at' && (
        <>
          <div className="w-74">
            <DateTimeField
              aria-label={label}
              value={choice.dueLocal}
              min={localOf(now, zone).slice(0, 16)}
              onChange={dueLocal => onChange(withTime(choice, dueLocal))}
            />
          </div>
          <ZoneNote local={choice.dueLocal} zone={zone} />
        </>
      )}
    </div>
  )
}

/** How long it stays and until when it may be late. */
export function LimitFields({ choice, onChange, zone, places }: ChoiceFieldsProps) {
  return (
    <div className="-mx-2 flex flex-wrap items-center gap-1">
      <ExpiryPicker
        choice={choice}
        zone={zone}
        places={places}
        onChange={expiry => onChange({ ...choice, expiry })}
      />
      {choice.mode === 'at' && (
        <LatestPicker
          choice={choice}
          zone={zone}
          places={places}
          onChange={change => onChange({ ...choice, ...change })}
        />
      )}
    </div>
  )
}

/** What is wrong with a choice, in words. */
export function FlawNote({ choice, zone }: Pick<ChoiceFieldsProps, 'choice' | 'zone'>) {
  const { t } = useTranslation()
  const { campaignEndAt } = useComposer()
  const now = useNow()
  const flaw = flawOf(choice, zone, now, campaignEndAt)
  if (flaw === null) return null
  return (
    <p role="alert" className="flex items-center gap-1 text-sm text-danger">
      <Icon icon={CircleAlert} size={12} />
      {t(`composer.flaws.${flaw}`)}
    </p>
  )
}

/** The zone of the project, and what her own clock will show when it is another. */
function ZoneNote({ local, zone }: { local: string | null; zone: string }) {
  const { t } = useTranslation()
  const { zone: own } = useComputer()
  const format = useFormat()
  if (local === null) return null
  const at = instantOf(local, zone)
  const ownLocal = localOf(at, own)
  const name = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  if (localOf(at, zone) === ownLocal) {
    return <span className="text-sm text-ink-muted">{t('composer.zoneTime', { zone: name })}</span>
  }
  return (
    <span className="flex flex-col text-sm leading-4 text-ink-muted">
      <span>{t('composer.zoneTime', { zone: name })}</span>
      <span className="tabular">
        {t('composer.yourTime', {
          time:
            ownLocal.slice(0, 10) === local.slice(0, 10) ? format.time(at, own) : format.dateTime(at, own),
        })}
      </span>
    </span>
  )
}
