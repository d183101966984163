import { useTranslation } from 'react-i18next'
import { SliderField } from '../../../../ui/SliderField.tsx'
import type { EditMode } from '../../stage/Stage.ts'

interface LengthFieldProps {
  label: string
  /** In units of the format; undefined: they differ. */
  value: number | undefined
  onChange: (length: number, mode: EditMode) => void
  onDone: () => void
  min?: number
  /** How far the slider reaches, and what may be typed at most. */
  max: number
  most?: number
  rest?: number
  digits?: number
  step?: number
  unit?: string
}

/** A length (or another number) by slider and exactly. */
export function LengthField({ value, min = 0, ...others }: LengthFieldProps) {
  const { t } = useTranslation()
  return <SliderField {...others} value={value ?? null} min={min} placeholder={t('studioInspector.mixed')} />
}
