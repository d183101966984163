import { ImagePlus, Star, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Media } from '#shared/model/media.ts'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { usePictureUpload } from '../../../lib/usePictureUpload.ts'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { chequered } from '../pickers/PaintSwatch.tsx'
import { Piece } from '../sections/pieces/Piece.tsx'
import type { UsePiece } from '../sections/pieces/usePieceDrag.ts'
import type { PartProps } from './BrandEditor.tsx'
import { BrandPart } from './BrandPart.tsx'

export interface BrandLogosProps extends PartProps {
  onUse?: (logo: Media, at: Parameters<UsePiece>[0]) => void
}

/** As many as a kit may have (see `BrandKit`). */
const mostLogos = 20

/** Logos of the brand; templates take the first one. */
export function BrandLogos({ brand, change, onUse }: BrandLogosProps) {
  const { t } = useTranslation()
  const { logoIds } = brand.kit
  const { data: logos } = useQueryOf('media.get', { ids: logoIds }, { keepPrevious: true })
  const { upload, progress, error } = usePictureUpload(id => {
    const next = [...logoIds.filter(one => one !== id), id].slice(0, mostLogos)
    change(t('studioBrand.logoAdded'), { logoIds: next })
  })
  const shown = logoIds.flatMap(id => logos?.find(logo => logo.id === id) ?? [])
  return (
    <BrandPart title={t('studioBrand.logos')}>
      {shown.length > 0 && (
        <ul className="grid grid-cols-2 gap-1.5">
          {shown.map((logo, index) => (
            <li key={logo.id} className="group relative flex flex-col">
              <LogoPicture logo={logo} onUse={onUse} />
              <div className="absolute inset-e-1 top-1 flex gap-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
                {index > 0 && (
                  <IconButton
                    size="sm"
                    variant="secondary"
                    icon={Star}
                    label={t('studioBrand.makeFirst', { name: logo.name })}
                    onClick={() =>
                      change(t('studioBrand.logoFirst'), {
                        logoIds: [logo.id, ...logoIds.filter(id => id !== logo.id)],
                      })
                    }
                  />
                )}
                <IconButton
                  size="sm"
                  variant="secondary"
                  icon={Trash2}
                  label={t('studioBrand.removeLogo', { name: logo.name })}
                  onClick={() =>
                    change(t('studioBrand.logoRemoved'), { logoIds: logoIds.filter(id => id !== logo.id) })
                  }
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      {logoIds.length < mostLogos && (
        <FileDrop
          accept="image/*"
          icon={ImagePlus}
          label={t('studioBrand.dropLogo')}
          note={t('studioBrand.logoKinds')}
          onFiles={([file]) => file && void upload(file)}
        />
      )}
      {progress !== null && <ProgressBar label={t('projects.logoUploading')} value={progress} />}
      {error !== null && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </BrandPart>
  )
}

function LogoPicture({ logo, onUse }: { logo: Media; onUse: BrandLogosProps['onUse'] }) {
  const picture = (
    <span
      className="flex h-20 w-full items-center justify-center rounded-md border p-2"
      style={{ background: chequered }}
    >
      <img
        src={mediaUrl(logo.id, 240)}
        alt={onUse === undefined ? logo.name : ''}
        draggable={false}
        className="max-h-full max-w-full object-contain"
      />
    </span>
  )
  if (onUse === undefined) return picture
  return (
    <Piece label={logo.name} look="bare" onUse={at => onUse(logo, at)}>
      {picture}
    </Piece>
  )
}
