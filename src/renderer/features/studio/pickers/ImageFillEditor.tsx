import type { Fill } from '#shared/design/paint.ts'
import { useTranslation } from 'react-i18next'
import { SliderField } from '../../../ui/SliderField.tsx'
import { Stack } from '../../../ui/Stack.tsx'
import { FocusPad } from './FocusPad.tsx'
import { PictureChooser } from './PictureChooser.tsx'
import { usePaints } from './usePaints.ts'

interface ImageFillEditorProps {
  /** Null, or a fill of another kind, where no picture is chosen yet. */
  value: Fill | null
  onChange: (fill: Fill, mode: 'step' | 'merge') => void
}

const begun = { kind: 'image', focusX: 0.5, focusY: 0.5, blur: 0, opacity: 1 } as const

/** A picture that covers the area: which one, what of it stays in view, how soft and how strong. */
export function ImageFillEditor({ value, onChange }: ImageFillEditorProps) {
  const { t } = useTranslation()
  const { done } = usePaints()
  const image = value?.kind === 'image' ? value : null
  return (
    <Stack gap={3}>
      {image !== null && (
        <>
          <FocusPad
            mediaId={image.mediaId}
            x={image.focusX}
            y={image.focusY}
            onChange={(focusX, focusY, mode) => onChange({ ...image, focusX, focusY }, mode)}
            onDone={done}
          />
          <SliderField
            label={t('studioInspector.fill.blur')}
            value={Math.round(image.blur * 100)}
            onChange={(percent, mode) => onChange({ ...image, blur: percent / 100 }, mode)}
            onDone={done}
            min={0}
            max={100}
          />
          <SliderField
            label={t('studioInspector.paint.opacity')}
            value={Math.round(image.opacity * 100)}
            onChange={(percent, mode) => onChange({ ...image, opacity: percent / 100 }, mode)}
            onDone={done}
            min={0}
            max={100}
            rest={100}
            unit="%"
          />
        </>
      )}
      <PictureChooser
        label={t(image === null ? 'studioInspector.fill.image' : 'studioInspector.fill.otherImage')}
        chosenId={image?.mediaId ?? null}
        onChoose={mediaId => {
          onChange(image === null ? { ...begun, mediaId } : { ...image, mediaId }, 'step')
          done()
        }}
      />
    </Stack>
  )
}
