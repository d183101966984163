import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { majorText, readAmount } from '#shared/model/money.ts'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/TextInput.tsx'

interface AmountFieldProps {
  label: string
  amountMinor: number | null
  currency: string
  onChange: (amountMinor: number | null) => void
}

/** An amount of money, taken when the field is left; what is none stays in the field and is said. */
export function AmountField({ label, amountMinor, currency, onChange }: AmountFieldProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const take = () => {
    if (draft === null) return
    const amount = draft.trim() === '' ? null : readAmount(draft, currency)
    const isNone = amount === null && draft.trim() !== ''
    setWrong(isNone)
    if (isNone) return
    setDraft(null)
    if (amount !== amountMinor) onChange(amount)
  }
  return (
    <Field label={label} error={isWrong ? t('strategy.amountWrong') : null}>
      <TextInput
        inputMode="decimal"
        value={draft ?? (amountMinor === null ? '' : majorText(amountMinor, currency))}
        maxLength={24}
        onChange={text => {
          setWrong(false)
          setDraft(text)
        }}
        onBlur={take}
        onKeyDown={event => {
          if (event.key === 'Enter') take()
        }}
      />
    </Field>
  )
}
