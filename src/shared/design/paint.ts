import { z } from 'zod'
import { Id } from '../model/fields.ts'

/** The colours a brand kit gives; what is drawn in one follows when the kit changes. */
export const brandColours = ['primary', 'secondary', 'accent', 'ink', 'paper'] as const
export type BrandColour = (typeof brandColours)[number]

/** `#rrggbb`, `#rrggbbaa`, or a colour of the project's brand: `brand:primary`. */
export const Paint = z
  .string()
  .regex(new RegExp(`^(#[0-9a-f]{6}([0-9a-f]{2})?|brand:(${brandColours.join('|')}))$`, 'i'))
export type Paint = z.output<typeof Paint>

/** Where a colour of a gradient stands: 0 at its beginning, 1 at its end. */
export const GradientStop = z.object({ at: z.number().min(0).max(1), paint: Paint })

/** Patterns that are drawn from two colours; their geometry is in `patterns.ts`. */
export const patternIds = [
  'dots',
  'stripes',
  'diagonal',
  'grid',
  'checks',
  'waves',
  'zigzag',
  'confetti',
  'triangles',
  'kanga',
] as const
export type PatternId = (typeof patternIds)[number]

/** What an area is filled with. */
export const Fill = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('colour'), paint: Paint }),
  z.object({
    kind: z.literal('gradient'),
    shape: z.enum(['linear', 'radial']),
    /** Degrees clockwise; 0 goes from left to right. Radial ones do not look at it. */
    angle: z.number().min(-360).max(360),
    stops: z.array(GradientStop).min(2).max(8),
  }),
  z.object({
    kind: z.literal('pattern'),
    pattern: z.enum(patternIds),
    paint: Paint,
    behind: Paint,
    /** 1 is a tile of 64 units. */
    scale: z.number().min(0.1).max(10),
  }),
  /** Covers the area, cut at its edges; only for backgrounds. */
  z.object({
    kind: z.literal('image'),
    mediaId: Id,
    /** What stays in view when the picture is cut: 0 to 1 from left and top. */
    focusX: z.number().min(0).max(1),
    focusY: z.number().min(0).max(1),
    blur: z.number().min(0).max(1),
    opacity: z.number().min(0).max(1),
  }),
])
export type Fill = z.output<typeof Fill>

export const colourFill = (paint: Paint): Fill => ({ kind: 'colour', paint })

/** A line around or along something; width in units of the format. */
export const Stroke = z.object({
  paint: Paint,
  width: z.number().min(0).max(400),
  dash: z.enum(['solid', 'dashed', 'dotted']),
})
export type Stroke = z.output<typeof Stroke>

export const Shadow = z.object({
  paint: Paint,
  blur: z.number().min(0).max(400),
  x: z.number().min(-1000).max(1000),
  y: z.number().min(-1000).max(1000),
})
export type Shadow = z.output<typeof Shadow>
