import { forbidden, WordpressError } from './WordpressError.ts'
import { may } from './rights.ts'
import type { WordpressCall } from './WordpressRoute.ts'
import { POST_STATUSES, sanitizeSlug } from './WordpressState.ts'
import type { WordpressContent, WordpressPost, WordpressStatus } from './WordpressState.ts'

const FORMATS = ['standard', 'aside', 'chat', 'gallery', 'link', 'image', 'quote', 'status', 'video', 'audio']
const SWITCH = ['open', 'closed'] as const

/**
 * What the parameters make of a post, judged as the real server does.
 * @param old what an update does not name stays as it is
 * @throws WordpressError 400, 401, 403
 */
export function readPost(
  call: WordpressCall,
  own: { id: number; authorId: number },
  old?: WordpressPost,
): WordpressContent {
  const { params, state, settings } = call
  const now = Math.floor(state.now() / 1000) * 1000
  const offsetMs = settings.gmtOffsetHours * 3_600_000
  const wantedSlug = params.text('slug')
  const wantedStatus = params.choice('status', POST_STATUSES)
  const publishAt = params.instant('date_gmt', 0) ?? params.instant('date', offsetMs)
  // Known to the real server, and of no meaning here.
  for (const name of ['meta', 'template', 'context', 'author']) params.has(name)
  const read = {
    title: params.rich('title') ?? old?.title ?? '',
    content: params.rich('content') ?? old?.content ?? '',
    excerpt: params.rich('excerpt') ?? old?.excerpt ?? '',
    featuredMedia: params.integer('featured_media') ?? old?.featuredMedia ?? 0,
    sticky: params.flag('sticky') ?? old?.sticky ?? false,
    format: params.choice('format', FORMATS) ?? old?.format ?? 'standard',
    commentStatus: params.choice('comment_status', SWITCH) ?? old?.commentStatus ?? 'open',
    pingStatus: params.choice('ping_status', SWITCH) ?? old?.pingStatus ?? 'open',
    categories: readTerms(call, 'categories') ?? old?.categories ?? [1],
    tags: readTerms(call, 'tags') ?? old?.tags ?? [],
    password: params.text('password') ?? old?.password ?? '',
  }
  params.throwIfWrong()
  checkRights(call, wantedStatus)
  if (read.featuredMedia !== 0 && state.media.get(read.featuredMedia)?.deletedAt !== null) {
    throw new WordpressError(400, 'rest_invalid_featured_media', 'Invalid featured media ID.')
  }
  if (!may(call.user, 'unfiltered_html')) {
    for (const name of ['title', 'content', 'excerpt'] as const) read[name] = filterHtml(read[name])
  }
  const at = publishAt ?? (old && old.status !== 'draft' ? old.publishAt : now)
  const status = settle(wantedStatus ?? old?.status ?? 'draft', at, now)
  const slug = chooseSlug(wantedSlug, read.title, status, own.id, old)
  return { ...read, publishAt: at, status, slug: state.uniqueSlug(slug, status, own.id) }
}

/** What is to be out later waits; what was to wait and is due is out. */
function settle(status: WordpressStatus, at: number, now: number): WordpressStatus {
  if (status === 'publish' && at > now) return 'future'
  return status === 'future' && at <= now ? 'publish' : status
}

function chooseSlug(
  wanted: string | undefined,
  title: string,
  status: WordpressStatus,
  id: number,
  old: WordpressPost | undefined,
): string {
  const kept = old?.status === 'trash' && status !== 'trash' ? old.beforeTrash?.slug : old?.slug
  const named = wanted === undefined ? (kept ?? '') : sanitizeSlug(wanted)
  if (named !== '' || status === 'draft' || status === 'pending') return named
  return sanitizeSlug(title) || String(id)
}

function checkRights({ user }: WordpressCall, status: WordpressStatus | undefined): void {
  const needs = status === 'publish' || status === 'future' || status === 'private'
  if (!needs || may(user, 'publish_posts')) return
  const what = status === 'private' ? 'create private posts' : 'publish posts'
  const message = `Sorry, you are not allowed to ${what} in this post type.`
  throw forbidden(user !== undefined, 'rest_cannot_publish', message)
}

/** Terms that are not there are left out without a word. */
function readTerms({ params, state }: WordpressCall, name: 'categories' | 'tags'): number[] | undefined {
  const taxonomy = name === 'tags' ? 'post_tag' : 'category'
  return params.integers(name)?.filter(id => state.terms.get(id)?.taxonomy === taxonomy)
}

/** For roles that may not write any HTML they like: scripts, frames, forms and handlers go, their text stays. */
function filterHtml(html: string): string {
  return html
    .replace(/<\/?(script|style|iframe|form|input|object|embed)\b[^>]*>/gi, '')
    .replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '')
}
