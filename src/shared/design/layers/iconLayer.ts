import { z } from 'zod'
import { LayerBase } from '../layerBase.ts'
import { Paint } from '../paint.ts'

/** An icon of the packaged set, or an emoji in colour (`emoji:1f600`, its code points in hexadecimal joined by `-`). */
export const IconLayer = LayerBase.extend({
  type: z.literal('icon'),
  icon: z
    .string()
    .max(100)
    .regex(/^(emoji:[0-9a-f]+(-[0-9a-f]+)*|[a-z0-9-]+)$/),
  paint: Paint,
  /** Of its lines, in twenty-fourths of its size; emoji do not look at it. */
  thickness: z.number().min(0.25).max(6),
})
export type IconLayer = z.output<typeof IconLayer>
