import { z } from 'zod'
import { Id } from '../../model/fields.ts'
import { LayerBase } from '../layerBase.ts'
import { Paint, Stroke } from '../paint.ts'

/** Each from -1 to 1 with 0 as it was taken, or from 0 to 1 where there is no less than nothing. */
export const Adjustments = z.object({
  brightness: z.number().min(-1).max(1),
  contrast: z.number().min(-1).max(1),
  saturation: z.number().min(-1).max(1),
  temperature: z.number().min(-1).max(1),
  tint: z.number().min(-1).max(1),
  blur: z.number().min(0).max(1),
  sharpen: z.number().min(0).max(1),
  vignette: z.number().min(0).max(1),
  grey: z.number().min(0).max(1),
  sepia: z.number().min(0).max(1),
  duotone: z.object({ dark: Paint, light: Paint, amount: z.number().min(0).max(1) }).nullable(),
})
export type Adjustments = z.output<typeof Adjustments>

export const noAdjustments: Adjustments = {
  brightness: 0,
  contrast: 0,
  saturation: 0,
  temperature: 0,
  tint: 0,
  blur: 0,
  sharpen: 0,
  vignette: 0,
  grey: 0,
  sepia: 0,
  duotone: null,
}

/** The part of the picture that is seen, as shares of its width and height; it covers the frame without stretching. */
export const Crop = z.object({
  /** Its middle, and how much larger than needed to cover the frame the picture is drawn. */
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  zoom: z.number().min(1).max(20),
})
export type Crop = z.output<typeof Crop>

export const centredCrop: Crop = { x: 0.5, y: 0.5, zoom: 1 }

export const maskShapes = [
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
] as const
export type MaskShape = (typeof maskShapes)[number]

/** A picture in a frame. Without a medium it is an empty frame that waits for one. */
export const ImageLayer = LayerBase.extend({
  type: z.literal('image'),
  mediaId: Id.nullable(),
  crop: Crop,
  mask: z.enum(maskShapes),
  /** Of the corners, for a rectangle; in units of the home format. */
  radius: z.number().min(0).max(4000),
  border: Stroke.nullable(),
  adjust: Adjustments,
  /** What looks like the colour at the edges becomes transparent. */
  cutout: z.object({ tolerance: z.number().min(0).max(1) }).nullable(),
})
export type ImageLayer = z.output<typeof ImageLayer>
