import { z } from 'zod'
import { Id } from '../model/fields.ts'

/** The longest side an export may have, in pixels. */
export const longestSide = 8192

/** The sizes a design can have, in pixels of the export. */
export const formatSizes = {
  square: { width: 1080, height: 1080 },
  portrait: { width: 1080, height: 1350 },
  story: { width: 1080, height: 1920 },
  wide: { width: 1600, height: 900 },
  landscape: { width: 1200, height: 628 },
  linkCard: { width: 1200, height: 630 },
  pin: { width: 1000, height: 1500 },
  header: { width: 1500, height: 500 },
} as const
export type NamedFormat = keyof typeof formatSizes

export const DesignFormat = z.object({
  id: Id,
  kind: z.enum([...(Object.keys(formatSizes) as [NamedFormat, ...NamedFormat[]]), 'custom']),
  /** Hers, for a custom one. */
  name: z.string().max(100),
  width: z.number().int().min(16).max(longestSide),
  height: z.number().int().min(16).max(longestSide),
})
export type DesignFormat = z.output<typeof DesignFormat>
