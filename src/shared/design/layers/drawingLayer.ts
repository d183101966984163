import { z } from 'zod'
import { LayerBase } from '../layerBase.ts'
import { Paint } from '../paint.ts'

/** Freehand lines; their points are shares of the frame, so they are scaled with it. */
export const DrawingLayer = LayerBase.extend({
  type: z.literal('drawing'),
  lines: z
    .array(
      z.object({
        paint: Paint,
        /** In units of the home format. */
        width: z.number().min(0.5).max(400),
        opacity: z.number().min(0).max(1),
        /** x and y in turns. */
        points: z.array(z.number().min(-1).max(2)).min(2).max(20_000),
      }),
    )
    .min(1)
    .max(500),
})
export type DrawingLayer = z.output<typeof DrawingLayer>
