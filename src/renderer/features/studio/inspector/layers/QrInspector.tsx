import { Link2, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { TextArea } from '../../../../ui/TextArea.tsx'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import { useCodeLink } from '../../post/useCodeLink.ts'
import { useStudio } from '../../StudioContext.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { LabelledRow } from '../parts/LabelledRow.tsx'
import { LengthField } from '../parts/LengthField.tsx'
import { qrTroubles } from '../qrTroubles.ts'
import { useLayerEdit } from '../useLayerEdit.ts'

const corrections = ['L', 'M', 'Q', 'H'] as const

/** All that can be changed of QR codes, and what may keep a phone from reading them. */
export function QrInspector({ layers }: { layers: readonly LayerOf<'qr'>[] }) {
  const { t } = useTranslation()
  const { kit } = useStudio()
  const { common, set, done, layers: shown } = useLayerEdit(layers)
  const value = common(layer => layer.value)
  const troubles = [...new Set(shown.flatMap(layer => qrTroubles(layer, kit)))]
  return (
    <InspectorSection id="qr" title={t('studioInspector.qr.title')}>
      <TextArea
        aria-label={t('studioInspector.qr.value')}
        rows={2}
        maxLength={2000}
        value={value ?? ''}
        placeholder={value === undefined ? t('studioInspector.mixed') : t('studioInspector.qr.placeholder')}
        onChange={next => set({ value: next }, 'merge')}
        onFocus={done}
        onBlur={done}
      />
      <PostLink onTake={link => set({ value: link }, 'step')} />
      {troubles.map(trouble => (
        <p key={trouble} role="status" className="flex items-start gap-1 text-sm text-warning">
          <span className="mt-0.5">
            <Icon icon={TriangleAlert} size={12} />
          </span>
          {t(`studioInspector.qr.troubles.${trouble}`)}
        </p>
      ))}
      <LabelledRow label={t('studioInspector.qr.paint')}>
        <PaintPicker
          label={t('studioInspector.qr.paint')}
          value={common(({ paint }) => paint) ?? null}
          onChange={(paint, mode) => set({ paint }, mode)}
        />
      </LabelledRow>
      <LabelledRow label={t('studioInspector.qr.behind')}>
        <PaintPicker
          label={t('studioInspector.qr.behind')}
          value={common(({ behind }) => behind) ?? null}
          onChange={(behind, mode) => set({ behind }, mode)}
        />
      </LabelledRow>
      <SegmentedControl
        full
        size="sm"
        aria-label={t('studioInspector.qr.dots')}
        value={common(({ dots }) => dots) ?? null}
        onChange={dots => set({ dots }, 'step')}
        segments={[
          { value: 'square', label: t('studioInspector.qr.square') },
          { value: 'round', label: t('studioInspector.qr.round') },
        ]}
      />
      <LabelledRow label={t('studioInspector.qr.correction')}>
        <Select
          size="sm"
          aria-label={t('studioInspector.qr.correction')}
          value={common(({ correction }) => correction) ?? null}
          placeholder={t('studioInspector.mixed')}
          onChange={correction => set({ correction }, 'step')}
          options={corrections.map(level => ({
            value: level,
            label: t(`studioInspector.qr.corrections.${level}`),
          }))}
        />
      </LabelledRow>
      <LengthField
        label={t('studioInspector.qr.margin')}
        value={common(({ margin }) => margin)}
        onChange={(margin, mode) => set({ margin: Math.round(margin) }, mode)}
        onDone={done}
        max={10}
        rest={4}
      />
    </InspectorSection>
  )
}

/** The link of the post that the design was made for. */
function PostLink({ onTake }: { onTake: (link: string) => void }) {
  const { t } = useTranslation()
  const link = useCodeLink()
  if (link === null) return null
  return (
    <Button size="sm" full icon={Link2} onClick={() => onTake(link)}>
      {t('studioInspector.qr.postLink')}
    </Button>
  )
}
