import type { FakeAnswer } from '../FakeAnswer.ts'
import { jsonAnswer } from '../jsonAnswer.ts'
import { forbidden, invalidPostId, WordpressError } from './WordpressError.ts'
import { listPosts } from './listPosts.ts'
import { presentPost } from './present.ts'
import { readContext } from './readContext.ts'
import { readPost } from './readPost.ts'
import { demand, may, mayDelete, mayEdit } from './rights.ts'
import { restUrl } from './WordpressRoute.ts'
import type { WordpressCall, WordpressRoute } from './WordpressRoute.ts'
import type { WordpressContent, WordpressPost } from './WordpressState.ts'

const CANNOT_CREATE = 'Sorry, you are not allowed to create posts as this user.'

const create: WordpressRoute['handle'] = call => {
  const { user, state, params } = call
  demand(user, may(user, 'edit_posts'), 'rest_cannot_create', CANNOT_CREATE)
  if (params.has('id')) throw new WordpressError(400, 'rest_post_exists', 'Cannot create existing post.')
  const id = state.newId()
  const now = Math.floor(state.now() / 1000) * 1000
  const content = readPost(call, { id, authorId: user.id })
  if (content.title === '' && content.content === '' && content.excerpt === '') {
    throw new WordpressError(400, 'empty_content', 'Content, title, and excerpt are empty.')
  }
  const post: WordpressPost = {
    ...content,
    id,
    authorId: user.id,
    beforeTrash: null,
    modifiedAt: now,
    revisions: [],
    deletedAt: null,
    requestId: call.request.id,
  }
  state.posts.set(id, post)
  return jsonAnswer(201, presentPost(call, post, 'edit'), { location: restUrl(call, `/wp/v2/posts/${id}`) })
}

/** @throws WordpressError 404 */
function findPost({ state, parts }: WordpressCall): WordpressPost {
  const post = /^\d+$/.test(parts['id'] ?? '') ? state.posts.get(Number(parts['id'])) : undefined
  if (!post || post.deletedAt !== null) throw invalidPostId()
  return post
}

const show: WordpressRoute['handle'] = call => {
  const post = findPost(call)
  const context = readContext(call, mayEdit(call.user, post))
  if (post.status !== 'publish' && !mayEdit(call.user, post)) {
    throw forbidden(call.user !== undefined, 'rest_forbidden', 'Sorry, you are not allowed to do that.')
  }
  return jsonAnswer(200, presentPost(call, post, context))
}

function contentOf(post: WordpressPost): WordpressContent {
  const { title, content, excerpt, slug, status, publishAt, featuredMedia, sticky, format } = post
  const { commentStatus, pingStatus, categories, tags, password } = post
  return {
    ...{ title, content, excerpt, slug, status, publishAt, featuredMedia, sticky, format },
    ...{ commentStatus, pingStatus, categories, tags, password },
  }
}

const update: WordpressRoute['handle'] = call => {
  const post = findPost(call)
  const { user, state } = call
  demand(user, mayEdit(user, post), 'rest_cannot_edit', 'Sorry, you are not allowed to edit this post.')
  call.params.has('id')
  const content = readPost(call, post, post)
  post.revisions.push({ ...contentOf(post), at: state.now() })
  if (content.status !== 'trash') post.beforeTrash = null
  Object.assign(post, content, { modifiedAt: Math.floor(state.now() / 1000) * 1000 })
  return jsonAnswer(200, presentPost(call, post, 'edit'))
}

const remove: WordpressRoute['handle'] = (call): FakeAnswer => {
  const post = findPost(call)
  const { user, state, params } = call
  demand(user, mayDelete(user, post), 'rest_cannot_delete', 'Sorry, you are not allowed to delete this post.')
  const force = params.flag('force') ?? false
  params.throwIfWrong()
  if (force) {
    const previous = presentPost(call, post, 'edit')
    post.deletedAt = state.now()
    return jsonAnswer(200, { deleted: true, previous })
  }
  if (post.status === 'trash') {
    throw new WordpressError(410, 'rest_already_trashed', 'The post has already been deleted.')
  }
  post.revisions.push({ ...contentOf(post), at: state.now() })
  post.beforeTrash = { status: post.status, slug: post.slug }
  // The name becomes free for others.
  Object.assign(post, { status: 'trash', slug: `${post.slug}__trashed` })
  return jsonAnswer(200, presentPost(call, post, 'edit'))
}

const ONE = '/wp/v2/posts/:id'

export const postRoutes: WordpressRoute[] = [
  { name: 'posts.list', method: 'GET', path: '/wp/v2/posts', handle: listPosts },
  { name: 'posts.create', method: 'POST', path: '/wp/v2/posts', handle: create },
  { name: 'posts.show', method: 'GET', path: ONE, handle: show },
  ...['POST', 'PUT', 'PATCH'].map(method => ({ name: 'posts.update', method, path: ONE, handle: update })),
  { name: 'posts.delete', method: 'DELETE', path: ONE, handle: remove },
]
