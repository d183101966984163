import type { HandlersOf } from '#shared/contract/index.ts'
import type { PostWithDeliveries } from '#shared/contract/posts.ts'
import { given } from '#shared/model/patch.ts'
import type { Post, PostFields } from '#shared/model/post.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inTransaction } from '../CoreContext.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import { toDelivery } from '../publishing/deliveryRepo.ts'
import type { PutAway } from '../publishing/putAway.ts'
import type { ChangePost } from './changePost.ts'
import { emptyFields, fieldsOf } from './postRepo.ts'
import type { PostRepo } from './postRepo.ts'
import { createSearch } from './searchAll.ts'
import { checkReferences, withoutGone } from './checkReferences.ts'

export interface PostHandlerParts {
  context: CoreContext
  posts: PostRepo
  projects: ProjectRepo
  deliveries: DeliveryRepo
  putAway: PutAway
  changePost: ChangePost
  wakeEngine(): void
}

export function postHandlers(parts: PostHandlerParts): HandlersOf<'posts' | 'search'> {
  const { context, posts, projects, deliveries, putAway, changePost } = parts
  const search = createSearch(context)

  const withDeliveries = (post: Post): PostWithDeliveries => ({
    post,
    deliveries: deliveries.ofPost(post.id).map(toDelivery),
  })
  const tell = (postId: string, moved: readonly string[] = []): PostWithDeliveries => {
    changePost.tell(postId, moved)
    return withDeliveries(posts.get(postId))
  }
  const create = (projectId: string, fields: PostFields): PostWithDeliveries => {
    const { zone } = projects.get(projectId)
    const id = inTransaction(context, () => {
      checkReferences(context, projectId, fields)
      const postId = posts.insert(projectId, fields)
      for (const channelId of new Set(fields.channelIds)) {
        deliveries.insert({ postId, channelId, projectId, zone })
      }
      return postId
    })
    return tell(id)
  }

  return {
    'posts.get': ({ id }) => withDeliveries(posts.get(id)),
    'posts.create': ({ projectId, fields }) =>
      create(projectId, { ...emptyFields, ...given<PostFields>(fields) }),
    'posts.update': ({ id, fields }) => {
      changePost.change(id, given<PostFields>(fields))
      return withDeliveries(posts.get(id))
    },
    'posts.duplicate': ({ id }) => {
      const post = posts.get(id)
      return create(post.projectId, withoutGone(context, post.projectId, fieldsOf(post)))
    },
    'posts.remove': ({ id }) => {
      changePost.within(id, () => {
        posts.get(id)
        const at = context.now()
        putAway.deliveriesOf({ postId: id }, at)
        posts.setDeleted(id, at)
      })
      context.emit('posts.changed', { ids: [id] })
      context.emit('deliveries.changed', { ids: [] })
      parts.wakeEngine()
    },
    'posts.restore': ({ id }) => {
      const moved = changePost.within(id, () => {
        const deletedAt = posts.deletedAt(id)
        if (deletedAt === null) return
        posts.setDeleted(id, null)
        putAway.bringBack({ postId: id }, deletedAt)
      })
      return tell(id, moved)
    },
    'posts.versions': ({ id }) => {
      posts.get(id)
      return posts.versions(id)
    },
    'posts.drafts': ({ projectId, limit }) => posts.drafts(projectId, limit),
    'search.all': ({ text, projectId, limit }) => search(text, projectId, limit),
  }
}
