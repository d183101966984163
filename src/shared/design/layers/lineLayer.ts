import { z } from 'zod'
import { LayerBase } from '../layerBase.ts'
import { Stroke } from '../paint.ts'

export const lineEnds = ['none', 'arrow', 'triangle', 'circle', 'bar'] as const

/** From the middle of the left edge of its frame to the middle of the right one; turning the frame turns the line. */
export const LineLayer = LayerBase.extend({
  type: z.literal('line'),
  stroke: Stroke,
  start: z.enum(lineEnds),
  end: z.enum(lineEnds),
  /** How far it is bent, as a share of its length; 0 is straight. */
  bend: z.number().min(-1).max(1),
})
export type LineLayer = z.output<typeof LineLayer>
