import { Crop, ImageUpscale } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { Button } from '../../../../ui/Button.tsx'
import { useStudio } from '../../StudioContext.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { LengthField } from '../parts/LengthField.tsx'
import { ReplacePicture } from '../parts/ReplacePicture.tsx'
import type { LayerEdit } from '../useLayerEdit.ts'
import { wholePictureFrame } from './wholePictureFrame.ts'

/** Which picture, and what of it is seen. */
export function PictureFields({ edit }: { edit: LayerEdit<LayerOf<'image'>> }) {
  const { t } = useTranslation()
  const { stage, assets, format, run, endStep } = useStudio()
  const { common, set, done } = edit
  const [only, ...others] = edit.layers
  const single = others.length === 0 ? only : undefined
  const showWhole = async (layer: LayerOf<'image'>) => {
    const picture = layer.mediaId === null ? null : await assets.picture(layer.mediaId)
    if (picture === null) return
    if (layer.crop.zoom !== 1) set({ crop: { ...layer.crop, zoom: 1 } }, 'step')
    run('placeLayers', {
      formatId: format.id,
      frames: { [layer.id]: wholePictureFrame(layer.frame, picture) },
    })
    endStep()
  }
  const hasPicture = edit.layers.some(({ mediaId }) => mediaId !== null)
  return (
    <InspectorSection id="picture" title={t('studioInspector.image.title')}>
      <ReplacePicture
        mediaId={common(({ mediaId }) => mediaId) ?? null}
        onChoose={mediaId => set({ mediaId }, 'step')}
      />
      {single !== undefined && hasPicture && (
        <div className="grid grid-cols-2 gap-1">
          <Button size="sm" icon={Crop} full onClick={() => stage?.startCropping(single.id)}>
            {t('studioInspector.image.crop')}
          </Button>
          <Button size="sm" icon={ImageUpscale} full onClick={() => void showWhole(single)}>
            {t('studioInspector.image.whole')}
          </Button>
        </div>
      )}
      {hasPicture && (
        <LengthField
          label={t('studioInspector.image.zoom')}
          value={zoomOf(common(({ crop }) => crop.zoom))}
          onChange={(percent, mode) => set(layer => ({ crop: { ...layer.crop, zoom: percent / 100 } }), mode)}
          onDone={done}
          min={100}
          max={400}
          most={2000}
          unit="%"
        />
      )}
    </InspectorSection>
  )
}

const zoomOf = (zoom: number | undefined) => (zoom === undefined ? undefined : Math.round(zoom * 100))
