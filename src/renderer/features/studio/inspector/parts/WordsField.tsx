import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { TextArea } from '../../../../ui/TextArea.tsx'
import type { LayerEdit } from '../useLayerEdit.ts'
import { InspectorSection } from './InspectorSection.tsx'

/** What a text says, for those who write more easily in a field than on the canvas. */
export function WordsField({ edit }: { edit: LayerEdit<LayerOf<'text'>> }) {
  const { t } = useTranslation()
  const text = edit.common(layer => layer.text)
  return (
    <InspectorSection id="words" title={t('studioInspector.text.words')} closed>
      <TextArea
        aria-label={t('studioInspector.text.words')}
        rows={2}
        maxLength={20_000}
        value={text ?? ''}
        placeholder={text === undefined ? t('studioInspector.mixed') : ''}
        onChange={next => edit.set({ text: next }, 'merge')}
        onFocus={edit.done}
        onBlur={edit.done}
      />
    </InspectorSection>
  )
}
