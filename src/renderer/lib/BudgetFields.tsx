import { useTranslation } from 'react-i18next'
import { minorDigits } from '#shared/model/money.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { Field } from '../ui/Field.tsx'
import { AmountField } from './AmountField.tsx'
import { rememberCurrency, rememberedCurrency } from './rememberedCurrency.ts'

interface Budget {
  budgetMinor: number | null
  /** Left out where nothing is spent: a frame. */
  spentMinor?: number | null | undefined
  currency: string | null
}

interface BudgetFieldsProps {
  projectId: string
  value: Budget
  onChange: (budget: Budget) => void
}

/** Money that is planned and spent, both in one currency. */
export function BudgetFields({ projectId, value, onChange }: BudgetFieldsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { budgetMinor, spentMinor, currency: known } = value
  const currency = known ?? rememberedCurrency(projectId) ?? 'USD'
  const set = (patch: Partial<Budget>) => onChange({ budgetMinor, spentMinor, currency, ...patch })
  /** The same amount, written in the other currency's smallest unit. */
  const converted = (amount: number | null | undefined, to: string) =>
    amount == null ? amount : Math.round(amount * 10 ** (minorDigits(to) - minorDigits(currency)))
  const isOver = budgetMinor !== null && spentMinor != null && spentMinor > budgetMinor
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-start gap-3">
        <div className="w-36">
          <AmountField
            label={t('strategy.budgetPlanned')}
            amountMinor={budgetMinor}
            currency={currency}
            onChange={amount => set({ budgetMinor: amount })}
          />
        </div>
        {spentMinor !== undefined && (
          <div className="w-36">
            <AmountField
              label={t('strategy.budgetSpent')}
              amountMinor={spentMinor}
              currency={currency}
              onChange={amount => set({ spentMinor: amount })}
            />
          </div>
        )}
        <div className="w-44">
          <Field label={t('composer.placement.currency')}>
            <Combobox
              value={currency}
              options={format.currencies()}
              onChange={to => {
                rememberCurrency(projectId, to)
                onChange({
                  budgetMinor: converted(budgetMinor, to) ?? null,
                  spentMinor: converted(spentMinor, to),
                  currency: to,
                })
              }}
            />
          </Field>
        </div>
      </div>
      {isOver && (
        <p className="text-sm text-warning">
          {t('strategy.overBudget', { amount: format.money(spentMinor - budgetMinor, currency) })}
        </p>
      )}
    </div>
  )
}
