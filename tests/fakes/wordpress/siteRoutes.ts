import { jsonAnswer } from '../jsonAnswer.ts'
import { page } from './listPosts.ts'
import { localTime, presentUser, renderContent, utcTime } from './present.ts'
import { demand, may } from './rights.ts'
import { restUrl } from './WordpressRoute.ts'
import type { WordpressCall, WordpressRoute } from './WordpressRoute.ts'
import { WordpressError } from './WordpressError.ts'
import { sanitizeSlug } from './WordpressState.ts'
import type { WordpressComment, WordpressTerm } from './WordpressState.ts'

const index: WordpressRoute['handle'] = call => {
  const { settings, siteUrl, params } = call
  params.has('context')
  const authorization = `${siteUrl}/wp-admin/authorize-application.php`
  return jsonAnswer(200, {
    name: settings.title,
    description: '',
    url: siteUrl,
    home: siteUrl,
    gmt_offset: settings.gmtOffsetHours,
    timezone_string: '',
    namespaces: ['oembed/1.0', 'wp/v2', 'wp-site-health/v1', 'wp-block-editor/v1'],
    // PHP writes an empty map as a list.
    authentication: settings.applicationPasswords
      ? { 'application-passwords': { endpoints: { authorization } } }
      : [],
    routes: { '/wp/v2/posts': { namespace: 'wp/v2', methods: ['GET', 'POST'] } },
    site_logo: 0,
    site_icon: 0,
    _links: { help: [{ href: 'https://developer.wordpress.org/rest-api/' }] },
  })
}

const me: WordpressRoute['handle'] = call => {
  const { user, params } = call
  demand(user, true, 'rest_not_logged_in', 'You are not currently logged in.')
  const context = params.choice('context', ['view', 'embed', 'edit']) ?? 'view'
  params.throwIfWrong()
  return jsonAnswer(200, presentUser(call, user, context))
}

function presentTerm(call: WordpressCall, { id, taxonomy, name, slug }: WordpressTerm): object {
  const isTag = taxonomy === 'post_tag'
  const count = call.state
    .livePosts()
    .filter(post => post.status === 'publish' && (isTag ? post.tags : post.categories).includes(id)).length
  return { id, count, description: '', name, slug, taxonomy, ...(isTag ? {} : { parent: 0 }), meta: [] }
}

function listTerms(taxonomy: WordpressTerm['taxonomy']): WordpressRoute['handle'] {
  return call => {
    const search = call.params.text('search')?.toLowerCase()
    const slugs = call.params.texts('slug')
    call.params.flag('hide_empty')
    const found = [...call.state.terms.values()].filter(
      term =>
        term.taxonomy === taxonomy &&
        (search === undefined || term.name.toLowerCase().includes(search)) &&
        (slugs === undefined || slugs.includes(term.slug)),
    )
    return page(call, found, term => presentTerm(call, term))
  }
}

function createTerm(taxonomy: WordpressTerm['taxonomy']): WordpressRoute['handle'] {
  return call => {
    const { user, params, state } = call
    const right = taxonomy === 'post_tag' ? 'edit_posts' : 'manage_categories'
    const denied = 'Sorry, you are not allowed to create terms in this taxonomy.'
    demand(user, may(user, right), 'rest_cannot_create', denied)
    const name = params.text('name')
    if (name === undefined) {
      const data = { params: ['name'] }
      throw new WordpressError(400, 'rest_missing_callback_param', 'Missing parameter(s): name', data)
    }
    const slug = sanitizeSlug(params.text('slug') ?? name)
    params.throwIfWrong()
    const taken = [...state.terms.values()].find(term => term.taxonomy === taxonomy && term.slug === slug)
    if (taken) {
      const message = 'A term with the name provided already exists in this taxonomy.'
      throw new WordpressError(400, 'term_exists', message, { term_id: taken.id })
    }
    const term = { id: state.newId(), taxonomy, name, slug }
    state.terms.set(term.id, term)
    return jsonAnswer(201, presentTerm(call, term))
  }
}

function presentComment(call: WordpressCall, comment: WordpressComment): object {
  return {
    id: comment.id,
    post: comment.postId,
    parent: 0,
    author: comment.authorId,
    date: localTime(call, comment.createdAt),
    date_gmt: utcTime(comment.createdAt),
    content: { rendered: renderContent(comment.content) },
    status: 'approved',
    type: 'comment',
  }
}

const createComment: WordpressRoute['handle'] = call => {
  const { user, params, state } = call
  demand(user, true, 'rest_comment_login_required', 'Sorry, you must be logged in to comment.')
  const postId = params.integer('post')
  const content = params.rich('content') ?? ''
  params.throwIfWrong()
  const post = state.posts.get(postId ?? 0)
  if (postId === undefined || post?.deletedAt !== null) {
    const message = 'Sorry, you are not allowed to create this comment without a post.'
    throw new WordpressError(403, 'rest_comment_invalid_post_id', message)
  }
  if (post.commentStatus === 'closed') {
    const message = 'Sorry, comments are closed for this item.'
    throw new WordpressError(403, 'rest_comment_closed', message)
  }
  if (content.trim() === '') {
    throw new WordpressError(400, 'rest_comment_content_invalid', 'Invalid comment content.')
  }
  const createdAt = Math.floor(state.now() / 1000) * 1000
  const comment: WordpressComment = {
    ...{ id: state.newId(), postId, authorId: user.id, content, createdAt },
    requestId: call.request.id,
  }
  state.comments.set(comment.id, comment)
  const location = restUrl(call, `/wp/v2/comments/${comment.id}`)
  return jsonAnswer(201, presentComment(call, comment), { location })
}

const listComments: WordpressRoute['handle'] = call => {
  const posts = call.params.integers('post')
  const found = [...call.state.comments.values()].filter(
    ({ postId }) => posts === undefined || posts.includes(postId),
  )
  return page(call, found.reverse(), comment => presentComment(call, comment))
}

export const siteRoutes: WordpressRoute[] = [
  { name: 'index', method: 'GET', path: '/', handle: index },
  { name: 'users.me', method: 'GET', path: '/wp/v2/users/me', handle: me },
  { name: 'categories.list', method: 'GET', path: '/wp/v2/categories', handle: listTerms('category') },
  { name: 'categories.create', method: 'POST', path: '/wp/v2/categories', handle: createTerm('category') },
  { name: 'tags.list', method: 'GET', path: '/wp/v2/tags', handle: listTerms('post_tag') },
  { name: 'tags.create', method: 'POST', path: '/wp/v2/tags', handle: createTerm('post_tag') },
  { name: 'comments.list', method: 'GET', path: '/wp/v2/comments', handle: listComments },
  { name: 'comments.create', method: 'POST', path: '/wp/v2/comments', handle: createComment },
]
