import { standInId } from '../standIn.ts'
import type { StandIn } from '../standIn.ts'

/** Stands in for Discord. */
export const discordStandIn: StandIn = ({ method, url, turn, post: { kinds } }) => {
  if (!/\/webhooks\/[^/]+\//.test(url.pathname)) return null
  if (method === 'DELETE') return { status: 204, body: null }
  const id = standInId(turn)
  const attachments = kinds.map((_, i) => ({ id: `${id}-${i + 1}` }))
  return { body: { id, channel_id: id, content: '', attachments } }
}
