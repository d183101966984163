import { z } from 'zod'
import { Colour, Id } from '../model/fields.ts'
import { FontFamily } from './layers/textLayer.ts'
import { brandColours } from './paint.ts'

/** Colours, fonts and logos of a project. */
export const BrandKit = z.object({
  colours: z.record(z.enum(brandColours), Colour),
  /** Beyond the five that have a part to play. */
  more: z.array(Colour).max(24),
  heading: z.object({ family: FontFamily, weight: z.number().int().min(100).max(900) }),
  body: z.object({ family: FontFamily, weight: z.number().int().min(100).max(900) }),
  /** The first is the one that templates take. */
  logoIds: z.array(Id).max(20),
})
export type BrandKit = z.output<typeof BrandKit>
