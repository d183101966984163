import { z } from 'zod'
import { LayerBase } from '../layerBase.ts'
import { Paint } from '../paint.ts'

/** A QR code. With the slot `link` it takes the address of the post. */
export const QrLayer = LayerBase.extend({
  type: z.literal('qr'),
  value: z.string().max(2000),
  paint: Paint,
  /** `#rrggbb00` for none. */
  behind: Paint,
  /** Modules of quiet zone; the standard asks for four. */
  margin: z.number().int().min(0).max(10),
  correction: z.enum(['L', 'M', 'Q', 'H']),
  dots: z.enum(['square', 'round']),
})
export type QrLayer = z.output<typeof QrLayer>
