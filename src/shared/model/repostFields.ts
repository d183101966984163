import { commentFor, contentFor } from './post.ts'
import type { Post, PostFields, Variant } from './post.ts'

/** A channel that the repost is for; `isSameNetwork` as the original's, where its options fit. */
export interface RepostTarget {
  channelId: string
  isSameNetwork: boolean
}

/**
 * What a repost says: what the original's channel got, and where the post had words of their own for a channel, those. Labels,
 * campaign, pillar and audience are of the original's project.
 */
export function repostFields(
  post: Post,
  originalChannelId: string,
  targets: readonly RepostTarget[],
): PostFields {
  const { options, ...content } = contentFor(post, originalChannelId)
  const { campaignId, pillarId, portraitIds, labelIds } = post
  return {
    ...content,
    kind: 'repost',
    campaignId,
    pillarId,
    portraitIds,
    labelIds,
    comment: commentFor(post, originalChannelId),
    channelIds: targets.map(({ channelId }) => channelId),
    variants: targets.flatMap(({ channelId, isSameNetwork }): Variant[] => {
      if (channelId !== originalChannelId && post.variants.some(v => v.channelId === channelId)) {
        const own = contentFor(post, channelId)
        return [{ channelId, ...own, comment: commentFor(post, channelId) }]
      }
      if (!isSameNetwork || Object.keys(options).length === 0) return []
      return [{ channelId, options, text: null, link: null, media: null, parts: null, comment: null }]
    }),
  }
}
