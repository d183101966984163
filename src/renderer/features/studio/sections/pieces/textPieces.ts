import type { BrandKit } from '#shared/design/brandKit.ts'
import type { LayerOf } from '#shared/design/layer.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { colourFill } from '#shared/design/paint.ts'
import { frameOf, newId, unitOf } from './placePieces.ts'

type TextLook = Partial<LayerOf<'text'>> & { size: number }

/** Ways to write, with sizes for a portrait post. Their names and first words are `studioSections.text.<id>` and `….<id>Words`. */
export const textStyles = [
  'heading',
  'subheading',
  'body',
  'bullets',
  'numbers',
  'label',
  'price',
  'quote',
] as const
export type TextStyleId = (typeof textStyles)[number]

/** Ways to make words stand out. */
export const textEffects = ['marked', 'pill', 'outlined', 'shaded', 'bent', 'gradient'] as const
export type TextEffectId = (typeof textEffects)[number]

const looks: Record<TextStyleId | TextEffectId, (kit: BrandKit) => TextLook> = {
  heading: kit => ({ ...headline(kit), size: 108 }),
  subheading: kit => ({ ...headline(kit), size: 64, lineHeight: 1.15 }),
  body: () => ({ size: 44, lineHeight: 1.35 }),
  bullets: () => ({ size: 44, lineHeight: 1.4, list: 'bullets' }),
  numbers: () => ({ size: 44, lineHeight: 1.4, list: 'numbers' }),
  label: () => ({ size: 34, weight: 600, letterSpacing: 120, letterCase: 'upper' }),
  price: kit => ({ ...headline(kit), size: 140, fill: colourFill('brand:primary'), slot: 'price' }),
  quote: kit => ({ ...headline(kit), size: 68, lineHeight: 1.25, italic: true, align: 'centre' }),
  marked: kit => ({
    ...headline(kit),
    size: 72,
    lineHeight: 1.35,
    align: 'centre',
    behind: { paint: 'brand:accent', padding: 14, radius: 4, each: 'line' },
  }),
  pill: () => ({
    size: 48,
    weight: 600,
    align: 'centre',
    fill: colourFill('brand:paper'),
    behind: { paint: 'brand:ink', padding: 28, radius: 400, each: 'line' },
  }),
  outlined: kit => ({
    ...headline(kit),
    size: 110,
    align: 'centre',
    fill: colourFill('brand:paper'),
    outline: { paint: 'brand:ink', width: 6 },
  }),
  shaded: kit => ({
    ...headline(kit),
    size: 110,
    align: 'centre',
    shadow: { paint: 'brand:accent', blur: 0, x: 8, y: 8 },
  }),
  bent: kit => ({ ...headline(kit), size: 72, align: 'centre', curve: 0.35 }),
  gradient: kit => ({
    ...headline(kit),
    size: 120,
    align: 'centre',
    fill: {
      kind: 'gradient',
      shape: 'linear',
      angle: 20,
      stops: [
        { at: 0, paint: 'brand:primary' },
        { at: 1, paint: 'brand:accent' },
      ],
    },
  }),
}

const headline = (kit: BrandKit): Partial<LayerOf<'text'>> => ({
  family: 'brand:heading',
  weight: kit.heading.weight,
  lineHeight: 1.08,
  letterSpacing: -10,
})

interface Paper {
  width: number
  height: number
}

/** A text of a style about 0, 0, as wide as is usual on this paper. */
export function textPiece(
  id: TextStyleId | TextEffectId,
  text: string,
  paper: Paper,
  kit: BrandKit,
): LayerOf<'text'> {
  const unit = unitOf(paper)
  const { size, ...look } = scaled(looks[id](kit), unit)
  const width = Math.min(paper.width * 0.8, 820 * unit)
  const lines = text.split('\n').length
  const height = size * (look.lineHeight ?? 1.25) * lines
  return newLayer('text', newId(), frameOf(width, height), { ...look, size, text })
}

/** Lengths that go with the size of the letters. */
function scaled(look: TextLook, unit: number): TextLook {
  const { behind, outline, shadow } = look
  return {
    ...look,
    size: Math.round(look.size * unit),
    ...(behind == null
      ? {}
      : {
          behind: { ...behind, padding: behind.padding * unit, radius: Math.min(400, behind.radius * unit) },
        }),
    ...(outline == null ? {} : { outline: { ...outline, width: outline.width * unit } }),
    ...(shadow == null ? {} : { shadow: { ...shadow, x: shadow.x * unit, y: shadow.y * unit } }),
  }
}

/** Families that go together; each has Cyrillic letters or says so in its facts. */
export const fontPairs: readonly {
  heading: BrandKit['heading']
  body: BrandKit['body']
}[] = [
  ['Montserrat', 800, 'Inter', 400],
  ['Playfair Display', 700, 'Inter', 400],
  ['Oswald', 600, 'Nunito', 400],
  ['Lora', 700, 'Manrope', 400],
  ['Unbounded', 700, 'Jost', 400],
  ['Yeseva One', 400, 'Jost', 400],
  ['Anton', 400, 'DM Sans', 400],
  ['Fraunces', 700, 'DM Sans', 400],
  ['Pacifico', 400, 'Nunito', 400],
  ['Caveat', 700, 'Montserrat', 400],
  ['Bitter', 700, 'Rubik', 400],
  ['Bricolage Grotesque', 800, 'Manrope', 400],
  ['Comfortaa', 700, 'Nunito', 400],
  ['Roboto Slab', 700, 'Inter', 400],
].map(([heading, headingWeight, body, bodyWeight]) => ({
  heading: { family: String(heading), weight: Number(headingWeight) },
  body: { family: String(body), weight: Number(bodyWeight) },
}))

/** A heading with a text below it, each in its family, as one group. */
export function pairPiece(
  { heading, body }: (typeof fontPairs)[number],
  words: { heading: string; body: string },
  paper: Paper,
  kit: BrandKit,
): LayerOf<'text'>[] {
  const title = textPiece('heading', words.heading, paper, kit)
  const text = textPiece('body', words.body, paper, kit)
  const groupIds = [newId()]
  const gap = title.size * 0.35
  const top = title.frame.y + title.frame.height + gap
  // Two lines: as it is usually broken.
  const height = text.frame.height * 2
  return [
    { ...title, ...heading, groupIds },
    { ...text, ...body, groupIds, frame: { ...text.frame, y: top, height } },
  ]
}
