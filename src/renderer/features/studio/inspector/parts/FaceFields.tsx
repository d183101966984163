import { CaseUpper, Italic, Strikethrough, Underline } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { NumberInput } from '../../../../ui/NumberInput.tsx'
import { Row } from '../../../../ui/Stack.tsx'
import { FillPicker } from '../../pickers/FillPicker.tsx'
import { FontPicker } from '../../pickers/FontPicker.tsx'
import { useOwnFonts } from '../../pickers/useOwnFonts.ts'
import { useStudio } from '../../StudioContext.ts'
import { faceIn, hasItalic, lacksLetters, weightsIn } from '../faceIn.ts'
import type { LayerEdit } from '../useLayerEdit.ts'
import { InspectorSection } from './InspectorSection.tsx'
import { LabelledRow } from './LabelledRow.tsx'
import { WeightSelect } from './WeightSelect.tsx'

/** What letters look like: family, weight, size, slant, lines, colour. */
export function FaceFields({ edit }: { edit: LayerEdit<LayerOf<'text'>> }) {
  const { t } = useTranslation()
  const { kit } = useStudio()
  const fonts = { kit, own: useOwnFonts() }
  const { common, set, done } = edit
  const family = common(layer => layer.family)
  const first = edit.layers[0]
  const isUpper = common(({ letterCase }) => letterCase === 'upper') === true
  return (
    <InspectorSection id="face" title={t('studioInspector.text.title')}>
      <FontPicker
        label={t('studioInspector.text.family')}
        value={family ?? null}
        onChange={next => set(layer => ({ ...faceIn(next, layer, fonts) }), 'step')}
      />
      {edit.layers.some(layer => lacksLetters(layer.family, layer.text, fonts)) && (
        <p className="text-sm text-warning">{t('studioInspector.text.lacksLetters')}</p>
      )}
      <Row gap={1}>
        <WeightSelect
          value={common(({ weight }) => weight)}
          weights={first === undefined ? [] : weightsIn(first.family, fonts)}
          onChange={weight => set({ weight }, 'step')}
        />
        <span className="flex w-20 shrink-0">
          <NumberInput
            aria-label={t('studioInspector.text.size')}
            mark={t('studioInspector.text.sizeMark')}
            value={common(({ size }) => size) ?? null}
            placeholder={t('studioInspector.mixed')}
            onChange={(size, mode) => set({ size }, mode)}
            onDone={done}
            min={1}
            max={4000}
            digits={1}
          />
        </span>
      </Row>
      <Row gap={1}>
        <IconButton
          size="sm"
          icon={Italic}
          label={t('studioInspector.text.italic')}
          disabled={edit.layers.every(layer => !hasItalic(layer.family, fonts))}
          pressed={common(({ italic }) => italic) === true}
          onClick={() => set({ italic: common(({ italic }) => italic) !== true }, 'step')}
        />
        <IconButton
          size="sm"
          icon={Underline}
          label={t('studioInspector.text.underline')}
          pressed={common(({ underline }) => underline) === true}
          onClick={() => set({ underline: common(({ underline }) => underline) !== true }, 'step')}
        />
        <IconButton
          size="sm"
          icon={Strikethrough}
          label={t('studioInspector.text.strike')}
          pressed={common(({ strike }) => strike) === true}
          onClick={() => set({ strike: common(({ strike }) => strike) !== true }, 'step')}
        />
        <IconButton
          size="sm"
          icon={CaseUpper}
          label={t('studioInspector.text.upper')}
          pressed={isUpper}
          onClick={() => set({ letterCase: isUpper ? 'asWritten' : 'upper' }, 'step')}
        />
      </Row>
      <LabelledRow label={t('studioInspector.colour')}>
        <FillPicker
          label={t('studioInspector.colour')}
          value={common(({ fill }) => fill) ?? null}
          onChange={(fill, mode) => set({ fill }, mode)}
        />
      </LabelledRow>
    </InspectorSection>
  )
}
