import { useTranslation } from 'react-i18next'
import { blendModes } from '#shared/design/layerBase.ts'
import { Select } from '../../../../ui/Select.tsx'
import { useStudio } from '../../StudioContext.ts'
import { useLayerEdit } from '../useLayerEdit.ts'
import { InspectorSection } from './InspectorSection.tsx'
import { LabelledRow } from './LabelledRow.tsx'
import { ShareField } from './ShareField.tsx'

/** How layers lie on what is below them. */
export function AppearanceFields() {
  const { t } = useTranslation()
  const { common, set, done } = useLayerEdit(useStudio().selection)
  return (
    <InspectorSection id="appearance" title={t('studioInspector.appearance')}>
      <ShareField
        label={t('studioInspector.paint.opacity')}
        value={common(({ opacity }) => opacity)}
        onChange={(opacity, mode) => set({ opacity }, mode)}
        onDone={done}
        rest={1}
        unit="%"
      />
      <LabelledRow label={t('studioInspector.blend')}>
        <Select
          size="sm"
          aria-label={t('studioInspector.blend')}
          value={common(({ blend }) => blend) ?? null}
          placeholder={t('studioInspector.mixed')}
          onChange={blend => set({ blend }, 'step')}
          options={blendModes.map(value => ({ value, label: t(`studioInspector.blends.${value}`) }))}
        />
      </LabelledRow>
    </InspectorSection>
  )
}
