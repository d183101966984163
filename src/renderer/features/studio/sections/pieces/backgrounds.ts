import type { BrandKit } from '#shared/design/brandKit.ts'
import { brandColours, patternIds } from '#shared/design/paint.ts'
import type { Fill, Paint } from '#shared/design/paint.ts'

/** Calm grounds that go with most brands. */
const usualColours = [
  '#ffffff',
  '#f7f3ec',
  '#efe6d8',
  '#f6dfd6',
  '#fbe7b2',
  '#dfead8',
  '#d3e4e6',
  '#dcdff0',
  '#ead9ec',
  '#1d1a17',
  '#22313a',
  '#3a2a22',
] as const

/** The brand's, hers beyond those, then the usual ones; each once. */
export const colourGrounds = ({ colours, more }: BrandKit): Paint[] => {
  const ofBrand = brandColours.map(part => `brand:${part}`)
  const known = new Set(brandColours.map(part => colours[part].toLowerCase()))
  return [...ofBrand, ...new Set([...more, ...usualColours].filter(paint => !known.has(paint.toLowerCase())))]
}

const gradient = (
  angle: number,
  paints: readonly Paint[],
  shape: 'linear' | 'radial' = 'linear',
): Extract<Fill, { kind: 'gradient' }> => ({
  kind: 'gradient',
  shape,
  angle,
  stops: paints.map((paint, index) => ({ at: index / (paints.length - 1), paint })),
})

/** Of the brand's colours first, so that they follow it. */
export const gradientGrounds: readonly Extract<Fill, { kind: 'gradient' }>[] = [
  gradient(60, ['brand:primary', 'brand:accent']),
  gradient(90, ['brand:paper', 'brand:secondary']),
  gradient(45, ['brand:primary', 'brand:ink']),
  gradient(0, ['brand:secondary', 'brand:primary'], 'radial'),
  gradient(120, ['#f6d365', '#fda085']),
  gradient(120, ['#ffdde1', '#ee9ca7']),
  gradient(60, ['#fc4a1a', '#f7b733']),
  gradient(60, ['#11998e', '#8fe3a2']),
  gradient(135, ['#4e4376', '#2b5876']),
  gradient(90, ['#0f2027', '#2c5364']),
  gradient(135, ['#e0c3fc', '#8ec5fc']),
  gradient(90, ['#fdfbfb', '#e2ddd5']),
]

/** Every pattern in colours of the brand, quiet enough to write on. */
export const patternGrounds: readonly Extract<Fill, { kind: 'pattern' }>[] = patternIds.map(
  (pattern, index) => ({
    kind: 'pattern',
    pattern,
    paint: index % 2 === 0 ? 'brand:secondary' : 'brand:accent',
    behind: index % 3 === 2 ? 'brand:primary' : 'brand:paper',
    scale: 1,
  }),
)

export const pictureGround = (mediaId: string): Fill => ({
  kind: 'image',
  mediaId,
  focusX: 0.5,
  focusY: 0.5,
  blur: 0,
  opacity: 1,
})

export const isSameFill = (one: Fill, other: Fill): boolean => JSON.stringify(one) === JSON.stringify(other)
