import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import type { EditMode } from '../../stage/Stage.ts'
import type { LayerEdit } from '../useLayerEdit.ts'
import { LabelledRow } from './LabelledRow.tsx'
import { LengthField } from './LengthField.tsx'
import { OptionalSection } from './OptionalSection.tsx'

type Behind = NonNullable<LayerOf<'text'>['behind']>

/** A ground behind a text: behind its box, or behind each line. */
export function BehindFields({ edit }: { edit: LayerEdit<LayerOf<'text'>> }) {
  const { t } = useTranslation()
  const { common, set, done } = edit
  const begun = (size: number): Behind => ({
    paint: 'brand:accent',
    padding: Math.round(size / 4),
    radius: Math.round(size / 6),
    each: 'line',
  })
  const change = (patch: Partial<Behind>, mode: EditMode) =>
    set(layer => ({ behind: { ...(layer.behind ?? begun(layer.size)), ...patch } }), mode)
  return (
    <OptionalSection
      title={t('studioInspector.text.behind')}
      isOn={common(({ behind }) => behind !== null)}
      onTurn={on => (on ? change({}, 'step') : set({ behind: null }, 'step'))}
    >
      <SegmentedControl
        full
        size="sm"
        aria-label={t('studioInspector.text.behindEach')}
        value={common(({ behind }) => behind?.each) ?? null}
        onChange={each => change({ each }, 'step')}
        segments={[
          { value: 'line', label: t('studioInspector.text.eachLine') },
          { value: 'box', label: t('studioInspector.text.wholeBox') },
        ]}
      />
      <LabelledRow label={t('studioInspector.colour')}>
        <PaintPicker
          label={t('studioInspector.colour')}
          value={common(({ behind }) => behind?.paint) ?? null}
          onChange={(paint, mode) => change({ paint }, mode)}
        />
      </LabelledRow>
      <LengthField
        label={t('studioInspector.text.padding')}
        value={common(({ behind }) => behind?.padding)}
        onChange={(padding, mode) => change({ padding }, mode)}
        onDone={done}
        max={80}
        most={400}
        digits={1}
      />
      <LengthField
        label={t('studioInspector.radius')}
        value={common(({ behind }) => behind?.radius)}
        onChange={(radius, mode) => change({ radius }, mode)}
        onDone={done}
        max={80}
        most={400}
        digits={1}
      />
    </OptionalSection>
  )
}
