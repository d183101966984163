import { useTranslation } from 'react-i18next'
import { SliderField } from '../../../../ui/SliderField.tsx'
import type { EditMode } from '../../stage/Stage.ts'

interface ShareFieldProps {
  label: string
  /** From `min` to 1; undefined: they differ. */
  value: number | undefined
  onChange: (share: number, mode: EditMode) => void
  onDone: () => void
  /** -1 where it goes both ways. */
  min?: -1 | 0
  rest?: number
  unit?: string
  disabled?: boolean
}

/** A share, shown in hundredths. */
export function ShareField({ value, onChange, min = 0, rest = 0, ...others }: ShareFieldProps) {
  const { t } = useTranslation()
  return (
    <SliderField
      {...others}
      value={value === undefined ? null : Math.round(value * 100)}
      onChange={(percent, mode) => onChange(percent / 100, mode)}
      min={min * 100}
      max={100}
      rest={rest * 100}
      placeholder={t('studioInspector.mixed')}
    />
  )
}
