import { z } from 'zod'
import { Id, Name } from '../model/fields.ts'
import { Shadow } from './paint.ts'

/** Where nothing can go beyond, in units of a format: it keeps arithmetic finite. */
const Coordinate = z.number().min(-100_000).max(100_000)
export const Length = z.number().min(0.5).max(100_000)

/** A box in units of a format (one unit is one pixel of the export). It is turned about its centre. */
export const Frame = z.object({
  /** Left and top of the box before it is turned. */
  x: Coordinate,
  y: Coordinate,
  width: Length,
  height: Length,
  /** Degrees clockwise. */
  rotation: z.number().min(-360).max(360),
})
export type Frame = z.output<typeof Frame>

/** What a layer keeps of its place when the format changes: distances to edges, the middle, both edges, or its share. */
export const Anchor = z.object({
  x: z.enum(['left', 'centre', 'right', 'stretch', 'scale']),
  y: z.enum(['top', 'middle', 'bottom', 'stretch', 'scale']),
})
export type Anchor = z.output<typeof Anchor>

/** What was adjusted by hand in one format; everything else follows the design. */
export const Adjustment = z.object({
  frame: Frame.optional(),
  hidden: z.boolean().optional(),
  /** Of the size the layout gave the text. */
  textScale: z.number().min(0.05).max(20).optional(),
})
export type Adjustment = z.output<typeof Adjustment>

/** What a post fills in by itself when the design is a template. */
export const slotNames = [
  'title',
  'text',
  'price',
  'oldPrice',
  'date',
  'link',
  'image',
  'logo',
  'name',
  'contact',
] as const
export type SlotName = (typeof slotNames)[number]

export const blendModes = [
  'normal',
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'luminosity',
] as const

/** What every layer has, whatever its type. */
export const LayerBase = z.object({
  id: Id,
  /** Hers; empty means it is called after its type or text. */
  name: z.union([Name, z.literal('')]),
  /** In the format the design was made in (`Design.homeFormatId`). */
  frame: Frame,
  anchor: Anchor,
  /** By format id. */
  adjustments: z.record(Id, Adjustment),
  flipX: z.boolean(),
  flipY: z.boolean(),
  opacity: z.number().min(0).max(1),
  blend: z.enum(blendModes),
  shadow: Shadow.nullable(),
  locked: z.boolean(),
  hidden: z.boolean(),
  /** The groups it is in, innermost first. */
  groupIds: z.array(Id).max(8),
  slot: z.enum(slotNames).nullable(),
})
export type LayerBase = z.output<typeof LayerBase>
