import { z } from 'zod'
import { Id, Instant } from './fields.ts'

export const mediaKinds = ['image', 'animation', 'video'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** A picture or video in the media store; its bytes are at `/media/<id>`. */
export const Media = z.object({
  id: Id,
  kind: z.enum(mediaKinds),
  mime: z.string(),
  /** The name of the file she brought, for people only. */
  name: z.string(),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  durationMs: z.number().int().nonnegative().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: Instant,
})
export type Media = z.output<typeof Media>
