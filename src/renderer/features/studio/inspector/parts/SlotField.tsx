import { useTranslation } from 'react-i18next'
import type { Layer } from '#shared/design/layer.ts'
import { slotNames } from '#shared/design/layerBase.ts'
import type { SlotName } from '#shared/design/layerBase.ts'
import { Select } from '../../../../ui/Select.tsx'
import { useStudio } from '../../StudioContext.ts'
import { useLayerEdit } from '../useLayerEdit.ts'
import { InspectorSection } from './InspectorSection.tsx'

const none = 'none'
const choices = [none, ...slotNames] as const

/** What a post puts into layers of a template by itself. */
export function SlotField() {
  const { t } = useTranslation()
  const { selection, card } = useStudio()
  const { layers, common, set } = useLayerEdit(selection)
  const fitting = slotNames.filter(slot => layers.every(({ type }) => fits(slot, type)))
  if (fitting.length === 0) return null
  const slot = common(layer => layer.slot)
  return (
    <InspectorSection id="slot" title={t('studioInspector.slot.title')} closed={!card.isTemplate}>
      <Select
        size="sm"
        aria-label={t('studioInspector.slot.title')}
        value={slot === undefined ? null : (slot ?? none)}
        placeholder={t('studioInspector.mixed')}
        onChange={next => set({ slot: next === none ? null : next }, 'step')}
        options={choices
          .filter(name => name === none || fitting.includes(name))
          .map(value => ({
            value,
            label: t(`studioInspector.slot.names.${value}`),
          }))}
      />
      <p className="text-sm text-ink-muted">{t('studioInspector.slot.help')}</p>
    </InspectorSection>
  )
}

function fits(slot: SlotName, type: Layer['type']): boolean {
  if (type === 'image') return slot === 'image' || slot === 'logo'
  if (type === 'qr') return slot === 'link'
  return (type === 'text' || type === 'badge') && slot !== 'image' && slot !== 'logo'
}
