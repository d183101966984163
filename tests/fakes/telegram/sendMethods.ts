import { acceptFile, findFile } from './acceptFile.ts'
import { checkMayPost, findChat } from './findChat.ts'
import { presentMessage } from './presentMessage.ts'
import { readInputMedia } from './readInputMedia.ts'
import type { InputMedia } from './readInputMedia.ts'
import { readLinkPreviewOptions } from './readLinkPreviewOptions.ts'
import { readSendOptions } from './readSendOptions.ts'
import { readCaption, readText } from './readText.ts'
import { takeRate } from './takeRate.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramMethod } from './TelegramMethod.ts'
import type { TelegramFileKind } from './TelegramState.ts'

const PLURALS: Record<TelegramFileKind, string> = {
  photo: 'photos',
  video: 'videos',
  animation: 'animations',
  document: 'documents',
  audio: 'music',
}

const sendMessage: TelegramMethod = (call, context) => {
  const linkPreviewOptions = readLinkPreviewOptions(call)
  const { text, entities } = readText(call)
  const chat = findChat(call, 'write')
  checkMayPost(call, chat, 'text messages')
  const options = readSendOptions(call, chat)
  takeRate(call.state, context.rateLimits, chat.id, 1)
  const message = call.state.addMessage(chat, { ...NO_MEDIA, ...options, text, entities, linkPreviewOptions })
  return presentMessage(call.state, message)
}

const NO_MEDIA = {
  kind: 'text',
  showCaptionAboveMedia: false,
  hasSpoiler: false,
  mediaGroupId: null,
  file: null,
} as const

/** sendPhoto, sendVideo, sendAnimation, sendDocument: they differ in the file they take. */
function sendFile(kind: TelegramFileKind): TelegramMethod {
  return async (call, context) => {
    const found = findFile(call, kind, call.text(kind))
    if (!found) throw badRequest(`there is no ${kind} in the request`)
    const { text, entities } = readCaption(call)
    for (const name of ['duration', 'supports_streaming', 'disable_content_type_detection', 'thumbnail']) {
      call.has(name)
    }
    call.upload('thumbnail')
    const claimed = { width: call.integer('width'), height: call.integer('height') }
    const chat = findChat(call, 'write')
    checkMayPost(call, chat, PLURALS[kind])
    const options = readSendOptions(call, chat)
    const file = await acceptFile(call, found, kind, claimed)
    takeRate(call.state, context.rateLimits, chat.id, 1)
    const message = call.state.addMessage(chat, {
      ...options,
      kind: file.kind,
      text,
      entities,
      linkPreviewOptions: null,
      showCaptionAboveMedia: call.flag('show_caption_above_media'),
      hasSpoiler: call.flag('has_spoiler'),
      mediaGroupId: null,
      file,
    })
    return presentMessage(call.state, message)
  }
}

const sendMediaGroup: TelegramMethod = async (call, context) => {
  call.required('media')
  const items = call.json('media', 'media')
  if (!Array.isArray(items)) throw badRequest('expected an Array of InputMedia')
  if (items.length === 0) throw badRequest('there are no messages to send')
  if (items.length > 10) throw badRequest('too many messages to send as an album')
  // The documentation allows 2 to 10; a single item is refused here so that nobody counts on less.
  if (items.length === 1) throw badRequest('an album must include 2-10 items')
  const chat = findChat(call, 'write')
  checkMayPost(call, chat, 'photos')
  const options = readSendOptions(call, chat)
  const media: InputMedia[] = []
  for (const item of items as unknown[]) media.push(await readInputMedia(call, item, true))
  checkAlbum(media)
  takeRate(call.state, context.rateLimits, chat.id, media.length)
  const mediaGroupId = call.state.newMediaGroupId()
  return media
    .map(({ caption, file, ...flags }) =>
      call.state.addMessage(chat, {
        ...options,
        ...flags,
        ...caption,
        kind: file.kind,
        file,
        mediaGroupId,
        linkPreviewOptions: null,
        replyMarkup: null,
      }),
    )
    .map(message => presentMessage(call.state, message))
}

function checkAlbum(media: InputMedia[]): void {
  if (new Set(media.map(item => item.showCaptionAboveMedia)).size > 1) {
    throw badRequest('parameter show_caption_above_media must be the same for all messages')
  }
  const kinds = new Set(media.map(item => item.file.kind))
  const alone = [...kinds].find(kind => kind === 'document' || kind === 'audio')
  if (kinds.size > 1 && alone) throw badRequest(`${alone} can't be mixed with other media types`)
}

export const sendMethods: Record<string, TelegramMethod> = {
  sendMessage,
  sendPhoto: sendFile('photo'),
  sendVideo: sendFile('video'),
  sendAnimation: sendFile('animation'),
  sendDocument: sendFile('document'),
  sendMediaGroup,
}
