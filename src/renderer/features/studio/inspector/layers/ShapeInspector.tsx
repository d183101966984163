import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { shapeNames } from '#shared/design/layers/shapeLayer.ts'
import { FillPicker } from '../../pickers/FillPicker.tsx'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { LabelledRow } from '../parts/LabelledRow.tsx'
import { LengthField } from '../parts/LengthField.tsx'
import { OptionalStroke } from '../parts/OptionalStroke.tsx'
import { ShapeChoice } from '../parts/ShapeChoice.tsx'
import { useLayerEdit } from '../useLayerEdit.ts'

/** All that can be changed of shapes. */
export function ShapeInspector({ layers }: { layers: readonly LayerOf<'shape'>[] }) {
  const { t } = useTranslation()
  const edit = useLayerEdit(layers)
  const { common, set, done } = edit
  const hasPoints = edit.layers.some(({ shape }) => shape === 'star' || shape === 'burst')
  return (
    <>
      <InspectorSection id="shape" title={t('studioInspector.shape.title')}>
        <ShapeChoice
          label={t('studioInspector.shape.title')}
          shapes={shapeNames}
          value={common(({ shape }) => shape)}
          onChange={shape => set({ shape }, 'step')}
        />
        <LabelledRow label={t('studioInspector.shape.fill')}>
          <FillPicker
            label={t('studioInspector.shape.fill')}
            value={common(({ fill }) => fill) ?? null}
            onChange={(fill, mode) => set({ fill }, mode)}
          />
        </LabelledRow>
        {edit.layers.some(({ shape }) => shape === 'rectangle') && (
          <LengthField
            label={t('studioInspector.radius')}
            value={common(({ radius }) => radius)}
            onChange={(radius, mode) => set({ radius }, mode)}
            onDone={done}
            max={200}
            most={4000}
            digits={1}
          />
        )}
        {hasPoints && (
          <LengthField
            label={t('studioInspector.shape.points')}
            value={common(({ points }) => points)}
            onChange={(points, mode) => set({ points: Math.round(points) }, mode)}
            onDone={done}
            min={3}
            max={40}
            rest={5}
          />
        )}
      </InspectorSection>
      <OptionalStroke edit={edit} title={t('studioInspector.stroke.title')} />
    </>
  )
}
