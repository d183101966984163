import { standInId } from '../standIn.ts'
import type { StandIn } from '../standIn.ts'

/** Stands in for a Mastodon server. */
export const mastodonStandIn: StandIn = ({ method, url, turn, post: { kinds } }) => {
  const { pathname, origin } = url
  const id = standInId(turn)
  if (pathname.startsWith('/api/v2/media')) return { body: { id } }
  if (/^\/api\/v1\/accounts\/[^/]+\/statuses$/.test(pathname)) return { body: [] }
  if (!pathname.startsWith('/api/v1/statuses')) return null
  if (method === 'DELETE') return { body: {} }
  const address = `${origin}/@/${id}`
  return {
    body: {
      id,
      created_at: '',
      uri: address,
      url: address,
      visibility: '',
      quote_approval: { current_user: 'automatic' },
      ...(pathname.endsWith('/reblog')
        ? { reblog: { id: pathname.split('/').at(-2), uri: address, url: address } }
        : {}),
      media_attachments: kinds.map((_, i) => ({ id: `${id}-${i + 1}` })),
    },
  }
}
