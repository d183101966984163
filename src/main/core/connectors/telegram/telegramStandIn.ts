import { standInNumber } from '../standIn.ts'
import type { StandIn } from '../standIn.ts'

/** Stands in for the Bot API. */
export const telegramStandIn: StandIn = ({ url, turn, post: { kinds } }) => {
  const method = url.pathname.split('/').at(-1) ?? ''
  if (!/\/bot[^/]*\/\w+$/.test(url.pathname)) return null
  const message = (i: number) => ({ message_id: standInNumber(turn) + i, chat: { id: standInNumber(0) } })
  if (method === 'sendMediaGroup') return ok(kinds.map((_, i) => message(i)))
  return ok(method.startsWith('send') ? message(0) : true)
}

const ok = (result: unknown) => ({ body: { ok: true, result } })
