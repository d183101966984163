import { findChat, isAdministrator } from './findChat.ts'
import { presentBot, presentChat, presentMessage } from './presentMessage.ts'
import { badRequest, TelegramError } from './TelegramError.ts'
import type { TelegramMethod } from './TelegramMethod.ts'
import type { TelegramMember } from './TelegramState.ts'

const getMe: TelegramMethod = call => ({
  ...presentBot(call.bot),
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
})

const getChat: TelegramMethod = call => {
  const chat = findChat(call, 'read')
  return {
    ...presentChat(chat),
    ...(chat.username === undefined ? {} : { active_usernames: [chat.username] }),
    ...(chat.linkedChatId === undefined ? {} : { linked_chat_id: chat.linkedChatId }),
    ...(chat.hasProtectedContent === true ? { has_protected_content: true } : {}),
    ...(chat.messageAutoDeleteTime === undefined
      ? {}
      : { message_auto_delete_time: chat.messageAutoDeleteTime }),
    max_reaction_count: 11,
    accent_color_id: 0,
  }
}

const getChatMember: TelegramMethod = call => {
  const userId = call.integer('user_id')
  if (userId <= 0) throw badRequest('invalid user_id specified')
  const chat = findChat(call, 'read')
  const isSelf = userId === call.bot.id
  if (!isSelf && chat.type === 'channel' && !isAdministrator(chat.members.get(call.bot.id))) {
    throw badRequest('member list is inaccessible')
  }
  const member = chat.members.get(userId) ?? (isSelf ? ({ status: 'left' } as const) : undefined)
  if (!member) throw badRequest('PARTICIPANT_ID_INVALID')
  const bot = call.state.bots.get(userId)
  const user = bot ? presentBot(bot) : { id: userId, is_bot: false, first_name: `User ${userId}` }
  return { user, ...presentMember(member, chat.type === 'channel') }
}

function presentMember(member: TelegramMember, isChannel: boolean): Record<string, unknown> {
  const { status } = member
  if (status === 'creator') return { status, is_anonymous: false }
  if (status === 'kicked') return { status, until_date: 0 }
  if (status !== 'administrator') return { status }
  const posting = {
    can_post_messages: member.can_post_messages ?? false,
    can_edit_messages: member.can_edit_messages ?? false,
  }
  return {
    status,
    can_be_edited: false,
    can_manage_chat: true,
    can_change_info: false,
    can_delete_messages: member.can_delete_messages ?? false,
    can_invite_users: false,
    can_restrict_members: false,
    can_promote_members: false,
    is_anonymous: false,
    // These two exist in channels only.
    ...(isChannel ? posting : { can_pin_messages: false }),
  }
}

const getChatMemberCount: TelegramMethod = call => {
  const chat = findChat(call, 'read')
  const isIn = (member: TelegramMember): boolean => member.status !== 'left' && member.status !== 'kicked'
  return chat.memberCount ?? [...chat.members.values()].filter(isIn).length
}

/** Answers at once, also with nothing: long polling is not needed by any test. */
const getUpdates: TelegramMethod = (call, context) => {
  if (context.webhookActive) {
    throw new TelegramError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  for (const name of ['timeout', 'allowed_updates']) call.has(name)
  const offset = call.integer('offset')
  const limit = call.integer('limit') || 100
  const { updates } = call.state
  // Asking for an offset confirms, and so forgets, everything before it.
  for (let at = updates.length - 1; at >= 0; at--) {
    const update = updates[at]
    if (update?.botId === call.bot.id && update.updateId < offset) updates.splice(at, 1)
  }
  return updates
    .filter(update => update.botId === call.bot.id)
    .slice(0, limit)
    .map(update => ({ update_id: update.updateId, message: presentMessage(call.state, update.message) }))
}

export const chatMethods: Record<string, TelegramMethod> = {
  getMe,
  getChat,
  getChatMember,
  getChatMemberCount,
  getUpdates,
}
