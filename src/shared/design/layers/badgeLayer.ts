import { z } from 'zod'
import { LayerBase } from '../layerBase.ts'
import { Fill, Paint, Stroke } from '../paint.ts'
import { FontFamily } from './textLayer.ts'

export const badgeShapes = ['circle', 'burst', 'tag', 'ribbon', 'pill', 'flag', 'none'] as const

/** A price tag or badge: a small word above, a large one, and what it was before, struck through. */
export const BadgeLayer = LayerBase.extend({
  type: z.literal('badge'),
  shape: z.enum(badgeShapes),
  above: z.string().max(200),
  text: z.string().max(200),
  before: z.string().max(200),
  family: FontFamily,
  weight: z.number().int().min(100).max(900),
  paint: Paint,
  fill: Fill,
  stroke: Stroke.nullable(),
})
export type BadgeLayer = z.output<typeof BadgeLayer>
