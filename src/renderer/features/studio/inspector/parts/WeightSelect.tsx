import { useTranslation } from 'react-i18next'
import { Select } from '../../../../ui/Select.tsx'

interface WeightSelectProps {
  /** Undefined: they differ. */
  value: number | undefined
  /** Those that the family has. */
  weights: readonly number[]
  onChange: (weight: number) => void
}

/** How bold letters are, by the names that fonts use. */
export function WeightSelect({ value, weights, onChange }: WeightSelectProps) {
  const { t } = useTranslation()
  const offered =
    value === undefined || weights.includes(value) ? weights : [...weights, value].sort((a, b) => a - b)
  return (
    <div className="min-w-0 flex-1">
      <Select
        size="sm"
        aria-label={t('studioInspector.text.weight')}
        value={value ?? null}
        placeholder={t('studioInspector.mixed')}
        onChange={onChange}
        options={offered.map(weight => ({
          value: weight,
          label: t(`studioInspector.weights.${Math.round(weight / 100) * 100}`),
        }))}
      />
    </div>
  )
}
