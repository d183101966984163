import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import type { EditMode } from '../../stage/Stage.ts'
import { commonOf } from '../commonOf.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { LabelledRow } from '../parts/LabelledRow.tsx'
import { LengthField } from '../parts/LengthField.tsx'
import { ShareField } from '../parts/ShareField.tsx'
import { useLayerEdit } from '../useLayerEdit.ts'

type Line = LayerOf<'drawing'>['lines'][number]

/** All that can be changed of what was drawn freehand: all its lines together. */
export function DrawingInspector({ layers }: { layers: readonly LayerOf<'drawing'>[] }) {
  const { t } = useTranslation()
  const { set, done, layers: shown } = useLayerEdit(layers)
  const lines = shown.flatMap(layer => layer.lines)
  const change = (patch: Partial<Line>, mode: EditMode) =>
    set(layer => ({ lines: layer.lines.map(line => ({ ...line, ...patch })) }), mode)
  return (
    <InspectorSection id="drawing" title={t('studioInspector.drawing.title')}>
      <LabelledRow label={t('studioInspector.colour')}>
        <PaintPicker
          label={t('studioInspector.colour')}
          value={commonOf(lines, ({ paint }) => paint) ?? null}
          onChange={(paint, mode) => change({ paint }, mode)}
        />
      </LabelledRow>
      <LengthField
        label={t('studioInspector.stroke.width')}
        value={commonOf(lines, ({ width }) => width)}
        onChange={(width, mode) => change({ width }, mode)}
        onDone={done}
        min={0.5}
        max={80}
        most={400}
        digits={1}
      />
      <ShareField
        label={t('studioInspector.paint.opacity')}
        value={commonOf(lines, ({ opacity }) => opacity)}
        onChange={(opacity, mode) => change({ opacity }, mode)}
        onDone={done}
        rest={1}
        unit="%"
      />
    </InspectorSection>
  )
}
