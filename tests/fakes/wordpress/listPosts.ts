import { jsonAnswer } from '../jsonAnswer.ts'
import type { FakeAnswer } from '../FakeAnswer.ts'
import { WordpressError } from './WordpressError.ts'
import { readContext } from './readContext.ts'
import { presentPost } from './present.ts'
import { may, mayEdit } from './rights.ts'
import type { WordpressCall } from './WordpressRoute.ts'
import { POST_STATUSES, sanitizeSlug } from './WordpressState.ts'
import type { WordpressPost } from './WordpressState.ts'

/** `any` is every status but the trash. */
function readStatuses({ params, user }: WordpressCall): string[] {
  const wanted = params.texts('status') ?? ['publish']
  const known = [...POST_STATUSES, 'trash', 'any', 'inherit', 'auto-draft']
  for (const status of wanted) {
    if (!known.includes(status))
      params.fail('status', 'rest_not_in_enum', `status[0] is not one of ${known.join(', ')}.`)
    // A forbidden status is refused like a wrong one.
    else if (status !== 'publish' && !may(user, 'edit_posts')) {
      const status = user === undefined ? 401 : 403
      params.fail('status', 'rest_forbidden_status', 'Status is forbidden.', { status })
    }
  }
  return wanted.flatMap(status => (status === 'any' ? POST_STATUSES : status))
}

/** @throws WordpressError 400, 401, 403 */
export function listPosts(call: WordpressCall): FakeAnswer {
  const { params, state, user } = call
  const statuses = readStatuses(call)
  const slugs = params.texts('slug')?.map(sanitizeSlug)
  const include = params.integers('include')
  const search = params.text('search')?.toLowerCase()
  const authors = params.integers('author')
  const after = params.instant('after', call.settings.gmtOffsetHours * 3_600_000)
  const before = params.instant('before', call.settings.gmtOffsetHours * 3_600_000)
  const order = params.choice('order', ['asc', 'desc']) ?? 'desc'
  const orderBy = params.choice('orderby', ['date', 'id', 'modified', 'slug', 'title']) ?? 'date'
  const context = readContext(call, may(user, 'edit_posts'))
  const found = state
    .livePosts()
    .filter(
      post =>
        statuses.includes(post.status) &&
        (post.status === 'publish' || mayEdit(user, post)) &&
        (slugs === undefined || slugs.includes(post.slug)) &&
        (include === undefined || include.includes(post.id)) &&
        (authors === undefined || authors.includes(post.authorId)) &&
        (search === undefined || `${post.title}\n${post.content}`.toLowerCase().includes(search)) &&
        (after === undefined || post.publishAt > after) &&
        (before === undefined || post.publishAt < before),
    )
  found.sort((a, b) => (order === 'asc' ? 1 : -1) * (compareBy(orderBy, a, b) || a.id - b.id))
  return page(call, found, post => presentPost(call, post, context))
}

function compareBy(
  key: 'date' | 'id' | 'modified' | 'slug' | 'title',
  a: WordpressPost,
  b: WordpressPost,
): number {
  if (key === 'slug' || key === 'title') return a[key] < b[key] ? -1 : Number(a[key] > b[key])
  const field = { date: 'publishAt', id: 'id', modified: 'modifiedAt' } as const
  return a[field[key]] - b[field[key]]
}

/** One page of a list with its totals in the headers. @throws WordpressError 400 beyond the last page */
export function page<T>(call: WordpressCall, all: T[], present: (item: T) => object): FakeAnswer {
  const { params } = call
  const perPage = params.integer('per_page', { min: 1, max: 100 }) ?? 10
  const number = params.integer('page', { min: 1 }) ?? 1
  params.throwIfWrong()
  const pages = Math.ceil(all.length / perPage)
  if (number > Math.max(1, pages)) {
    const message = 'The page number requested is larger than the number of pages available.'
    throw new WordpressError(400, 'rest_post_invalid_page_number', message)
  }
  const items = all.slice((number - 1) * perPage, number * perPage)
  return jsonAnswer(200, items.map(present), {
    'x-wp-total': String(all.length),
    'x-wp-totalpages': String(pages),
  })
}
