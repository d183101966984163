import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import { IconChooser } from '../parts/IconChooser.tsx'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { LabelledRow } from '../parts/LabelledRow.tsx'
import { LengthField } from '../parts/LengthField.tsx'
import { useLayerEdit } from '../useLayerEdit.ts'

/** All that can be changed of icons; an emoji has its colours by itself. */
export function IconInspector({ layers }: { layers: readonly LayerOf<'icon'>[] }) {
  const { t } = useTranslation()
  const { common, set, done, layers: shown } = useLayerEdit(layers)
  const hasLines = shown.some(({ icon }) => !icon.startsWith('emoji:'))
  return (
    <InspectorSection id="icon" title={t('studioInspector.icon.title')}>
      <IconChooser onChoose={icon => set({ icon }, 'step')} />
      {hasLines && (
        <>
          <LabelledRow label={t('studioInspector.colour')}>
            <PaintPicker
              label={t('studioInspector.colour')}
              value={common(({ paint }) => paint) ?? null}
              onChange={(paint, mode) => set({ paint }, mode)}
            />
          </LabelledRow>
          <LengthField
            label={t('studioInspector.icon.thickness')}
            value={common(({ thickness }) => thickness)}
            onChange={(thickness, mode) => set({ thickness }, mode)}
            onDone={done}
            min={0.25}
            max={6}
            rest={2}
            step={0.25}
            digits={2}
          />
        </>
      )}
    </InspectorSection>
  )
}
