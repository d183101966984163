import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { termsOf } from '#shared/model/delivery.ts'
import type { Expiry } from '#shared/model/delivery.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { DateTimeField } from '../../../ui/DateTimeField.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { CampaignEndFields } from './CampaignEndFields.tsx'
import { ChipButton } from './ChipButton.tsx'
import { lifetimeMs, noAmount } from './plan.ts'
import type { Choice } from './plan.ts'
import { RemovalNotes } from './RemovalNotes.tsx'
import { TermsFields } from './TermsFields.tsx'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

interface ExpiryPickerProps {
  choice: Choice
  zone: string
  places: readonly Place[]
  onChange: (expiry: Expiry) => void
}

/** When it disappears, with what each network really allows. */
export function ExpiryPicker(props: ExpiryPickerProps) {
  const { t } = useTranslation()
  const words = useExpiryWords(props.zone)
  const { expiry } = props.choice
  return (
    <Popover
      side="top"
      aria-label={t('composer.expiry.label')}
      trigger={
        <ChipButton icon={Hourglass} isSet={expiry.kind !== 'never'}>
          {words(expiry)}
        </ChipButton>
      }
    >
      <ExpiryForm {...props} />
    </Popover>
  )
}

/** An expiry in a few words. */
export function useExpiryWords(zone: string): (expiry: Expiry) => string {
  const { t } = useTranslation()
  const format = useFormat(zone)
  const endWords = (expiry: Expiry): string => {
    switch (expiry.kind) {
      case 'never':
        return t('composer.expiry.neverShort')
      case 'after':
        return t('composer.expiry.afterShort', { duration: format.duration(expiry.afterMs) })
      case 'at':
        return expiry.atLocal === ''
          ? t('composer.expiry.atShort', { time: '…' })
          : t('composer.expiry.atShort', { time: format.local(expiry.atLocal) })
      case 'campaignEnd':
        return t('composer.expiry.campaignEndShort')
    }
  }
  return expiry => {
    const { placement } = termsOf(expiry)
    const isAgreed = placement !== undefined && placement.amountMinor !== noAmount
    return isAgreed
      ? `${endWords(expiry)} · ${format.money(placement.amountMinor, placement.currency)}`
      : endWords(expiry)
  }
}

export function ExpiryForm({ choice, zone, places, onChange }: ExpiryPickerProps) {
  const { t } = useTranslation()
  const now = useNow()
  const { campaignEndAt } = useComposer()
  const { expiry } = choice
  const lifetime = lifetimeMs(choice, zone, now, campaignEndAt)
  const choose = (kind: Expiry['kind']) => {
    if (kind === expiry.kind) return
    const terms = termsOf(expiry)
    if (kind === 'never') onChange({ kind })
    else if (kind === 'after') onChange({ kind, afterMs: dayMs, ...terms })
    else if (kind === 'at') onChange({ kind, atLocal: '', ...terms })
    else onChange({ kind, ...terms })
  }
  return (
    <div className="flex w-80 flex-col gap-3">
      <RadioGroup
        aria-label={t('composer.expiry.label')}
        value={expiry.kind}
        onChange={choose}
        options={[
          { value: 'never', label: t('composer.expiry.never') },
          { value: 'after', label: t('composer.expiry.after') },
          { value: 'at', label: t('composer.expiry.at') },
          { value: 'campaignEnd', label: t('composer.expiry.campaignEnd') },
        ]}
      />
      {expiry.kind === 'after' && (
        <AfterFields afterMs={expiry.afterMs} onChange={afterMs => onChange({ ...expiry, afterMs })} />
      )}
      {expiry.kind === 'at' && (
        <DateTimeField
          aria-label={t('composer.expiry.at')}
          value={expiry.atLocal === '' ? null : expiry.atLocal}
          min={choice.dueLocal ?? undefined}
          onChange={atLocal => onChange({ ...expiry, atLocal: atLocal ?? '' })}
        />
      )}
      {expiry.kind === 'campaignEnd' && <CampaignEndFields />}
      {expiry.kind !== 'never' && (
        <TermsFields expiry={expiry} places={places} lifetime={lifetime} onChange={onChange} />
      )}
      {lifetime !== null && <RemovalNotes places={places} expiry={expiry} lifetime={lifetime} />}
    </div>
  )
}

function AfterFields({ afterMs, onChange }: { afterMs: number; onChange: (afterMs: number) => void }) {
  const { t } = useTranslation()
  const unitMs = afterMs % dayMs === 0 ? dayMs : hourMs
  const count = Math.max(1, Math.round(afterMs / unitMs))
  return (
    <div className="flex items-center gap-2">
      <div className="w-20">
        <TextInput
          type="number"
          inputMode="numeric"
          min={1}
          max={unitMs === dayMs ? 3650 : 87_600}
          aria-label={t('composer.expiry.count')}
          value={String(count)}
          onChange={text => {
            const wanted = Math.trunc(Number(text))
            if (wanted >= 1 && wanted * unitMs <= 3650 * dayMs) onChange(wanted * unitMs)
          }}
        />
      </div>
      <div className="w-32">
        <Select
          aria-label={t('composer.expiry.unit')}
          value={unitMs}
          onChange={unit => onChange(count * unit)}
          options={[
            { value: hourMs, label: t('composer.expiry.hours', { count }) },
            { value: dayMs, label: t('composer.expiry.days', { count }) },
          ]}
        />
      </div>
    </div>
  )
}
