import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import { badgeShapes } from '#shared/design/layers/badgeLayer.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { colourFill } from '#shared/design/paint.ts'
import type { BrandColour } from '#shared/design/paint.ts'
import { contrastOf } from '#shared/design/contrastOf.ts'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useCodeLink } from '../post/useCodeLink.ts'
import { useStudio } from '../StudioContext.ts'
import { LayersPicture } from './pieces/LayersPicture.tsx'
import { Piece } from './pieces/Piece.tsx'
import { PieceGroup } from './pieces/PieceGroup.tsx'
import { frameOf, newId, placePieces, unitOf } from './pieces/placePieces.ts'
import { SectionBody } from './pieces/SectionBody.tsx'
import { useSlotValues } from './useSlotValues.ts'

/** QR codes, price tags and badges. */
export default function CodesSection() {
  const { t } = useTranslation()
  const { price: known = '', oldPrice = '' } = useSlotValues()
  const link = useCodeLink() ?? ''
  const [address, setAddress] = useState<string | null>(null)
  const [price, setPrice] = useState<string | null>(null)
  const [before, setBefore] = useState<string | null>(null)
  const shownPrice = price ?? (known || t('studioSections.codes.priceExample'))
  const shownBefore = before ?? oldPrice
  return (
    <SectionBody>
      <PieceGroup title={t('studioSections.codes.qr')} columns={3}>
        <div className="col-span-3">
          <Field label={t('studioSections.codes.address')} help={t('studioSections.codes.addressHelp')}>
            <TextInput
              size="sm"
              type="url"
              maxLength={2000}
              placeholder="https://"
              value={address ?? link}
              onChange={setAddress}
            />
          </Field>
        </div>
        {(['square', 'round', 'brand'] as const).map(look => (
          <QrPiece key={look} look={look} value={address ?? link} />
        ))}
      </PieceGroup>
      <PieceGroup title={t('studioSections.codes.prices')} columns={2}>
        <Field label={t('studioSections.codes.price')}>
          <TextInput size="sm" maxLength={200} value={shownPrice} onChange={setPrice} />
        </Field>
        <Field label={t('studioSections.codes.before')}>
          <TextInput size="sm" maxLength={200} value={shownBefore} onChange={setBefore} />
        </Field>
        {badgeShapes.map((shape, index) => (
          <BadgePiece
            key={shape}
            shape={shape}
            ground={grounds[index % grounds.length] ?? 'accent'}
            text={shownPrice}
            before={shownBefore}
            above={index < 2 ? t('studioSections.codes.now') : ''}
            slot="price"
          />
        ))}
      </PieceGroup>
      <PieceGroup title={t('studioSections.codes.badges')} columns={2}>
        {badgeWords.map(({ id, shape, ground }) => (
          <BadgePiece
            key={id}
            shape={shape}
            ground={ground}
            text={t(`studioSections.codes.words.${id}`)}
            before=""
            above=""
            slot={null}
          />
        ))}
      </PieceGroup>
    </SectionBody>
  )
}

const grounds = ['accent', 'primary', 'ink', 'secondary'] as const satisfies readonly BrandColour[]

const badgeWords = [
  { id: 'new', shape: 'burst', ground: 'accent' },
  { id: 'sale', shape: 'circle', ground: 'primary' },
  { id: 'percent', shape: 'burst', ground: 'primary' },
  { id: 'soldOut', shape: 'ribbon', ground: 'ink' },
  { id: 'freeDelivery', shape: 'pill', ground: 'accent' },
  { id: 'handmade', shape: 'tag', ground: 'secondary' },
  { id: 'lastDays', shape: 'flag', ground: 'primary' },
  { id: 'bestseller', shape: 'ribbon', ground: 'accent' },
] as const

interface QrPieceProps {
  look: 'square' | 'round' | 'brand'
  value: string
}

function QrPiece({ look, value }: QrPieceProps) {
  const { t } = useTranslation()
  const studio = useStudio()
  const { kit } = studio
  const shown = useMemo(() => [qrLayer(look, value || exampleAddress, 200)], [look, value])
  // A code in a colour that scanners cannot tell from its ground would be worse than none.
  const isReadable = look !== 'brand' || contrastOf(kit.colours.primary, kit.colours.paper) >= 4
  if (!isReadable) return null
  return (
    <Piece
      look="paper"
      label={t(`studioSections.codes.qrLooks.${look}`)}
      onUse={at => {
        const side = 280 * unitOf(studio.format)
        placePieces(studio, [qrLayer(look, value, side)], at)
      }}
    >
      <LayersPicture layers={shown} width={220} height={220} size={74} />
    </Piece>
  )
}

/** Only for what the pieces look like. */
const exampleAddress = 'https://example.org'

function qrLayer(look: QrPieceProps['look'], value: string, side: number): LayerOf<'qr'> {
  return newLayer('qr', newId(), frameOf(side, side), {
    value: value.trim(),
    slot: 'link',
    margin: 2,
    ...(look === 'square' ? {} : { dots: 'round' }),
    ...(look === 'brand' ? { paint: 'brand:primary', behind: 'brand:paper' } : {}),
  })
}

type BadgeShape = (typeof badgeShapes)[number]

interface BadgePieceProps {
  shape: BadgeShape
  ground: BrandColour
  text: string
  before: string
  above: string
  slot: 'price' | null
}

/** Height to width. */
const proportions: Record<BadgeShape, number> = {
  circle: 1,
  burst: 1,
  tag: 0.45,
  ribbon: 0.36,
  pill: 0.36,
  flag: 0.5,
  none: 0.4,
}

function BadgePiece({ shape, ground, text, before, above, slot }: BadgePieceProps) {
  const { t } = useTranslation()
  const studio = useStudio()
  const { colours } = studio.kit
  const { weight } = studio.kit.heading
  const isDark = contrastOf(colours.paper, colours[ground]) >= contrastOf(colours.ink, colours[ground])
  const make = useCallback(
    (width: number): LayerOf<'badge'> =>
      newLayer('badge', newId(), frameOf(width, width * proportions[shape]), {
        ...{ shape, text, before, above, slot, weight },
        paint: isDark && shape !== 'none' ? 'brand:paper' : 'brand:ink',
        fill: colourFill(`brand:${ground}`),
      }),
    [shape, text, before, above, slot, weight, isDark, ground],
  )
  const shown = useMemo(() => [make(360)], [make])
  const height = Math.max(0.5, proportions[shape])
  return (
    <Piece
      look="paper"
      label={t('studioSections.codes.badgeOf', { shape: t(`studioSections.codes.shapes.${shape}`), text })}
      onUse={at => {
        const isRound = proportions[shape] === 1
        placePieces(studio, [make((isRound ? 300 : 420) * unitOf(studio.format))], at)
      }}
    >
      <LayersPicture layers={shown} width={400} height={400 * height + 20} size={114} />
    </Piece>
  )
}
