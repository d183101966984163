import type { PostFields } from '#shared/model/post.ts'
import { inTransaction } from '../CoreContext.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { CampaignEnds } from '../publishing/campaignEnds.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { HandOvers } from '../publishing/handOvers.ts'
import type { PutAway } from '../publishing/putAway.ts'
import type { KeepClosed } from '../slots/keepClosed.ts'
import { checkReferences } from './checkReferences.ts'
import type { PostRepo } from './postRepo.ts'

export interface ChangePostParts {
  context: CoreContext
  posts: PostRepo
  projects: ProjectRepo
  deliveries: DeliveryRepo
  putAway: PutAway
  campaignEnds: Pick<CampaignEnds, 'follow'>
  handOvers: Pick<HandOvers, 'followPost'>
  keepClosed: KeepClosed
  wakeEngine(): void
}

export interface ChangePost {
  /**
   * Replaces the given fields of a post, with all that follows from it for its deliveries, and tells every window. Throws AppError
   * `not_found` when it, or what it newly points at, is not there. In a caller's transaction it is part of that.
   */
  change(id: string, fields: Partial<PostFields>): void
  /** All or nothing, with what that does to the queues of the post's channels. Answers the deliveries that were moved besides. */
  within(id: string, work: () => void): string[]
  /** Tells every window of the post and its deliveries, and of those that were moved besides. */
  tell(id: string, moved?: readonly string[]): void
}

export function createChangePost(parts: ChangePostParts): ChangePost {
  const { context, posts, projects, deliveries, putAway, campaignEnds, handOvers } = parts
  const within: ChangePost['within'] = (id, work) =>
    inTransaction(context, () =>
      parts.keepClosed(
        deliveries.ofPost(id, true).map(({ channelId }) => channelId),
        work,
      ),
    )
  const tell: ChangePost['tell'] = (id, moved = []) => {
    context.emit('posts.changed', { ids: [id] })
    context.emit('deliveries.changed', { ids: [...deliveries.ofPost(id).map(d => d.id), ...moved] })
    parts.wakeEngine()
  }
  return {
    within,
    tell,
    change: (id, fields) => {
      const moved = within(id, () => {
        const post = posts.get(id)
        checkReferences(context, post.projectId, fields, post)
        if (fields.channelIds !== undefined) {
          putAway.setChannels(post, fields.channelIds, projects.get(post.projectId).zone)
        }
        posts.update(id, fields)
        handOvers.followPost(id)
        if (fields.campaignId !== undefined && fields.campaignId !== post.campaignId) {
          campaignEnds.follow({ postId: id })
        }
      })
      tell(id, moved)
    },
  }
}
