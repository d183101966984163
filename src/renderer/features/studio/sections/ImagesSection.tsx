import { ImagePlus, Images, Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Media } from '#shared/model/media.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useStudio } from '../StudioContext.ts'
import { Piece } from './pieces/Piece.tsx'
import { putPicture } from './pieces/pictureLayers.ts'
import { SectionBody } from './pieces/SectionBody.tsx'
import { useBringPictures } from './pieces/useBringPictures.ts'

/** As many as are asked for at first, and each time more are wanted. */
const portion = 120

/** Pictures of the project, and a place to bring more. */
export default function ImagesSection() {
  const { t } = useTranslation()
  const studio = useStudio()
  const { projectId } = studio.card
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(portion)
  const pictures = useQueryOf('media.ofProject', { projectId, text, limit }, { keepPrevious: true })
  const { bring, progress, refused } = useBringPictures(projectId)
  const content = () => {
    if (pictures.data === undefined) {
      return pictures.isError ? (
        <QueryError error={pictures.error} retry={pictures.refetch} />
      ) : (
        <Skeleton shape="cards" count={4} />
      )
    }
    if (pictures.data.length === 0) {
      return text.trim() === '' ? (
        <EmptyState
          size="inline"
          icon={Images}
          title={t('studioSections.images.none')}
          text={t('studioSections.images.noneText')}
        />
      ) : (
        <p className="py-6 text-center text-ink-muted">{t('studioSections.noneFound', { text })}</p>
      )
    }
    return (
      <>
        <PictureColumns pictures={pictures.data} onUse={(media, at) => putPicture(studio, media, at)} />
        {pictures.data.length === limit && limit < 1000 && (
          <Button size="sm" onClick={() => setLimit(Math.min(1000, limit + portion))}>
            {t('studioSections.images.more')}
          </Button>
        )}
      </>
    )
  }
  return (
    <FileDrop
      multiple
      accept="image/*"
      label={t('studioSections.images.drop')}
      onFiles={files => void bring(files)}
    >
      <div className="flex h-full min-h-0 flex-col">
        <SectionBody
          head={
            <>
              <FileDrop
                multiple
                accept="image/*"
                icon={ImagePlus}
                label={t('studioSections.images.drop')}
                onFiles={files => void bring(files)}
              />
              {progress !== null && (
                <ProgressBar label={t('studioSections.images.bringing')} value={progress} />
              )}
              {refused.map(({ name, why }) => (
                <p key={name} role="alert" className="text-sm text-danger">
                  {t('studioSections.images.refused', { name, why })}
                </p>
              ))}
              <TextInput
                size="sm"
                type="search"
                icon={Search}
                maxLength={200}
                aria-label={t('studioSections.images.find')}
                placeholder={t('studioSections.images.find')}
                value={text}
                onChange={setText}
              />
            </>
          }
        >
          {content()}
        </SectionBody>
      </div>
    </FileDrop>
  )
}

interface PictureColumnsProps {
  pictures: readonly Media[]
  onUse: (media: Media, at: { x: number; y: number } | null) => void
}

/** In their own proportions, each put into the column that is shorter so far. */
function PictureColumns({ pictures, onUse }: PictureColumnsProps) {
  const columns: { height: number; pictures: Media[] }[] = [
    { height: 0, pictures: [] },
    { height: 0, pictures: [] },
  ]
  for (const media of pictures) {
    const column = columns.reduce((best, one) => (one.height < best.height ? one : best))
    column.pictures.push(media)
    column.height += shownRatio(media)
  }
  return (
    <div className="grid grid-cols-2 items-start gap-1.5">
      {columns.map((column, index) => (
        <div key={index} className="flex min-w-0 flex-col gap-1.5">
          {column.pictures.map(media => (
            <Piece key={media.id} label={media.name} look="bare" onUse={at => onUse(media, at)}>
              <img
                src={mediaUrl(media.id, 240)}
                alt=""
                loading="lazy"
                draggable={false}
                className="w-full rounded-md bg-sunken object-cover"
                style={{ aspectRatio: 1 / shownRatio(media) }}
              />
            </Piece>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Height to width; what is extremely long is cut, so that the others are still seen. */
const shownRatio = ({ width, height }: Media) => Math.min(2, Math.max(0.4, height / width))
