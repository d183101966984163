import { z } from 'zod'
import { Id, Name } from '../model/fields.ts'
import { DesignFormat } from './designFormat.ts'
import { Layer } from './layer.ts'
import { Fill } from './paint.ts'

export const designVersion = 1

/** Lines she laid down to align to, in units of a format. */
export const Guides = z.object({
  x: z.array(z.number().min(-10_000).max(20_000)).max(100),
  y: z.array(z.number().min(-10_000).max(20_000)).max(100),
})
export type Guides = z.output<typeof Guides>

export const Page = z.object({
  id: Id,
  fill: Fill,
  /** From the lowest to the topmost. */
  layers: z.array(Layer).max(500),
})
export type Page = z.output<typeof Page>

/** An image document of the studio: the same content in several sizes. Media stand in it by id, never embedded. */
export const Design = z.object({
  version: z.literal(designVersion),
  formats: z.array(DesignFormat).min(1).max(24),
  /** The format that the frames of the layers are given in; the others follow by their anchors. */
  homeFormatId: Id,
  /** Several are a carousel. */
  pages: z.array(Page).min(1).max(20),
  /** One background runs across all pages of the carousel instead of their own. */
  acrossPages: Fill.nullable(),
  /** By format id. */
  guides: z.record(Id, Guides),
  /** What she calls her groups, by their ids; the others are called after how many are in them. */
  groupNames: z.record(Id, Name).default({}),
})
export type Design = z.output<typeof Design>
