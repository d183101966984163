import { z } from 'zod'
import type { Account, Io, Outgoing, Prepared, RemoteRef, RepostSource } from '../Connector.ts'
import { originalGone } from '../originalGone.ts'
import { RefusedError, refusedWith } from '../RefusedError.ts'
import { callTelegram } from './callTelegram.ts'
import { messageUrl } from './messageUrl.ts'

const Chat = z.object({ id: z.number().int(), username: z.string().optional() })
const Forwarded = z.object({ message_id: z.number().int() })

const notThere = /messages? to forward (is |are )?not found|no messages to forward/i

/** Several messages are answered by their ids only, so where they can be opened is asked before. */
export async function prepareForward(io: Io, account: Account): Promise<Prepared> {
  const chat = await callTelegram(io, account, 'getChat', { chat_id: account.config['chatId'] ?? '' }, Chat)
  return { chatId: chat.id, username: chat.username ?? null }
}

/** The one call: every message of the post, albums and threads in one piece. What is not there any more is left out. */
export async function forwardOnTelegram(
  io: Io,
  account: Account,
  { options }: Outgoing,
  { remoteId, refs }: RepostSource,
  { chatId, username }: Prepared,
): Promise<RemoteRef> {
  const from = refs.flatMap(({ ids }) => ids.map(Number)).sort((a, b) => a - b)
  const params = {
    chat_id: account.config['chatId'] ?? '',
    from_chat_id: remoteId,
    ...(options['silent'] === true ? { disable_notification: true } : {}),
  }
  try {
    const messages =
      from.length === 1
        ? [await callTelegram(io, account, 'forwardMessage', { ...params, message_id: from[0] }, Forwarded)]
        : await callTelegram(
            io,
            account,
            'forwardMessages',
            { ...params, message_ids: from },
            z.array(Forwarded),
          )
    const [first] = messages
    if (first === undefined) throw nothingForwarded()
    const chat = { id: Number(chatId), ...(typeof username === 'string' ? { username } : {}) }
    return {
      ids: messages.map(({ message_id }) => String(message_id)),
      url: messageUrl(chat, first.message_id),
    }
  } catch (error) {
    if (error instanceof RefusedError && refusedWith(error, notThere)) throw originalGone(error)
    throw error
  }
}

/** Nothing of it was there, so nothing was sent. */
const nothingForwarded = (): RefusedError =>
  new RefusedError(200, { kind: 'originalGone', words: 'None of the messages is there any more.' })
