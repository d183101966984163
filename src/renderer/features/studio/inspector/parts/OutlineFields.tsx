import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import type { EditMode } from '../../stage/Stage.ts'
import type { LayerEdit } from '../useLayerEdit.ts'
import { LabelledRow } from './LabelledRow.tsx'
import { LengthField } from './LengthField.tsx'
import { OptionalSection } from './OptionalSection.tsx'

type Outline = NonNullable<LayerOf<'text'>['outline']>

/** A line around letters, which makes them larger and never thinner. */
export function OutlineFields({ edit }: { edit: LayerEdit<LayerOf<'text'>> }) {
  const { t } = useTranslation()
  const { common, set, done } = edit
  const begun = (size: number): Outline => ({
    paint: 'brand:paper',
    width: Math.max(1, Math.round(size / 12)),
  })
  const change = (patch: Partial<Outline>, mode: EditMode) =>
    set(layer => ({ outline: { ...(layer.outline ?? begun(layer.size)), ...patch } }), mode)
  return (
    <OptionalSection
      title={t('studioInspector.text.outline')}
      isOn={common(({ outline }) => outline !== null)}
      onTurn={on => (on ? change({}, 'step') : set({ outline: null }, 'step'))}
    >
      <LabelledRow label={t('studioInspector.colour')}>
        <PaintPicker
          label={t('studioInspector.colour')}
          value={common(({ outline }) => outline?.paint) ?? null}
          onChange={(paint, mode) => change({ paint }, mode)}
        />
      </LabelledRow>
      <LengthField
        label={t('studioInspector.stroke.width')}
        value={common(({ outline }) => outline?.width)}
        onChange={(width, mode) => change({ width }, mode)}
        onDone={done}
        max={40}
        most={200}
        digits={1}
      />
    </OptionalSection>
  )
}
