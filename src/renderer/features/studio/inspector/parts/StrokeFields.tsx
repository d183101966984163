import { useTranslation } from 'react-i18next'
import type { Stroke } from '#shared/design/paint.ts'
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import type { EditMode } from '../../stage/Stage.ts'
import { LabelledRow } from './LabelledRow.tsx'
import { LengthField } from './LengthField.tsx'

interface StrokeFieldsProps {
  /** What all have; undefined where they differ. */
  paint: string | undefined
  width: number | undefined
  dash: Stroke['dash'] | undefined
  onChange: (patch: Partial<Stroke>, mode: EditMode) => void
  onDone: () => void
}

const dashes = ['solid', 'dashed', 'dotted'] as const
const mostOfSlider = 60

/** How a line around or along something looks. */
export function StrokeFields({ paint, width, dash, onChange, onDone }: StrokeFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <LabelledRow label={t('studioInspector.colour')}>
        <PaintPicker
          label={t('studioInspector.colour')}
          value={paint ?? null}
          onChange={(next, mode) => onChange({ paint: next }, mode)}
        />
      </LabelledRow>
      <LengthField
        label={t('studioInspector.stroke.width')}
        value={width}
        onChange={(next, mode) => onChange({ width: next }, mode)}
        onDone={onDone}
        max={mostOfSlider}
        most={400}
        digits={1}
      />
      <SegmentedControl
        full
        size="sm"
        aria-label={t('studioInspector.stroke.dash')}
        value={dash ?? null}
        onChange={next => onChange({ dash: next }, 'step')}
        segments={dashes.map(value => ({ value, label: t(`studioInspector.stroke.${value}`) }))}
      />
    </>
  )
}
