import { findChat, findMessage, hasRight } from './findChat.ts'
import { presentMessage } from './presentMessage.ts'
import { readLinkPreviewOptions } from './readLinkPreviewOptions.ts'
import { readInputMedia } from './readInputMedia.ts'
import { readCaption, readText } from './readText.ts'
import type { TelegramCall } from './TelegramCall.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramMethod } from './TelegramMethod.ts'
import type { TelegramMessage } from './TelegramState.ts'

type Change = Partial<
  Pick<
    TelegramMessage,
    'text' | 'entities' | 'linkPreviewOptions' | 'file' | 'kind' | 'showCaptionAboveMedia' | 'hasSpoiler'
  >
>

/** The message to edit, if the bot may. There is no time limit on a bot's own messages. */
function findEditable(call: TelegramCall): TelegramMessage {
  const messageId = call.integer('message_id')
  if (messageId <= 0) throw badRequest('message identifier is not specified')
  const chat = findChat(call, 'write')
  const message = findMessage(call, chat, messageId, 'edit')
  const isOwn = message.fromBotId === call.bot.id && !message.isAutomaticForward
  const mayEdit =
    chat.type === 'channel'
      ? hasRight(call, chat, 'can_edit_messages') || (isOwn && hasRight(call, chat, 'can_post_messages'))
      : isOwn
  if (!mayEdit || message.forwardedFrom) throw badRequest("message can't be edited")
  return message
}

function applyChange(call: TelegramCall, message: TelegramMessage, change: Change): Record<string, unknown> {
  const markup = call.json('reply_markup', 'reply keyboard markup') ?? null
  const next = { ...change, replyMarkup: markup as TelegramMessage['replyMarkup'] }
  const isSame = Object.entries(next).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(message[name as keyof TelegramMessage]),
  )
  if (isSame) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  const editedAt = call.state.now()
  const { text, entities, file } = message
  message.edits.push({ editedAt, text, entities, file })
  Object.assign(message, next, { editedAt })
  return presentMessage(call.state, message)
}

const editMessageText: TelegramMethod = call => {
  const linkPreviewOptions = readLinkPreviewOptions(call)
  const { text, entities } = readText(call)
  const message = findEditable(call)
  if (message.kind !== 'text') throw badRequest('there is no text in the message to edit')
  return applyChange(call, message, { text, entities, linkPreviewOptions })
}

const editMessageCaption: TelegramMethod = call => {
  const { text, entities } = readCaption(call)
  const message = findEditable(call)
  if (message.kind === 'text') throw badRequest('there is no caption in the message to edit')
  const showCaptionAboveMedia = call.flag('show_caption_above_media')
  return applyChange(call, message, { text, entities, showCaptionAboveMedia })
}

const editMessageMedia: TelegramMethod = async call => {
  call.required('media')
  const input = call.json('media', 'input media')
  // Refuses early what may not be edited, and again below: the file is decoded in between.
  findEditable(call)
  const { file, caption, ...flags } = await readInputMedia(call, input, false)
  const message = findEditable(call)
  const isAlbumItem = message.mediaGroupId !== null
  if (isAlbumItem && file.kind === 'animation') {
    throw badRequest("message content type can't be used in an album")
  }
  const keepsKind = ['document', 'audio'].some(kind => kind === message.kind || kind === file.kind)
  if (isAlbumItem && keepsKind && file.kind !== message.kind) {
    throw badRequest("can't change media type in the album")
  }
  return applyChange(call, message, { ...caption, ...flags, file, kind: file.kind })
}

export const editMethods: Record<string, TelegramMethod> = {
  editMessageText,
  editMessageCaption,
  editMessageMedia,
}
