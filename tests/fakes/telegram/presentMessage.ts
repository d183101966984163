import type {
  TelegramBot,
  TelegramChat,
  TelegramFile,
  TelegramMessage,
  TelegramState,
} from './TelegramState.ts'

type Json = Record<string, unknown>

/** Epoch ms to the whole seconds of the Bot API. */
export function toSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}

export function presentBot({ id, username, firstName }: TelegramBot): Json {
  return { id, is_bot: true, first_name: firstName, username }
}

export function presentChat({ id, type, title, username }: TelegramChat): Json {
  const name = type === 'private' ? { first_name: title } : { title }
  return { id, ...name, ...(username === undefined ? {} : { username }), type }
}

/** A Message as the Bot API answers it. `depth` keeps a reply from dragging its whole history along. */
export function presentMessage(state: TelegramState, message: TelegramMessage, depth = 0): Json {
  const chat = state.chat(message.chatId)
  const bot = state.bots.get(message.fromBotId)
  const origin = message.forwardedFrom
  const reply = chat.messages.find(other => other.messageId === message.replyToMessageId)
  return {
    message_id: message.messageId,
    ...presentSender(state, message, bot),
    chat: presentChat(chat),
    date: toSeconds(message.sentAt),
    ...(message.editedAt === null ? {} : { edit_date: toSeconds(message.editedAt) }),
    ...(origin ? presentOrigin(state, origin) : {}),
    ...(message.isAutomaticForward ? { is_automatic_forward: true } : {}),
    ...(reply && depth === 0 ? { reply_to_message: presentMessage(state, reply, depth + 1) } : {}),
    ...(message.mediaGroupId === null ? {} : { media_group_id: message.mediaGroupId }),
    ...(message.protectContent ? { has_protected_content: true } : {}),
    ...presentContent(message),
    ...(message.replyMarkup?.['inline_keyboard'] ? { reply_markup: message.replyMarkup } : {}),
  }
}

function presentSender(state: TelegramState, message: TelegramMessage, bot: TelegramBot | undefined): Json {
  const chat = state.chat(message.chatId)
  if (chat.type === 'channel') return { sender_chat: presentChat(chat) }
  const origin = message.isAutomaticForward && message.forwardedFrom
  // What was forwarded by itself comes from Telegram's own service account in the name of the channel.
  if (origin) {
    const from = { id: 777_000, is_bot: false, first_name: 'Telegram' }
    return { from, sender_chat: presentChat(state.chat(origin.chatId)) }
  }
  return bot ? { from: presentBot(bot) } : {}
}

function presentOrigin(
  state: TelegramState,
  { chatId, messageId, sentAt }: NonNullable<TelegramMessage['forwardedFrom']>,
): Json {
  const chat = presentChat(state.chat(chatId))
  const date = toSeconds(sentAt)
  return { forward_origin: { type: 'channel', date, chat, message_id: messageId }, forward_date: date }
}

function presentContent(message: TelegramMessage): Json {
  const { text, entities, file } = message
  if (!file) {
    const options = message.linkPreviewOptions
    return {
      text,
      ...(entities.length > 0 ? { entities } : {}),
      ...(options ? { link_preview_options: options } : {}),
    }
  }
  return {
    ...presentFile(file),
    ...(text === '' ? {} : { caption: text }),
    ...(entities.length > 0 ? { caption_entities: entities } : {}),
    ...(message.showCaptionAboveMedia ? { show_caption_above_media: true } : {}),
    ...(message.hasSpoiler ? { has_media_spoiler: true } : {}),
  }
}

function presentFile(file: TelegramFile): Json {
  if (file.kind === 'photo') return { photo: presentPhotoSizes(file) }
  const document = {
    file_name: file.filename,
    ...(file.contentType === null ? {} : { mime_type: file.contentType }),
    ...identify(file.fileId),
    file_size: file.size,
  }
  const moving = { ...document, width: file.width, height: file.height, duration: 0 }
  switch (file.kind) {
    case 'video':
      return { video: moving }
    case 'animation':
      return { animation: moving, document }
    case 'audio':
      return { audio: { ...document, duration: 0 } }
    case 'document':
      return { document }
  }
}

/** Photos come back in several sizes, the largest last, never above 1280 px nor enlarged. */
function presentPhotoSizes({ fileId, width, height, size }: TelegramFile): Json[] {
  const longSide = Math.max(width, height)
  const sides = [90, 320, 800, 1280].filter(side => side < longSide)
  const largest = Math.min(longSide, 1280)
  return [...new Set([...sides, largest])].map((side, index) => {
    const scale = side / longSide
    return {
      ...identify(`${fileId}-${'abcde'[index] ?? 'z'}`),
      file_size: Math.max(1, Math.round(size * scale * scale)),
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    }
  })
}

function identify(fileId: string): Json {
  return { file_id: fileId, file_unique_id: `AQAD${fileId.slice(-12)}` }
}
