import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Layer } from '#shared/design/layer.ts'
import { useStudio } from '../StudioContext.ts'
import { LayersPicture } from './pieces/LayersPicture.tsx'
import { Piece } from './pieces/Piece.tsx'
import { PieceGroup } from './pieces/PieceGroup.tsx'
import { newId, placePieces } from './pieces/placePieces.ts'
import { SectionBody } from './pieces/SectionBody.tsx'
import { fontPairs, pairPiece, textEffects, textPiece, textStyles } from './pieces/textPieces.ts'
import type { TextEffectId, TextStyleId } from './pieces/textPieces.ts'
import type { Place } from './pieces/usePieceDrag.ts'

/** The paper that pieces are shown for. */
const usual = { width: 1080, height: 1350 }

/** Words in ready styles, in styles that stand out, and in pairs of families. */
export default function TextSection() {
  const { t } = useTranslation()
  return (
    <SectionBody>
      <PieceGroup title={t('studioSections.text.styles')} columns={1}>
        {textStyles.map(id => (
          <StylePiece key={id} id={id} height={id === 'bullets' || id === 'numbers' ? 190 : 170} />
        ))}
      </PieceGroup>
      <PieceGroup title={t('studioSections.text.effects')} columns={2}>
        {textEffects.map(id => (
          <StylePiece key={id} id={id} height={500} size={114} />
        ))}
      </PieceGroup>
      <Suspense>
        <PieceGroup title={t('studioSections.text.pairs')} columns={2}>
          {fontPairs.map(pair => (
            <PairPiece key={`${pair.heading.family} ${pair.body.family}`} pair={pair} />
          ))}
        </PieceGroup>
      </Suspense>
    </SectionBody>
  )
}

interface StylePieceProps {
  id: TextStyleId | TextEffectId
  /** Of what is shown, in units. */
  height: number
  /** CSS pixels of the longer side. */
  size?: number
}

function StylePiece({ id, height, size = 234 }: StylePieceProps) {
  const { t } = useTranslation()
  const studio = useStudio()
  const { kit, format } = studio
  const words = t(`studioSections.text.${id}Words`)
  const isSmall = size < 200
  const shown = useMemo(() => {
    const layer = textPiece(id, words, usual, kit)
    // Words that are longer in another language are shown smaller rather than cut.
    return isSmall ? [layer] : [{ ...layer, fit: 'shrink' as const }]
  }, [id, words, kit, isSmall])
  return (
    <Piece
      look="paper"
      label={t(`studioSections.text.${id}`)}
      onUse={at => {
        const layer = textPiece(id, words, format, kit)
        placePieces(studio, [layer], at)
        if (at === null) writeInto(studio.stage, layer.id)
      }}
    >
      <LayersPicture
        layers={shown}
        width={isSmall ? 640 : 900}
        height={isSmall ? height / 1.6 : height}
        size={size}
      />
    </Piece>
  )
}

/** Right after it was put down she can write; the canvas must have it first. */
function writeInto(stage: ReturnType<typeof useStudio>['stage'], layerId: string): void {
  if (stage === null) return
  requestAnimationFrame(() => {
    stage.focus()
    stage.startEditing(layerId)
  })
}

function PairPiece({ pair }: { pair: (typeof fontPairs)[number] }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const { kit, format } = studio
  const words = { heading: t('studioSections.text.pairHeading'), body: t('studioSections.text.pairBody') }
  const { heading, body } = words
  const shown = useMemo((): Layer[] => {
    const layers = pairPiece(pair, { heading, body }, { width: 620, height: 500 }, kit)
    return layers.map(layer => ({ ...layer, frame: { ...layer.frame, y: layer.frame.y - 55 } }))
  }, [pair, heading, body, kit])
  const use = (at: Place | null) => {
    const groupId = newId()
    const layers = pairPiece(pair, words, format, kit).map(layer => ({ ...layer, groupIds: [groupId] }))
    placePieces(studio, layers, at)
  }
  return (
    <Piece look="paper" label={`${pair.heading.family} + ${pair.body.family}`} onUse={use}>
      <LayersPicture layers={shown} width={560} height={280} size={114} />
    </Piece>
  )
}
