import { z } from 'zod'
import { LayerBase } from '../layerBase.ts'
import { Fill, Paint } from '../paint.ts'

/** A family of the packaged fonts, one of her own files (`own:<id of a BrandFont>`), or the brand's: `brand:heading`, `brand:body`. */
export const FontFamily = z.string().min(1).max(100)

export const TextLayer = LayerBase.extend({
  type: z.literal('text'),
  text: z.string().max(20_000),
  family: FontFamily,
  weight: z.number().int().min(100).max(900),
  italic: z.boolean(),
  underline: z.boolean(),
  strike: z.boolean(),
  /** Height of the letters in units of the home format. */
  size: z.number().min(1).max(4000),
  /** Times the size. */
  lineHeight: z.number().min(0.5).max(4),
  /** In thousandths of the size. */
  letterSpacing: z.number().min(-200).max(2000),
  align: z.enum(['left', 'centre', 'right', 'justify']),
  verticalAlign: z.enum(['top', 'middle', 'bottom']),
  letterCase: z.enum(['asWritten', 'upper']),
  list: z.enum(['none', 'bullets', 'numbers']),
  fill: Fill,
  outline: z.object({ paint: Paint, width: z.number().min(0).max(200) }).nullable(),
  /** Behind the whole box, or behind each line. */
  behind: z
    .object({
      paint: Paint,
      padding: z.number().min(0).max(400),
      radius: z.number().min(0).max(400),
      each: z.enum(['box', 'line']),
    })
    .nullable(),
  /** How far the line is bent: 0 is straight, 1 a full circle upwards, -1 downwards. */
  curve: z.number().min(-1).max(1),
  /** `shrink` makes the letters smaller until the text fits its box, `fill` smaller or larger; `grow` makes the box higher. */
  fit: z.enum(['grow', 'shrink', 'fill']),
})
export type TextLayer = z.output<typeof TextLayer>
