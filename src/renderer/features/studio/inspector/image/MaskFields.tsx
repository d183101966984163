import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { maskShapes } from '#shared/design/layers/imageLayer.ts'
import type { Stroke } from '#shared/design/paint.ts'
import type { EditMode } from '../../stage/Stage.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { LengthField } from '../parts/LengthField.tsx'
import { OptionalSection } from '../parts/OptionalSection.tsx'
import { ShapeChoice } from '../parts/ShapeChoice.tsx'
import { StrokeFields } from '../parts/StrokeFields.tsx'
import type { LayerEdit } from '../useLayerEdit.ts'

const begun: Stroke = { paint: 'brand:paper', width: 8, dash: 'solid' }

/** The shape a picture is cut to, and the line around it. */
export function MaskFields({ edit }: { edit: LayerEdit<LayerOf<'image'>> }) {
  const { t } = useTranslation()
  const { common, set, done } = edit
  const mask = common(layer => layer.mask)
  const change = (patch: Partial<Stroke>, mode: EditMode) =>
    set(layer => ({ border: { ...(layer.border ?? begun), ...patch } }), mode)
  return (
    <>
      <InspectorSection id="mask" title={t('studioInspector.image.mask')}>
        <ShapeChoice
          label={t('studioInspector.image.mask')}
          shapes={maskShapes}
          value={mask}
          onChange={next => set({ mask: next }, 'step')}
        />
        {edit.layers.some(layer => layer.mask === 'rectangle') && (
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
      </InspectorSection>
      <OptionalSection
        title={t('studioInspector.image.border')}
        isOn={common(({ border }) => border !== null)}
        onTurn={on => (on ? change({}, 'step') : set({ border: null }, 'step'))}
      >
        <StrokeFields
          paint={common(({ border }) => border?.paint)}
          width={common(({ border }) => border?.width)}
          dash={common(({ border }) => border?.dash)}
          onChange={change}
          onDone={done}
        />
      </OptionalSection>
    </>
  )
}
