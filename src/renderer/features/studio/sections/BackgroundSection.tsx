import { ImagePlus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { colourFill } from '#shared/design/paint.ts'
import type { Fill } from '#shared/design/paint.ts'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { FillSwatch } from '../pickers/FillSwatch.tsx'
import { usePaintName } from '../pickers/PaintPicker.tsx'
import { useStudio } from '../StudioContext.ts'
import {
  colourGrounds,
  gradientGrounds,
  isSameFill,
  patternGrounds,
  pictureGround,
} from './pieces/backgrounds.ts'
import { PieceGroup } from './pieces/PieceGroup.tsx'
import { SectionBody } from './pieces/SectionBody.tsx'
import { useBringPictures } from './pieces/useBringPictures.ts'
import { usePieceDrag } from './pieces/usePieceDrag.ts'

type Reach = 'page' | 'each' | 'across'

/** What lies under everything: colours, gradients, patterns, pictures; of a page, of every page, or running across all of them. */
export default function BackgroundSection() {
  const { t } = useTranslation()
  const { design, page, kit, card, run } = useStudio()
  const paintName = usePaintName()
  const isCarousel = design.pages.length > 1
  const [chosenReach, setReach] = useState<Reach | null>(null)
  const reach: Reach = !isCarousel
    ? 'page'
    : (chosenReach ?? (design.acrossPages === null ? 'page' : 'across'))
  const pictures = useQueryOf('media.ofProject', { projectId: card.projectId, text: '', limit: 60 })
  const { bring, progress, refused } = useBringPictures(card.projectId)
  const now = design.acrossPages ?? page.fill
  const put = (fill: Fill) => run('setBackground', { pageId: page.id, fill, to: reach })
  const piece = (fill: Fill, label: string, look: 'square' | 'tile' = 'square') => (
    <FillPiece
      key={JSON.stringify(fill)}
      fill={fill}
      label={label}
      look={look}
      chosen={isSameFill(fill, now)}
      onUse={() => put(fill)}
    />
  )
  const take = async (files: readonly File[]) => {
    const [first] = await bring(files)
    if (first !== undefined) put(pictureGround(first.id))
  }
  return (
    <SectionBody
      head={
        isCarousel && (
          <SegmentedControl
            aria-label={t('studioSections.background.reach')}
            value={reach}
            onChange={setReach}
            segments={(['page', 'each', 'across'] as const).map(value => ({
              value,
              label: t(`studioSections.background.reaches.${value}`),
            }))}
          />
        )
      }
    >
      <PieceGroup title={t('studioSections.background.colours')} columns={5}>
        {colourGrounds(kit).map(paint => piece(colourFill(paint), paintName(paint)))}
      </PieceGroup>
      <PieceGroup title={t('studioSections.background.gradients')} columns={4}>
        {gradientGrounds.map((fill, index) =>
          piece(fill, t('studioSections.background.gradient', { number: index + 1 })),
        )}
      </PieceGroup>
      <PieceGroup title={t('studioSections.background.patterns')} columns={3}>
        {patternGrounds.map(fill => piece(fill, t(`studioInspector.patterns.${fill.pattern}`), 'tile'))}
      </PieceGroup>
      <PieceGroup title={t('studioSections.background.pictures')} columns={3}>
        <div className="col-span-3">
          <FileDrop
            accept="image/*"
            icon={ImagePlus}
            label={t('studioSections.background.drop')}
            onFiles={files => void take(files)}
          />
        </div>
        {progress !== null && (
          <div className="col-span-3">
            <ProgressBar label={t('studioSections.images.bringing')} value={progress} />
          </div>
        )}
        {refused.map(({ name, why }) => (
          <p key={name} role="alert" className="col-span-3 text-sm text-danger">
            {t('studioSections.images.refused', { name, why })}
          </p>
        ))}
        {pictures.data?.map(media => (
          <Ground
            key={media.id}
            label={media.name}
            look="tile"
            chosen={now.kind === 'image' && now.mediaId === media.id}
            onUse={() => put(pictureGround(media.id))}
          >
            <img
              src={mediaUrl(media.id, 160)}
              alt=""
              loading="lazy"
              draggable={false}
              className="absolute inset-0 size-full object-cover"
            />
          </Ground>
        ))}
      </PieceGroup>
    </SectionBody>
  )
}

interface GroundProps {
  label: string
  look: 'square' | 'tile'
  chosen: boolean
  onUse: () => void
  children: ReactNode
}

function FillPiece({ fill, ...ground }: Omit<GroundProps, 'children'> & { fill: Fill }) {
  return (
    <Ground {...ground}>
      <FillSwatch fill={fill} tile={18} />
    </Ground>
  )
}

/** Chosen by a click or Enter, or dropped anywhere on the paper. */
function Ground({ label, look, chosen, onUse, children }: GroundProps) {
  const button = useRef<HTMLButtonElement>(null)
  usePieceDrag(button, onUse)
  return (
    <button
      ref={button}
      type="button"
      aria-label={label}
      aria-pressed={chosen}
      title={label}
      onClick={onUse}
      className={`relative overflow-hidden rounded-md border border-line hover:border-edge aria-pressed:outline-2 aria-pressed:outline-offset-1 aria-pressed:outline-accent ${look === 'tile' ? 'h-14' : 'h-9'}`}
    >
      {children}
    </button>
  )
}
