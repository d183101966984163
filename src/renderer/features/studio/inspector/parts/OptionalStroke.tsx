import type { LayerOf } from '#shared/design/layer.ts'
import type { Stroke } from '#shared/design/paint.ts'
import type { EditMode } from '../../stage/Stage.ts'
import type { LayerEdit } from '../useLayerEdit.ts'
import { OptionalSection } from './OptionalSection.tsx'
import { StrokeFields } from './StrokeFields.tsx'

interface OptionalStrokeProps {
  edit: LayerEdit<LayerOf<'shape' | 'badge'>>
  title: string
}

const begun: Stroke = { paint: 'brand:ink', width: 6, dash: 'solid' }

/** The line around shapes and badges, which they may have or not. */
export function OptionalStroke({ edit: { common, set, done }, title }: OptionalStrokeProps) {
  const change = (patch: Partial<Stroke>, mode: EditMode) =>
    set(layer => ({ stroke: { ...(layer.stroke ?? begun), ...patch } }), mode)
  return (
    <OptionalSection
      title={title}
      isOn={common(({ stroke }) => stroke !== null)}
      onTurn={on => (on ? change({}, 'step') : set({ stroke: null }, 'step'))}
    >
      <StrokeFields
        paint={common(({ stroke }) => stroke?.paint)}
        width={common(({ stroke }) => stroke?.width)}
        dash={common(({ stroke }) => stroke?.dash)}
        onChange={change}
        onDone={done}
      />
    </OptionalSection>
  )
}
