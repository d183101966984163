import { commentFor, contentFor, noComment } from './post.ts'
import type { Post, PostFields, Variant } from './post.ts'

/** A channel that the repost is for; `isSameNetwork` as the original's, where its options fit. */
export interface RepostTarget {
  channelId: string
  isSameNetwork: boolean
  isQuote?: boolean
}

/**
 * What a repost says: what the original's channel got, and where the post had words of their own for a channel, those. Labels,
 * campaign, pillar and audience are of the original's project.
 * @param quoteText all that a quote says of its own: what it quotes the network shows
 */
export function repostFields(
  post: Post,
  originalChannelId: string,
  targets: readonly RepostTarget[],
  quoteText = '',
): PostFields {
  const { options, ...content } = contentFor(post, originalChannelId)
  const quoting = { text: quoteText, link: '', media: [], parts: [], comment: noComment }
  const isQuoteOnly = targets.length > 0 && targets.every(({ isQuote }) => isQuote === true)
  const { campaignId, pillarId, portraitIds, labelIds } = post
  return {
    ...content,
    kind: 'repost',
    campaignId,
    pillarId,
    portraitIds,
    labelIds,
    comment: commentFor(post, originalChannelId),
    ...(isQuoteOnly ? quoting : {}),
    channelIds: targets.map(({ channelId }) => channelId),
    variants: targets.flatMap(({ channelId, isSameNetwork, isQuote }): Variant[] => {
      if (isQuote === true && !isQuoteOnly) return [{ channelId, options, ...quoting }]
      if (
        isQuote !== true &&
        channelId !== originalChannelId &&
        post.variants.some(v => v.channelId === channelId)
      ) {
        const own = contentFor(post, channelId)
        return [{ channelId, ...own, comment: commentFor(post, channelId) }]
      }
      if (!isSameNetwork || Object.keys(options).length === 0) return []
      return [{ channelId, options, text: null, link: null, media: null, parts: null, comment: null }]
    }),
  }
}
