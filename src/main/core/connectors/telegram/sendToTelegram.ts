import { z } from 'zod'
import type { Account, Io, MediaBytes, Outgoing, RemoteRef } from '../Connector.ts'
import { NoAnswerError, uploadTimeoutMs } from '../http.ts'
import { callTelegram } from './callTelegram.ts'
import type { TelegramUpload } from './callTelegram.ts'
import { messageUrl } from './messageUrl.ts'

const Message = z.object({
  message_id: z.number().int(),
  chat: z.object({ id: z.number().int(), username: z.string().optional() }),
})
type Message = z.output<typeof Message>

const typeOf = { image: 'photo', animation: 'animation', video: 'video' } as const
const methodOf = { image: 'sendPhoto', animation: 'sendAnimation', video: 'sendVideo' } as const

/** The one call: a message, a picture, a video, or an album. Text goes as it is, without markup. */
export async function sendToTelegram(io: Io, account: Account, outgoing: Outgoing): Promise<RemoteRef> {
  const files = await Promise.all(outgoing.media.map(({ mediaId }) => io.openMedia(mediaId)))
  const [only, ...more] = files
  if (only === undefined) {
    const params = {
      ...commonParams(account, outgoing),
      text: outgoing.text,
      link_preview_options: linkPreviewOptions(outgoing),
    }
    return refOf([await callTelegram(io, account, 'sendMessage', params, Message)])
  }
  if (more.length > 0) {
    const upload = albumForm(account, outgoing, files)
    return refOf(await callTelegram(io, account, 'sendMediaGroup', upload, z.array(Message).min(1)))
  }
  const upload = singleForm(account, outgoing, only)
  return refOf([await callTelegram(io, account, methodOf[only.media.kind], upload, Message)])
}

/** How the link in a text is shown; the Bot API forgets it when an edit does not say it again. */
export function linkPreviewOptions({ link, options }: Outgoing): Record<string, unknown> {
  const wish = options['linkPreview']
  if (wish === 'hide') return { is_disabled: true }
  return {
    // With several links in a text, the one of the post is shown.
    ...(URL.canParse(link) ? { url: link } : {}),
    ...(wish === 'large' ? { prefer_large_media: true } : {}),
    ...(wish === 'small' ? { prefer_small_media: true } : {}),
    ...(wish === 'above' ? { show_above_text: true } : {}),
  }
}

function commonParams({ config }: Account, { options, replyTo }: Outgoing): Record<string, unknown> {
  return {
    chat_id: config['chatId'] ?? '',
    ...(options['silent'] === true ? { disable_notification: true } : {}),
    ...(replyTo === undefined ? {} : { reply_parameters: { message_id: Number(replyTo.parent.ids[0]) } }),
  }
}

function captionParams({ text, options }: Outgoing): Record<string, unknown> {
  if (text === '') return {}
  return { caption: text, ...(options['captionAbove'] === true ? { show_caption_above_media: true } : {}) }
}

/** Telegram shows a video in the right shape only when it is told its shape. */
function videoParams({ media }: MediaBytes): Record<string, unknown> {
  if (media.kind === 'image') return {}
  const { width, height, durationMs } = media
  const duration = durationMs === null ? {} : { duration: Math.max(1, Math.round(durationMs / 1000)) }
  return { width, height, ...duration, ...(media.kind === 'video' ? { supports_streaming: true } : {}) }
}

function singleForm(account: Account, outgoing: Outgoing, file: MediaBytes): TelegramUpload {
  const params = { ...commonParams(account, outgoing), ...captionParams(outgoing), ...videoParams(file) }
  return formOf(params, [[typeOf[file.media.kind], file]])
}

function albumForm(account: Account, outgoing: Outgoing, files: MediaBytes[]): TelegramUpload {
  // A caption on the first item only is shown under the whole album; where it stands must be said of every item.
  const { caption, ...above } = captionParams(outgoing)
  const media = files.map((file, index) => ({
    type: typeOf[file.media.kind],
    media: `attach://file${index}`,
    ...(index === 0 && caption !== undefined ? { caption } : {}),
    ...above,
    ...videoParams(file),
  }))
  return formOf(
    { ...commonParams(account, outgoing), media },
    files.map((file, index) => [`file${index}`, file]),
  )
}

function formOf(params: Record<string, unknown>, files: [string, MediaBytes][]): TelegramUpload {
  const form = new FormData()
  for (const [name, value] of Object.entries(params)) {
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  let bytes = 0
  for (const [name, { media, blob }] of files) {
    form.set(name, blob.slice(0, blob.size, media.mime), `${name}.${endingOf(media.mime)}`)
    bytes += blob.size
  }
  return { form, timeoutMs: uploadTimeoutMs(bytes) }
}

/** Telegram looks at the name's ending, too. */
function endingOf(mime: string): string {
  const ending = mime.split('/')[1] ?? 'bin'
  return ending === 'jpeg' ? 'jpg' : ending
}

function refOf(messages: Message[]): RemoteRef {
  const [first] = messages
  if (first === undefined) throw new NoAnswerError('answerBroken', 'Telegram named no message.')
  return {
    ids: messages.map(({ message_id }) => String(message_id)),
    url: messageUrl(first.chat, first.message_id),
  }
}
