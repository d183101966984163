import { isObject } from '../isObject.ts'
import { findMessage } from './findChat.ts'
import type { TelegramCall } from './TelegramCall.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramChatState, TelegramMessage } from './TelegramState.ts'

/** What every sending method understands, checked. */
export function readSendOptions(call: TelegramCall, chat: TelegramChatState): SendOptions {
  for (const name of ['message_thread_id', 'allow_paid_broadcast', 'message_effect_id']) call.has(name)
  const markup = call.json('reply_markup', 'reply keyboard markup')
  if (markup !== undefined && !isObject(markup)) throw badRequest('object expected as reply markup')
  return {
    fromBotId: call.bot.id,
    requestId: call.requestId,
    disableNotification: call.flag('disable_notification'),
    protectContent: call.flag('protect_content'),
    replyToMessageId: readReply(call, chat),
    replyMarkup: markup ?? null,
    forwardedFrom: null,
    isAutomaticForward: false,
  }
}

export type SendOptions = Pick<
  TelegramMessage,
  | 'fromBotId'
  | 'requestId'
  | 'disableNotification'
  | 'protectContent'
  | 'replyToMessageId'
  | 'replyMarkup'
  | 'forwardedFrom'
  | 'isAutomaticForward'
>

function readReply(call: TelegramCall, chat: TelegramChatState): number | null {
  const reply = call.json('reply_parameters', 'reply parameters')
  if (reply === undefined) return null
  if (!isObject(reply)) throw badRequest('object expected as reply parameters')
  const messageId = reply['message_id']
  if (typeof messageId !== 'number') throw badRequest('can\'t find field "message_id"')
  if (call.state.findMessage(chat, messageId)) return messageId
  if (reply['allow_sending_without_reply'] === true) return null
  return findMessage(call, chat, messageId, 'be replied').messageId
}
