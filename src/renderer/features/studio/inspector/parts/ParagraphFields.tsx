import {
  AlignVerticalJustifyCenter,
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
  List,
  ListOrdered,
  Minus,
  TextAlignCenter,
  TextAlignEnd,
  TextAlignJustify,
  TextAlignStart,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { Row } from '../../../../ui/Stack.tsx'
import type { LayerEdit } from '../useLayerEdit.ts'
import { InspectorSection } from './InspectorSection.tsx'
import { LabelledRow } from './LabelledRow.tsx'
import { LengthField } from './LengthField.tsx'
import { ShareField } from './ShareField.tsx'

/** How lines stand in their box. */
export function ParagraphFields({ edit }: { edit: LayerEdit<LayerOf<'text'>> }) {
  const { t } = useTranslation()
  const { common, set, done } = edit
  return (
    <InspectorSection id="paragraph" title={t('studioInspector.text.paragraph')}>
      <SegmentedControl
        full
        iconsOnly
        size="sm"
        aria-label={t('studioInspector.text.align')}
        value={common(({ align }) => align) ?? null}
        onChange={align => set({ align }, 'step')}
        segments={[
          { value: 'left', label: t('studioInspector.text.left'), icon: TextAlignStart },
          { value: 'centre', label: t('studioInspector.text.centre'), icon: TextAlignCenter },
          { value: 'right', label: t('studioInspector.text.right'), icon: TextAlignEnd },
          { value: 'justify', label: t('studioInspector.text.justify'), icon: TextAlignJustify },
        ]}
      />
      <Row gap={2}>
        <SegmentedControl
          full
          iconsOnly
          size="sm"
          aria-label={t('studioInspector.text.verticalAlign')}
          value={common(({ verticalAlign }) => verticalAlign) ?? null}
          onChange={verticalAlign => set({ verticalAlign }, 'step')}
          segments={[
            { value: 'top', label: t('studioInspector.text.top'), icon: AlignVerticalJustifyStart },
            { value: 'middle', label: t('studioInspector.text.middle'), icon: AlignVerticalJustifyCenter },
            { value: 'bottom', label: t('studioInspector.text.bottom'), icon: AlignVerticalJustifyEnd },
          ]}
        />
        <SegmentedControl
          full
          iconsOnly
          size="sm"
          aria-label={t('studioInspector.text.list')}
          value={common(({ list }) => list) ?? null}
          onChange={list => set({ list }, 'step')}
          segments={[
            { value: 'none', label: t('studioInspector.text.noList'), icon: Minus },
            { value: 'bullets', label: t('studioInspector.text.bullets'), icon: List },
            { value: 'numbers', label: t('studioInspector.text.numbers'), icon: ListOrdered },
          ]}
        />
      </Row>
      <LengthField
        label={t('studioInspector.text.lineHeight')}
        value={common(({ lineHeight }) => lineHeight)}
        onChange={(lineHeight, mode) => set({ lineHeight }, mode)}
        onDone={done}
        min={0.5}
        max={3}
        most={4}
        rest={1.25}
        step={0.05}
        digits={2}
      />
      <LengthField
        label={t('studioInspector.text.letterSpacing')}
        value={common(({ letterSpacing }) => letterSpacing)}
        onChange={(letterSpacing, mode) => set({ letterSpacing }, mode)}
        onDone={done}
        min={-200}
        max={500}
        most={2000}
        rest={0}
        step={5}
      />
      <LabelledRow label={t('studioInspector.text.fit')}>
        <Select
          size="sm"
          aria-label={t('studioInspector.text.fit')}
          value={common(({ fit }) => fit) ?? null}
          placeholder={t('studioInspector.mixed')}
          onChange={fit => set({ fit }, 'step')}
          options={(['grow', 'shrink', 'fill'] as const).map(fit => ({
            value: fit,
            label: t(`studioInspector.text.fits.${fit}`),
            note: t(`studioInspector.text.fitNotes.${fit}`),
          }))}
        />
      </LabelledRow>
      <ShareField
        label={t('studioInspector.text.curve')}
        value={common(({ curve }) => curve)}
        onChange={(curve, mode) => set({ curve }, mode)}
        onDone={done}
        min={-1}
      />
    </InspectorSection>
  )
}
