import { z } from 'zod'
import type { PostFields } from '#shared/model/post.ts'
import { AppError } from '#shared/rpc/errors.ts'

/** What the core says when a post points at something that was removed meanwhile. */
const Gone = z.object({
  table: z.enum(['campaigns', 'pillars', 'portraits', 'labels', 'channels', 'media']),
  id: z.string(),
})

/**
 * The change that lets go of what the core says is gone, so that the words can be stored; null when the error says
 * nothing of the kind.
 */
export function withoutGone(fields: PostFields, error: unknown): Partial<PostFields> | null {
  if (!(error instanceof AppError) || error.code !== 'not_found') return null
  const gone = Gone.safeParse(error.details)
  if (!gone.success) return null
  const { table, id } = gone.data
  switch (table) {
    case 'campaigns':
      return { campaignId: null }
    case 'pillars':
      return { pillarId: null }
    case 'portraits':
      return { portraitIds: fields.portraitIds.filter(other => other !== id) }
    case 'labels':
      return { labelIds: fields.labelIds.filter(other => other !== id) }
    case 'channels':
      return {
        channelIds: fields.channelIds.filter(other => other !== id),
        variants: fields.variants.filter(variant => variant.channelId !== id),
      }
    case 'media': {
      const kept = (media: PostFields['media']) => media.filter(item => item.mediaId !== id)
      const keptIn = (parts: PostFields['parts']) => parts.map(part => ({ ...part, media: kept(part.media) }))
      return {
        media: kept(fields.media),
        parts: keptIn(fields.parts),
        variants: fields.variants.map(v => ({
          ...v,
          media: v.media === null ? null : kept(v.media),
          parts: v.parts === null ? null : keptIn(v.parts),
        })),
      }
    }
  }
}
