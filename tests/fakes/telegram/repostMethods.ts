import { checkMayPost, findChat, findMessage } from './findChat.ts'
import { presentMessage } from './presentMessage.ts'
import { readSendOptions } from './readSendOptions.ts'
import { readCaption } from './readText.ts'
import { takeRate } from './takeRate.ts'
import type { TelegramCall } from './TelegramCall.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramMethod } from './TelegramMethod.ts'
import type { TelegramMessage } from './TelegramState.ts'

/** The message to send on, if its chat lets it out. */
function findSource(call: TelegramCall, purpose: 'forward' | 'copy'): TelegramMessage {
  call.required('from_chat_id')
  const from = findChat(call, 'read', 'from_chat_id')
  const source = findMessage(call, from, call.integer('message_id'), purpose)
  if (from.hasProtectedContent === true || source.protectContent) {
    throw badRequest(purpose === 'copy' ? "message can't be copied" : "message can't be forwarded")
  }
  return source
}

const forwardMessage: TelegramMethod = (call, context) => {
  const source = findSource(call, 'forward')
  const chat = findChat(call, 'write')
  checkMayPost(call, chat, 'text messages')
  takeRate(call.state, context.rateLimits, chat.id, 1)
  const message = call.state.addMessage(chat, {
    ...source,
    ...readSendOptions(call, chat),
    forwardedFrom: source.forwardedFrom ?? {
      chatId: source.chatId,
      messageId: source.messageId,
      sentAt: source.sentAt,
    },
    mediaGroupId: null,
  })
  return presentMessage(call.state, message)
}

const copyMessage: TelegramMethod = (call, context) => {
  const source = findSource(call, 'copy')
  const newCaption = call.has('caption') && source.file ? readCaption(call) : undefined
  const chat = findChat(call, 'write')
  checkMayPost(call, chat, 'text messages')
  takeRate(call.state, context.rateLimits, chat.id, 1)
  const message = call.state.addMessage(chat, {
    ...source,
    ...readSendOptions(call, chat),
    ...newCaption,
    mediaGroupId: null,
  })
  return { message_id: message.messageId }
}

/** Missing ones are skipped; albums stay albums. */
const forwardMessages: TelegramMethod = (call, context) => {
  call.required('from_chat_id')
  const ids = call.json('message_ids', 'message_ids')
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified')
  if (ids.length > 100) throw badRequest('too many message identifiers specified')
  const numbers = ids.map(Number)
  const isIncreasing = numbers.every((id, i) => i === 0 || id > (numbers[i - 1] ?? 0))
  if (!isIncreasing) throw badRequest('message identifiers must be in a strictly increasing order')
  const from = findChat(call, 'read', 'from_chat_id')
  const sources = numbers.flatMap(id => call.state.findMessage(from, id) ?? [])
  const isKept = from.hasProtectedContent === true || sources.some(({ protectContent }) => protectContent)
  if (isKept) throw badRequest("message can't be forwarded")
  const chat = findChat(call, 'write')
  checkMayPost(call, chat, 'text messages')
  takeRate(call.state, context.rateLimits, chat.id, sources.length)
  const options = readSendOptions(call, chat)
  const groups = new Map<string, string>()
  return sources.map(source => {
    const { mediaGroupId, forwardedFrom, chatId, messageId, sentAt } = source
    if (mediaGroupId !== null && !groups.has(mediaGroupId)) {
      groups.set(mediaGroupId, call.state.newMediaGroupId())
    }
    const message = call.state.addMessage(chat, {
      ...source,
      ...options,
      forwardedFrom: forwardedFrom ?? { chatId, messageId, sentAt },
      mediaGroupId: mediaGroupId === null ? null : (groups.get(mediaGroupId) ?? null),
    })
    return { message_id: message.messageId }
  })
}

export const repostMethods: Record<string, TelegramMethod> = { forwardMessage, forwardMessages, copyMessage }
