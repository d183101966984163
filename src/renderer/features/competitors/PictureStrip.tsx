import { ImagePlus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { PictureUpload } from './usePictureUpload.ts'

interface PictureStripProps {
  mediaIds: readonly string[]
  /** Brings more. */
  upload: Pick<PictureUpload, 'add' | 'isUploading'>
  onRemove: (mediaId: string) => void
  /** Shows them large. */
  onOpen?: () => void
}

/** The pictures of an observation, and a place for more. */
export function PictureStrip({ mediaIds, upload, onRemove, onOpen }: PictureStripProps) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      {mediaIds.length > 0 && (
        <ul aria-label={t('competitors.pictures')} className="grid grid-cols-3 gap-2">
          {mediaIds.map((mediaId, i) => (
            <li key={mediaId} className="relative">
              <button
                type="button"
                disabled={onOpen === undefined}
                onClick={onOpen}
                aria-label={t('competitors.openPicture', { number: i + 1 })}
                className="block w-full overflow-hidden rounded-md border bg-sunken"
              >
                <img src={mediaUrl(mediaId, 320)} alt="" className="h-28 w-full object-cover" />
              </button>
              <span className="absolute end-1 top-1 rounded-md bg-raised">
                <IconButton
                  icon={X}
                  size="sm"
                  label={t('competitors.removePicture', { number: i + 1 })}
                  onClick={() => onRemove(mediaId)}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      <FileDrop
        multiple
        accept="image/*"
        icon={ImagePlus}
        label={t(upload.isUploading ? 'competitors.storing' : 'competitors.addPictures')}
        onFiles={upload.add}
      />
    </div>
  )
}
