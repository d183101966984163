import { ImageUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../ui/Button.tsx'
import { Popover } from '../../../../ui/Popover.tsx'
import { PictureChooser } from '../../pickers/PictureChooser.tsx'

interface ReplacePictureProps {
  mediaId: string | null
  onChoose: (mediaId: string) => void
}

/** Puts another picture into a frame. */
export function ReplacePicture({ mediaId, onChoose }: ReplacePictureProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const label = t(mediaId === null ? 'studioInspector.picture.choose' : 'studioInspector.picture.replace')
  return (
    <Popover
      aria-label={label}
      side="inline-start"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon={ImageUp} full>
          {label}
        </Button>
      }
    >
      <div className="w-60">
        <PictureChooser
          label={label}
          chosenId={mediaId}
          onChoose={chosen => {
            onChoose(chosen)
            setOpen(false)
          }}
        />
      </div>
    </Popover>
  )
}
