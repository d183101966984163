import type { DesignCard } from '#shared/model/designCard.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import { useMemo } from 'react'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { ScenePicture } from '../ScenePicture.tsx'
import { useStudio } from '../StudioContext.ts'
import { pagesOfDesign } from '../templates/pagesOfDesign.ts'
import { Piece } from './pieces/Piece.tsx'
import { tileSize } from './tileSize.ts'
import type { TakeTemplate } from './useTakeTemplate.ts'

/** One of her own templates, as its first page looks. */
export function OwnTemplateTile({ card, take }: { card: DesignCard; take: TakeTemplate }) {
  const { kit } = useStudio()
  const opened = useQueryOf('designs.get', { id: card.id })
  const design = opened.data?.design
  const scene = useMemo(
    () => (design === undefined ? null : sceneOf(design, '', design.homeFormatId, kit)),
    [design, kit],
  )
  return (
    <Piece
      named
      look="bare"
      label={card.name}
      onUse={() => design !== undefined && take(pagesOfDesign(design))}
    >
      {scene === null ? (
        <span className="size-28">
          <Skeleton shape="block" />
        </span>
      ) : (
        <ScenePicture scene={scene} size={tileSize(scene)} />
      )}
    </Piece>
  )
}
