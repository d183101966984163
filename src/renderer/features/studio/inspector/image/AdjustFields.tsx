import { RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { noAdjustments } from '#shared/design/layers/imageLayer.ts'
import type { Adjustments } from '#shared/design/layers/imageLayer.ts'
import { IconButton } from '../../../../ui/IconButton.tsx'
import type { EditMode } from '../../stage/Stage.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { ShareField } from '../parts/ShareField.tsx'
import type { LayerEdit } from '../useLayerEdit.ts'
import { PresetChoice } from './PresetChoice.tsx'

/** Those that go both ways, then those that there is no less than none of. */
const bothWays = ['brightness', 'contrast', 'saturation', 'temperature', 'tint'] as const
const oneWay = ['sharpen', 'blur', 'vignette', 'grey', 'sepia'] as const

/** How light, strong and warm pictures are: ready looks, then a slider for each. */
export function AdjustFields({ edit }: { edit: LayerEdit<LayerOf<'image'>> }) {
  const { t } = useTranslation()
  const { common, set, done } = edit
  const adjust = common(layer => layer.adjust)
  const first = edit.layers.find(({ mediaId }) => mediaId !== null)
  const change = (patch: Partial<Adjustments>, mode: EditMode) =>
    set(layer => ({ adjust: { ...layer.adjust, ...patch } }), mode)
  const isPlain = JSON.stringify(adjust) === JSON.stringify(noAdjustments)
  const slider = (name: (typeof bothWays)[number] | (typeof oneWay)[number], min: -1 | 0) => (
    <ShareField
      key={name}
      label={t(`studioInspector.image.adjust.${name}`)}
      value={common(layer => layer.adjust[name])}
      onChange={(share, mode) => change({ [name]: share }, mode)}
      onDone={done}
      min={min}
    />
  )
  return (
    <>
      {first !== undefined && (
        <InspectorSection id="looks" title={t('studioInspector.image.presets')}>
          <PresetChoice
            layer={first}
            value={adjust}
            // The two colours of a duotone have a switch of their own.
            onChange={({ duotone: _, ...look }) => change(look, 'step')}
          />
        </InspectorSection>
      )}
      <InspectorSection
        id="adjust"
        title={t('studioInspector.image.adjustTitle')}
        actions={
          <IconButton
            size="sm"
            icon={RotateCcw}
            label={t('studioInspector.image.asTaken')}
            disabled={isPlain}
            onClick={() => set({ adjust: noAdjustments }, 'step')}
          />
        }
      >
        {bothWays.map(name => slider(name, -1))}
        {oneWay.map(name => slider(name, 0))}
      </InspectorSection>
    </>
  )
}
