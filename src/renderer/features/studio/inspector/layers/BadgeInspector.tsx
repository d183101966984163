import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { badgeShapes } from '#shared/design/layers/badgeLayer.ts'
import { Select } from '../../../../ui/Select.tsx'
import { TextInput } from '../../../../ui/TextInput.tsx'
import { FillPicker } from '../../pickers/FillPicker.tsx'
import { FontPicker } from '../../pickers/FontPicker.tsx'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import { useOwnFonts } from '../../pickers/useOwnFonts.ts'
import { useStudio } from '../../StudioContext.ts'
import { faceIn, weightsIn } from '../faceIn.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { LabelledRow } from '../parts/LabelledRow.tsx'
import { OptionalStroke } from '../parts/OptionalStroke.tsx'
import { WeightSelect } from '../parts/WeightSelect.tsx'
import { useLayerEdit } from '../useLayerEdit.ts'

const words = ['above', 'text', 'before'] as const

/** All that can be changed of price tags and badges. */
export function BadgeInspector({ layers }: { layers: readonly LayerOf<'badge'>[] }) {
  const { t } = useTranslation()
  const { kit } = useStudio()
  const fonts = { kit, own: useOwnFonts() }
  const edit = useLayerEdit(layers)
  const { common, set, done } = edit
  const first = edit.layers[0]
  return (
    <>
      <InspectorSection id="badge" title={t('studioInspector.badge.title')}>
        <LabelledRow label={t('studioInspector.badge.shape')}>
          <Select
            size="sm"
            aria-label={t('studioInspector.badge.shape')}
            value={common(({ shape }) => shape) ?? null}
            placeholder={t('studioInspector.mixed')}
            onChange={shape => set({ shape }, 'step')}
            options={badgeShapes.map(value => ({ value, label: t(`studioInspector.badge.shapes.${value}`) }))}
          />
        </LabelledRow>
        {words.map(name => (
          <LabelledRow key={name} label={t(`studioInspector.badge.${name}`)}>
            <TextInput
              size="sm"
              aria-label={t(`studioInspector.badge.${name}`)}
              maxLength={200}
              value={common(layer => layer[name]) ?? ''}
              placeholder={common(layer => layer[name]) === undefined ? t('studioInspector.mixed') : ''}
              onChange={value => set({ [name]: value }, 'merge')}
              onFocus={done}
              onBlur={done}
            />
          </LabelledRow>
        ))}
        <FontPicker
          label={t('studioInspector.text.family')}
          value={common(({ family }) => family) ?? null}
          onChange={next =>
            set(layer => {
              const { family, weight } = faceIn(next, { ...layer, italic: false }, fonts)
              return { family, weight }
            }, 'step')
          }
        />
        <LabelledRow label={t('studioInspector.text.weight')}>
          <WeightSelect
            value={common(({ weight }) => weight)}
            weights={first === undefined ? [] : weightsIn(first.family, fonts)}
            onChange={weight => set({ weight }, 'step')}
          />
        </LabelledRow>
        <LabelledRow label={t('studioInspector.badge.paint')}>
          <PaintPicker
            label={t('studioInspector.badge.paint')}
            value={common(({ paint }) => paint) ?? null}
            onChange={(paint, mode) => set({ paint }, mode)}
          />
        </LabelledRow>
        <LabelledRow label={t('studioInspector.shape.fill')}>
          <FillPicker
            label={t('studioInspector.shape.fill')}
            value={common(({ fill }) => fill) ?? null}
            onChange={(fill, mode) => set({ fill }, mode)}
          />
        </LabelledRow>
      </InspectorSection>
      <OptionalStroke edit={edit} title={t('studioInspector.stroke.title')} />
    </>
  )
}
