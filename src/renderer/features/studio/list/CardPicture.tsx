import { useMemo, useRef } from 'react'
import type { BrandKit } from '#shared/design/brandKit.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import type { DesignCard } from '#shared/model/designCard.ts'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useBrandKit } from '../../../lib/useBrand.ts'
import { ProportionMark } from '../ProportionMark.tsx'
import { ScenePicture } from '../ScenePicture.tsx'
import { useSeen } from './useSeen.ts'

interface CardPictureProps {
  card: DesignCard
  /** CSS pixels of the longer side. */
  size: number
}

/** How a design looks: as it was drawn when she left it last, else (one of many, a new template) drawn once it comes into sight. */
export function CardPicture({ card, size }: CardPictureProps) {
  const place = useRef<HTMLSpanElement>(null)
  const isSeen = useSeen(place)
  const kit = useBrandKit(card.projectId)
  const { thumbnailMediaId } = card
  if (thumbnailMediaId !== null) {
    return (
      <img
        src={mediaUrl(thumbnailMediaId, size * 2)}
        alt=""
        loading="lazy"
        className="max-h-full max-w-full rounded-sm object-contain shadow-float"
      />
    )
  }
  return (
    <span ref={place} className="flex shadow-float">
      {isSeen && kit !== undefined ? (
        <DrawnPicture card={card} kit={kit} size={size} />
      ) : (
        <Proportions card={card} size={size} />
      )}
    </span>
  )
}

function DrawnPicture({ card, kit, size }: CardPictureProps & { kit: BrandKit }) {
  const { data } = useQueryOf('designs.get', { id: card.id })
  const design = data?.design
  const scene = useMemo(
    () => (design === undefined ? null : sceneOf(design, '', design.homeFormatId, kit)),
    [design, kit],
  )
  return scene === null ? <Proportions card={card} size={size} /> : <ScenePicture scene={scene} size={size} />
}

function Proportions({ card: { formats }, size }: CardPictureProps) {
  const [home] = formats
  return <ProportionMark width={home?.width ?? 1} height={home?.height ?? 1} size={Math.round(size / 2)} />
}
