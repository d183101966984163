import { useTranslation } from 'react-i18next'
import type { Shadow } from '#shared/design/paint.ts'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import type { EditMode } from '../../stage/Stage.ts'
import { useStudio } from '../../StudioContext.ts'
import { useLayerEdit } from '../useLayerEdit.ts'
import { LabelledRow } from './LabelledRow.tsx'
import { LengthField } from './LengthField.tsx'
import { OptionalSection } from './OptionalSection.tsx'

/** Units of the shorter side that a new shadow is made for. */
const usualSide = 1080

/** The shadow that layers throw, letters their own. */
export function ShadowFields() {
  const { t } = useTranslation()
  const { selection, format } = useStudio()
  const { common, set, done } = useLayerEdit(selection)
  const scale = Math.min(format.width, format.height) / usualSide
  const begun: Shadow = { paint: '#00000059', blur: Math.round(24 * scale), x: 0, y: Math.round(8 * scale) }
  const change = (patch: Partial<Shadow>, mode: EditMode) =>
    set(layer => ({ shadow: { ...(layer.shadow ?? begun), ...patch } }), mode)
  return (
    <OptionalSection
      title={t('studioInspector.shadow.title')}
      isOn={common(({ shadow }) => shadow !== null)}
      onTurn={on => (on ? change({}, 'step') : set({ shadow: null }, 'step'))}
    >
      <LabelledRow label={t('studioInspector.colour')}>
        <PaintPicker
          label={t('studioInspector.colour')}
          value={common(({ shadow }) => shadow?.paint) ?? null}
          onChange={(paint, mode) => change({ paint }, mode)}
        />
      </LabelledRow>
      <LengthField
        label={t('studioInspector.shadow.blur')}
        value={common(({ shadow }) => shadow?.blur)}
        onChange={(blur, mode) => change({ blur }, mode)}
        onDone={done}
        max={100}
        most={400}
        digits={1}
      />
      {(['x', 'y'] as const).map(axis => (
        <LengthField
          key={axis}
          label={t(`studioInspector.shadow.${axis}`)}
          value={common(({ shadow }) => shadow?.[axis])}
          onChange={(by, mode) => change({ [axis]: by }, mode)}
          onDone={done}
          min={-100}
          max={100}
          rest={0}
          digits={1}
        />
      ))}
    </OptionalSection>
  )
}
