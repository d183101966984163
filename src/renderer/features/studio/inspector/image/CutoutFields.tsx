import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { OptionalSection } from '../parts/OptionalSection.tsx'
import { ShareField } from '../parts/ShareField.tsx'
import type { LayerEdit } from '../useLayerEdit.ts'

const usualTolerance = 0.18

/** Takes a plain background away. */
export function CutoutFields({ edit }: { edit: LayerEdit<LayerOf<'image'>> }) {
  const { t } = useTranslation()
  const { common, set, done } = edit
  return (
    <OptionalSection
      title={t('studioInspector.image.cutout')}
      isOn={common(({ cutout }) => cutout !== null)}
      onTurn={on => set({ cutout: on ? { tolerance: usualTolerance } : null }, 'step')}
    >
      <ShareField
        label={t('studioInspector.image.tolerance')}
        value={common(({ cutout }) => cutout?.tolerance)}
        onChange={(tolerance, mode) => set({ cutout: { tolerance } }, mode)}
        onDone={done}
        rest={usualTolerance}
      />
      <p className="text-sm text-ink-muted">{t('studioInspector.image.cutoutHelp')}</p>
    </OptionalSection>
  )
}
