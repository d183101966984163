import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Expiry, Fallback, Placement } from '#shared/model/delivery.ts'
import { majorText, readAmount } from '#shared/model/money.ts'
import { canReplace, removalOf } from '#shared/network/removalOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Combobox } from '../../../ui/Combobox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { rememberCurrency, rememberedCurrency } from '../../../lib/rememberedCurrency.ts'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { noAmount } from './plan.ts'

type Ending = Exclude<Expiry, { kind: 'never' }>

interface TermsFieldsProps {
  expiry: Ending
  places: readonly Place[]
  /** How long it will be out, ms; null when that is not known yet. */
  lifetime: number | null
  onChange: (expiry: Ending) => void
}

/** What belongs to an end: what is done where it cannot be removed, and what was agreed for the term. */
export function TermsFields({ expiry, places, lifetime, onChange }: TermsFieldsProps) {
  const { fallback, placement, ...end } = expiry
  // What may not be removed is known beforehand; then, or once it was chosen, there is something to choose.
  const isConcerned = places.some(
    ({ descriptor, channel }) =>
      canReplace(descriptor, channel.rights) &&
      lifetime !== null &&
      removalOf(descriptor, channel.rights, lifetime) !== 'ratiba',
  )
  const put = (terms: { fallback?: Fallback | undefined; placement?: Placement | undefined }) =>
    onChange({
      ...end,
      ...(terms.fallback === undefined ? {} : { fallback: terms.fallback }),
      ...(terms.placement === undefined ? {} : { placement: terms.placement }),
    })
  return (
    <>
      {(isConcerned || fallback?.kind === 'edit') && (
        <FallbackFields fallback={fallback} onChange={chosen => put({ fallback: chosen, placement })} />
      )}
      <PlacementFields placement={placement} onChange={agreed => put({ fallback, placement: agreed })} />
    </>
  )
}

interface FallbackFieldsProps {
  fallback: Fallback | undefined
  onChange: (fallback: Fallback) => void
}

function FallbackFields({ fallback, onChange }: FallbackFieldsProps) {
  const { t } = useTranslation()
  const { project } = useComposer()
  const usual = project.endedText === '' ? t('composer.fallback.usualText') : project.endedText
  return (
    <div className="flex flex-col gap-2">
      <Field label={t('composer.fallback.label')}>
        <Select<Fallback['kind']>
          value={fallback?.kind ?? 'remind'}
          onChange={kind => onChange(kind === 'edit' ? { kind, text: usual } : { kind })}
          options={[
            { value: 'remind', label: t('composer.fallback.remind') },
            { value: 'edit', label: t('composer.fallback.edit') },
          ]}
        />
      </Field>
      {fallback?.kind === 'edit' && (
        <TextArea
          rows={2}
          maxLength={2000}
          aria-label={t('composer.fallback.text')}
          value={fallback.text}
          onChange={text => onChange({ kind: 'edit', text })}
        />
      )}
    </div>
  )
}

interface PlacementFieldsProps {
  placement: Placement | undefined
  onChange: (placement: Placement | undefined) => void
}

/** Somebody pays for the post to stay out that long: how much, and who. */
function PlacementFields({ placement, onChange }: PlacementFieldsProps) {
  const { t } = useTranslation()
  const { project } = useComposer()
  const toggle = (isPaid: boolean) =>
    onChange(
      isPaid
        ? { amountMinor: noAmount, currency: rememberedCurrency(project.id) ?? 'USD', payer: '' }
        : undefined,
    )
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        checked={placement !== undefined}
        onChange={toggle}
        label={t('composer.placement.label')}
        help={t('composer.placement.help')}
      />
      {placement !== undefined && <AgreedFields placement={placement} onChange={onChange} />}
    </div>
  )
}

function AgreedFields({
  placement,
  onChange,
}: {
  placement: Placement
  onChange: (placement: Placement) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { project } = useComposer()
  const { amountMinor, currency, payer } = placement
  // What she types stays as she types it, also while it is no amount.
  const [typed, setTyped] = useState(amountMinor === noAmount ? '' : majorText(amountMinor, currency))
  const currencies = useMemo(() => format.currencies(), [format])
  const isWrong = typed.trim() !== '' && amountMinor === noAmount
  return (
    <div className="flex flex-col gap-2 ps-6">
      <div className="grid grid-cols-[1fr_7rem] gap-2">
        <Field
          label={t('composer.placement.amount')}
          error={isWrong ? t('composer.placement.amountWrong') : null}
        >
          <TextInput
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onChange={text => {
              setTyped(text)
              onChange({ ...placement, amountMinor: readAmount(text, currency) ?? noAmount })
            }}
          />
        </Field>
        <Field label={t('composer.placement.currency')}>
          <Combobox
            value={currency}
            onChange={chosen => {
              rememberCurrency(project.id, chosen)
              onChange({
                ...placement,
                currency: chosen,
                amountMinor: readAmount(typed, chosen) ?? noAmount,
              })
            }}
            options={currencies}
          />
        </Field>
      </div>
      <Field label={t('composer.placement.payer')} optional={t('common.optional')}>
        <TextInput maxLength={200} value={payer} onChange={text => onChange({ ...placement, payer: text })} />
      </Field>
    </div>
  )
}
