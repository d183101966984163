import { z } from 'zod'
import { standInNumber } from '../standIn.ts'
import type { StandIn } from '../standIn.ts'

const Several = z.object({ message_ids: z.array(z.unknown()) })

/** Stands in for the Bot API. */
export const telegramStandIn: StandIn = ({ url, body, turn, post: { kinds } }) => {
  const method = url.pathname.split('/').at(-1) ?? ''
  if (!/\/bot[^/]*\/\w+$/.test(url.pathname)) return null
  const chat = { id: standInNumber(0) }
  const message = (i: number) => ({ message_id: standInNumber(turn) + i, chat })
  if (method === 'sendMediaGroup') return ok(kinds.map((_, i) => message(i)))
  if (method === 'getChat') return ok(chat)
  const several = Several.safeParse(body.kind === 'json' ? body.value : null)
  if (several.success) return ok(several.data.message_ids.map((_, i) => message(i)))
  return ok(/^(send|forward)/.test(method) ? message(0) : true)
}

const ok = (result: unknown) => ({ body: { ok: true, result } })
