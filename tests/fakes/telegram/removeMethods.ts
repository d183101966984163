import { findChat, findMessage, hasRight } from './findChat.ts'
import { toSeconds } from './presentMessage.ts'
import type { TelegramCall } from './TelegramCall.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramMethod } from './TelegramMethod.ts'
import type { TelegramChatState, TelegramMessage } from './TelegramState.ts'

/** Seconds. A bot cannot delete what is exactly this old or older. */
const DELETABLE_FOR_S = 172_800

function checkMayDelete(call: TelegramCall, chat: TelegramChatState, message: TelegramMessage): void {
  const ageSeconds = toSeconds(call.state.now()) - toSeconds(message.sentAt)
  if (chat.type === 'group' || chat.type === 'private') {
    // The old kinds of chat count differently: by a second, and in other words.
    if (ageSeconds > DELETABLE_FOR_S) throw badRequest("message can't be deleted for everyone")
    return
  }
  const isOwn = message.fromBotId === call.bot.id && !message.isAutomaticForward
  const mayDelete =
    hasRight(call, chat, 'can_delete_messages') ||
    (isOwn && (chat.type !== 'channel' || hasRight(call, chat, 'can_post_messages')))
  if (ageSeconds >= DELETABLE_FOR_S || !mayDelete) throw badRequest("message can't be deleted")
}

const deleteMessage: TelegramMethod = call => {
  if (call.text('chat_id') === '') throw badRequest('chat identifier is not specified')
  const messageId = call.integer('message_id')
  if (messageId <= 0) throw badRequest('message identifier is not specified')
  const chat = findChat(call, 'write')
  const message = findMessage(call, chat, messageId, 'delete')
  checkMayDelete(call, chat, message)
  message.deletedAt = call.state.now()
  return true
}

/** Missing ones are skipped; one that may not be deleted keeps all of them. */
const deleteMessages: TelegramMethod = call => {
  const ids = call.json('message_ids', 'message_ids')
  if (ids === undefined) throw badRequest('message identifiers are not specified')
  if (!Array.isArray(ids)) throw badRequest('expected an Array of message identifiers')
  if (ids.length > 100) throw badRequest('too many message identifiers specified')
  if (ids.length === 0) throw badRequest('message identifiers are not specified')
  const chat = findChat(call, 'write')
  const messages = (ids as unknown[]).flatMap(id => {
    const number = Number(id)
    if (!Number.isSafeInteger(number)) throw badRequest("can't parse message identifier as a Number")
    if (number <= 0) throw badRequest('invalid message identifier specified')
    return call.state.findMessage(chat, number) ?? []
  })
  for (const message of messages) checkMayDelete(call, chat, message)
  for (const message of messages) message.deletedAt = call.state.now()
  return true
}

export const removeMethods: Record<string, TelegramMethod> = { deleteMessage, deleteMessages }
