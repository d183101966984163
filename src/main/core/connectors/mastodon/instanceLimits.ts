import { z } from 'zod'
import type { Limits, MediaRule } from '#shared/network/descriptor.ts'

/** A number that makes no sense is as good as none. */
const count = z.number().int().positive().optional().catch(undefined)

/** What servers say of themselves: `configuration` of /api/v2/instance, and of v1 since 3.4. All of it may be missing. */
export const Configuration = z.object({
  statuses: z
    .object({ max_characters: count, max_media_attachments: count, characters_reserved_per_url: count })
    .optional(),
  media_attachments: z
    .object({
      supported_mime_types: z.array(z.string()).optional().catch(undefined),
      description_limit: count,
      image_size_limit: count,
      image_matrix_limit: count,
      video_size_limit: count,
      video_matrix_limit: count,
    })
    .optional(),
})
export type Configuration = z.output<typeof Configuration>

const commonMimes = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'video/mp4',
  'video/webm',
  'video/quicktime',
]

/** The limits of a server; what it does not say is what Mastodon has by default. */
export function limitsOf({ statuses, media_attachments: media }: Configuration): Limits {
  const mimes = media?.supported_mime_types ?? commonMimes
  const maxCount = statuses?.max_media_attachments ?? 4
  const image: MediaRule = {
    mimes: mimes.filter(mime => mime.startsWith('image/') && mime !== 'image/gif'),
    maxCount,
    maxBytes: media?.image_size_limit ?? 16_000_000,
    maxPixels: media?.image_matrix_limit ?? 33_177_600,
    maxSideSum: null,
    maxRatio: null,
    maxDurationMs: null,
  }
  const video: MediaRule = {
    ...image,
    mimes: mimes.filter(mime => mime.startsWith('video/')),
    maxCount: 1,
    maxBytes: media?.video_size_limit ?? 99_000_000,
    maxPixels: media?.video_matrix_limit ?? 8_294_400,
  }
  // A GIF becomes a film on the server, but is taken in as a picture.
  const animation = { ...image, mimes: mimes.filter(mime => mime === 'image/gif'), maxCount: 1 }
  return {
    text: {
      limit: statuses?.max_characters ?? 500,
      limitWithMedia: null,
      unit: 'mastodon',
      urlWeight: statuses?.characters_reserved_per_url ?? 23,
    },
    media: {
      maxCount,
      mixed: false,
      byKind: { image: orNull(image), animation: orNull(animation), video: orNull(video) },
      altLimit: media?.description_limit ?? 1500,
    },
  }
}

/** A kind of which the server takes no format at all. */
function orNull(rule: MediaRule): MediaRule | null {
  return rule.mimes.length === 0 ? null : rule
}
