import { z } from 'zod'
import { BrandKit } from '../design/brandKit.ts'
import { Id, Instant } from './fields.ts'

/** What a project gives everything that is made for it. */
export const Brand = z.object({
  projectId: Id,
  /** Whole: what she did not choose follows from the project's colour and logo. */
  kit: BrandKit,
  /** What she chose herself. */
  own: BrandKit.partial(),
  /** Null: she chose nothing yet. */
  updatedAt: Instant.nullable(),
})
export type Brand = z.output<typeof Brand>

/** Null lets a field follow the project again. */
export const BrandFields = z.object({
  colours: BrandKit.shape.colours.nullable(),
  more: BrandKit.shape.more.nullable(),
  heading: BrandKit.shape.heading.nullable(),
  body: BrandKit.shape.body.nullable(),
  logoIds: BrandKit.shape.logoIds.nullable(),
})
export type BrandFields = z.output<typeof BrandFields>

export const fontMimes = ['font/ttf', 'font/otf', 'font/woff', 'font/woff2'] as const
export type FontMime = (typeof fontMimes)[number]

/** One of her own font files; its bytes are at `/fonts/<id>`. */
export const BrandFont = z.object({
  id: Id,
  projectId: Id,
  /** The name of its family, and of this cut of it, as they stand in the file. */
  family: z.string().max(100),
  style: z.string().max(100),
  /** From 100 to 900; two different ones are a variable font. */
  weights: z.tuple([z.number().int(), z.number().int()]),
  italic: z.boolean(),
  /** Whether it has letters beyond English: ā, ŵ, and so on; and those of Russian. */
  latinExtended: z.boolean(),
  cyrillic: z.boolean(),
  /** The name of the file she brought, for people only. */
  name: z.string(),
  mime: z.enum(fontMimes),
  bytes: z.number().int().positive(),
  createdAt: Instant,
})
export type BrandFont = z.output<typeof BrandFont>
