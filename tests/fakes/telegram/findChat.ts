import type { TelegramCall } from './TelegramCall.ts'
import { badRequest, forbidden, TelegramError } from './TelegramError.ts'
import type { TelegramChatState, TelegramMember, TelegramMessage } from './TelegramState.ts'

/** `read` is free in public chats; `members` asks for a list that only members see; `write` covers editing and deleting. */
export type TelegramAccess = 'read' | 'write'

/**
 * The chat that a parameter names, if the bot may come that far.
 * @throws TelegramError 400 chat not found, 403 kicked or not a member
 */
export function findChat(
  call: TelegramCall,
  access: TelegramAccess,
  parameter = 'chat_id',
): TelegramChatState {
  const id = call.text(parameter)
  if (id === '') throw badRequest('chat_id is empty')
  const chats = [...call.state.chats.values()]
  const chat = id.startsWith('@')
    ? chats.find(candidate => candidate.username?.toLowerCase() === id.slice(1).toLowerCase())
    : chats.find(candidate => String(candidate.id) === id.trim())
  if (!chat) throw badRequest('chat not found')
  if (chat.migratedTo !== null && access === 'write') {
    throw new TelegramError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.migratedTo,
    })
  }
  const status = chat.members.get(call.bot.id)?.status
  const isPublic = chat.username !== undefined && chat.type !== 'private'
  // A private chat that the bot never was in does not exist for it.
  if (status === undefined && !isPublic) throw badRequest('chat not found')
  if (chat.type === 'private') {
    if (status === 'kicked' && access === 'write') throw forbidden('bot was blocked by the user')
    return chat
  }
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${chat.type} chat`)
  const isMember = status !== undefined && status !== 'left'
  if (!isMember && (access === 'write' || !isPublic)) {
    throw forbidden(`bot is not a member of the ${chat.type} chat`)
  }
  return chat
}

export function isAdministrator(member: TelegramMember | undefined): boolean {
  return member?.status === 'creator' || member?.status === 'administrator'
}

/** An owner may do everything, an administrator what was given, others nothing. */
export function hasRight(
  call: TelegramCall,
  chat: TelegramChatState,
  right: 'can_post_messages' | 'can_edit_messages' | 'can_delete_messages',
): boolean {
  const member = chat.members.get(call.bot.id)
  return member?.status === 'creator' || (member?.status === 'administrator' && member[right] === true)
}

/** @throws TelegramError 400 in the words of the real server, which differ between channels and groups. */
export function checkMayPost(call: TelegramCall, chat: TelegramChatState, what: string): void {
  if (chat.type === 'channel' && !hasRight(call, chat, 'can_post_messages')) {
    throw badRequest('need administrator rights in the channel chat')
  }
  if (chat.members.get(call.bot.id)?.status === 'restricted') {
    throw badRequest(`not enough rights to send ${what} to the chat`)
  }
}

/** @throws TelegramError 400 `message to ... not found` */
export function findMessage(
  call: TelegramCall,
  chat: TelegramChatState,
  messageId: number,
  purpose: string,
): TelegramMessage {
  const message = call.state.findMessage(chat, messageId)
  if (!message) throw badRequest(`message to ${purpose} not found`)
  return message
}
