import { z } from 'zod'
import { LayerBase } from '../layerBase.ts'
import { Fill, Stroke } from '../paint.ts'

export const shapeNames = [
  'rectangle',
  'ellipse',
  'triangle',
  'diamond',
  'pentagon',
  'hexagon',
  'star',
  'heart',
  'arch',
  'blob',
  'arrow',
  'speech',
  'cross',
  'burst',
  'ribbon',
  'tag',
  'half',
  'quarter',
  'ring',
  'cloud',
] as const
export type ShapeName = (typeof shapeNames)[number]

export const ShapeLayer = LayerBase.extend({
  type: z.literal('shape'),
  shape: z.enum(shapeNames),
  fill: Fill,
  stroke: Stroke.nullable(),
  /** Of a rectangle's corners; in units of the home format. */
  radius: z.number().min(0).max(4000),
  /** Of stars and bursts. */
  points: z.number().int().min(3).max(40),
})
export type ShapeLayer = z.output<typeof ShapeLayer>
