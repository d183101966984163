import { standInId, standInNumber } from '../standIn.ts'
import type { StandIn } from '../standIn.ts'
import { isFirstFeatured } from './postFields.ts'
import { postHtml } from './postHtml.ts'

/** Stands in for a site with WordPress. */
export const wordpressStandIn: StandIn = ({ method, url, body, turn, post }) => {
  const path = url.searchParams.get('rest_route') ?? url.pathname.replace(/^.*\/wp-json/, '')
  const id = standInNumber(turn)
  const link = `${url.origin}/${standInId(turn)}`
  if (path.startsWith('/wp/v2/media')) return { body: { id, source_url: link } }
  if (!path.startsWith('/wp/v2/posts')) return null
  if (method === 'DELETE') return { body: { deleted: true } }
  // Looked up by its slug: nobody has it yet.
  if (method === 'GET' && path === '/wp/v2/posts') return { body: [] }
  const figures = post.kinds.map((kind, i) => {
    return { id: String(id + i), url: link, alt: '', isVideo: kind === 'video' }
  })
  const [first] = figures
  const featured = first !== undefined && !first.isVideo && isFirstFeatured(post.outgoing) ? first : null
  const raw = postHtml(
    '',
    figures.filter(figure => figure !== featured),
  )
  const made = { id, link, slug: slugIn(body), status: 'publish', content: { raw } }
  return { body: { ...made, featured_media: Number(featured?.id ?? 0) } }
}

/** The site gives a post the slug that was wished for. */
function slugIn(body: Parameters<StandIn>[0]['body']): string {
  if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null) return ''
  const { slug } = body.value as { slug?: unknown }
  return typeof slug === 'string' ? slug : ''
}
