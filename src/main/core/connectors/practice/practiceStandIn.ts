import { practiceOrigin } from '#shared/network/practiceAddress.ts'
import { standInId } from '../standIn.ts'
import type { StandIn } from '../standIn.ts'

/** Stands in for the practice network: what is only rehearsed does not stand in its feed. */
export const practiceStandIn: StandIn = ({ method, url, turn }) => {
  if (url.origin !== practiceOrigin) return null
  const id = standInId(turn)
  const sent = { id, url: `${practiceOrigin}/${id}`, text: '' }
  if (method === 'GET' && url.pathname === '/v1/posts') return { body: { posts: [] } }
  return { body: sent }
}
