import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { lineEnds } from '#shared/design/layers/lineLayer.ts'
import { Select } from '../../../../ui/Select.tsx'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { LabelledRow } from '../parts/LabelledRow.tsx'
import { ShareField } from '../parts/ShareField.tsx'
import { StrokeFields } from '../parts/StrokeFields.tsx'
import { useLayerEdit } from '../useLayerEdit.ts'

/** All that can be changed of lines and arrows. */
export function LineInspector({ layers }: { layers: readonly LayerOf<'line'>[] }) {
  const { t } = useTranslation()
  const { common, set, done } = useLayerEdit(layers)
  const end = (which: 'start' | 'end') => (
    <LabelledRow label={t(`studioInspector.line.${which}`)}>
      <Select
        size="sm"
        aria-label={t(`studioInspector.line.${which}`)}
        value={common(layer => layer[which]) ?? null}
        placeholder={t('studioInspector.mixed')}
        onChange={shape => set({ [which]: shape }, 'step')}
        options={lineEnds.map(value => ({ value, label: t(`studioInspector.line.ends.${value}`) }))}
      />
    </LabelledRow>
  )
  return (
    <InspectorSection id="line" title={t('studioInspector.line.title')}>
      <StrokeFields
        paint={common(({ stroke }) => stroke.paint)}
        width={common(({ stroke }) => stroke.width)}
        dash={common(({ stroke }) => stroke.dash)}
        onChange={(patch, mode) => set(layer => ({ stroke: { ...layer.stroke, ...patch } }), mode)}
        onDone={done}
      />
      {end('start')}
      {end('end')}
      <ShareField
        label={t('studioInspector.line.bend')}
        value={common(({ bend }) => bend)}
        onChange={(bend, mode) => set({ bend }, mode)}
        onDone={done}
        min={-1}
      />
    </InspectorSection>
  )
}
