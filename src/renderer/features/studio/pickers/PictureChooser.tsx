import { ImagePlus } from 'lucide-react'
import { use, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { allLayers } from '#shared/design/changeLayers.ts'
import type { Design } from '#shared/design/design.ts'
import { ownFontId } from '#shared/design/fontFamilies.ts'
import { mediaIn } from '#shared/design/mediaIn.ts'
import { usePictureUpload } from '../../../lib/usePictureUpload.ts'
import { Button } from '../../../ui/Button.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { Stack } from '../../../ui/Stack.tsx'
import { StudioContext } from '../StudioContext.ts'

interface PictureChooserProps {
  label: string
  chosenId: string | null
  onChoose: (mediaId: string) => void
}

/** A picture of this design, or another file of hers. */
export function PictureChooser({ label, chosenId, onChoose }: PictureChooserProps) {
  const { t } = useTranslation()
  const studio = use(StudioContext)
  const input = useRef<HTMLInputElement>(null)
  const { upload, progress, error } = usePictureUpload(onChoose)
  const known = studio === null ? [] : picturesIn(studio.design)
  return (
    <Stack gap={2}>
      {known.length > 0 && (
        <div
          role="group"
          aria-label={label}
          className="grid max-h-40 grid-cols-4 gap-1.5 overflow-y-auto p-0.5"
        >
          {known.map((mediaId, index) => (
            <button
              key={mediaId}
              type="button"
              aria-label={t('studioInspector.picture.number', { number: index + 1 })}
              aria-pressed={mediaId === chosenId}
              onClick={() => onChoose(mediaId)}
              className="aspect-square overflow-hidden rounded-md border bg-sunken aria-pressed:outline-2 aria-pressed:outline-accent"
            >
              <img src={`/media/${mediaId}?w=160`} alt="" loading="lazy" className="size-full object-cover" />
            </button>
          ))}
        </div>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={event => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file !== undefined) void upload(file)
        }}
      />
      <Button size="sm" full icon={ImagePlus} busy={progress !== null} onClick={() => input.current?.click()}>
        {t('studioInspector.picture.upload')}
      </Button>
      {progress !== null && <ProgressBar value={progress} label={t('studioInspector.picture.uploading')} />}
      {error !== null && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </Stack>
  )
}

/** Its media without her own fonts. */
function picturesIn(design: Design): string[] {
  const fonts = new Set(allLayers(design).map(layer => ('family' in layer ? ownFontId(layer.family) : null)))
  return mediaIn(design).filter(mediaId => !fonts.has(mediaId))
}
