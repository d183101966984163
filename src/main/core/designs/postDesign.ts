import type { PostOfDesign } from '#shared/contract/designs.ts'
import { formatFor } from '#shared/design/formatFor.ts'
import { placePictures } from '#shared/design/placePictures.ts'
import type { PictureTarget } from '#shared/design/placePictures.ts'
import type { PlacedPictures } from '#shared/model/designCard.ts'
import type { DeliveryState } from '#shared/model/delivery.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import type { Connector } from '../connectors/Connector.ts'
import { inTransaction } from '../CoreContext.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { MediaRepo } from '../media/mediaRepo.ts'
import type { ChangePost } from '../posts/changePost.ts'
import type { PostRepo } from '../posts/postRepo.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { DesignRepo } from './designRepo.ts'

export interface PostDesignParts {
  context: CoreContext
  posts: PostRepo
  deliveries: DeliveryRepo
  channels: ChannelRepo
  media: MediaRepo
  changePost: ChangePost
  connectorFor(network: string): Connector
}

export interface PostDesign {
  /** Null: it was made for no post, or that is not there any more. */
  postOf(designId: string): PostOfDesign | null
  /** Answers what the post had before. Throws AppError `conflict` when there is nothing in it that can still be changed. */
  put(designId: string, placed: PlacedPictures | null, again: boolean): PlacedPictures | null
  /** Whether it was made for a post that is not out everywhere. */
  isOpen(designId: string): boolean
}

/** From the claim on, what is sent is what it was; and what is out stays what was published. */
const takenStates: readonly DeliveryState[] = ['running', 'uncertain', 'published', 'expired']

/** What a design and the post it was made for have to do with each other. */
export function createPostDesign(parts: PostDesignParts, designs: DesignRepo): PostDesign {
  const { context, posts, deliveries, channels, media, changePost, connectorFor } = parts
  const targetsOf = (postId: string): PictureTarget[] => {
    const rows = deliveries.ofPost(postId)
    return posts.get(postId).channelIds.map(channelId => ({
      channelId,
      pictureSizes: connectorFor(channels.get(channelId, true).network).descriptor.pictureSizes,
      isOut: rows.some(
        row => row.channelId === channelId && (takenStates.includes(row.state) || row.remote !== null),
      ),
    }))
  }
  const alivePost = (postId: string | null) => {
    const [post] = postId === null ? [] : posts.getMany([postId])
    return post === undefined || posts.deletedAt(post.id) !== null ? null : post
  }

  const isOut = (postId: string) => {
    const targets = targetsOf(postId)
    return targets.length > 0 && targets.every(target => target.isOut)
  }

  return {
    isOpen: designId => {
      const post = alivePost(designs.get(designId, true).postId)
      return post !== null && !isOut(post.id)
    },
    postOf: designId => {
      const { postId, formats, revision } = designs.get(designId)
      const post = alivePost(postId)
      if (post === null) return null
      return {
        revision,
        postId: post.id,
        places: targetsOf(post.id).flatMap(({ channelId, isOut, pictureSizes }) => {
          const formatId = formatFor(pictureSizes, formats)?.id
          return formatId === undefined ? [] : [{ channelId, formatId, isOut }]
        }),
        placed: designs.placed(designId),
      }
    },
    put: (designId, placed, again) =>
      inTransaction(context, () => {
        const { postId, formats } = designs.get(designId)
        const post = alivePost(postId)
        if (post === null) throw new AppError('not_found', 'The post of this design is not there any more.')
        const targets = targetsOf(post.id)
        if (isOut(post.id)) {
          throw new AppError('conflict', 'This post is out already: it keeps what was published.')
        }
        const before = designs.placed(designId)
        const after = placed?.pictures ?? []
        const ids = [...new Set(after.map(({ mediaId }) => mediaId))]
        if (media.get(ids).length < ids.length) {
          throw new AppError('not_found', 'A picture of this design is not there any more.')
        }
        designs.setPlaced(designId, placed)
        changePost.change(
          post.id,
          placePictures({ post, targets, formats, before: before?.pictures ?? [], after, again }),
        )
        return before
      }),
  }
}
