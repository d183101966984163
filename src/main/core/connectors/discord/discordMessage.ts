import { z } from 'zod'
import type { Account, Io, MediaBytes, Outgoing, RemoteRef } from '../Connector.ts'
import { uploadTimeoutMs } from '../http.ts'
import type { HttpRequest } from '../http.ts'

/** A message, as far as it is looked at. Ids are beyond what a JS number holds, so they stay text. */
export const Message = z.object({
  id: z.string(),
  channel_id: z.string(),
  content: z.string(),
  attachments: z.array(z.object({ id: z.string() })),
})
export type Message = z.output<typeof Message>

export const messagePath = ({ ids }: RemoteRef): string => `/messages/${encodeURIComponent(ids[0] ?? '')}`

export function refOf({ config }: Account, message: Message): RemoteRef {
  const guild = config['guildId'] ?? ''
  const url =
    guild === '' ? null : `https://discord.com/channels/${guild}/${message.channel_id}/${message.id}`
  return { ids: [message.id], url }
}

const suppressEmbeds = 4
const suppressNotifications = 4096

/** The text as it is. Nobody is called by an @ in it, and links show no card, unless she wants it. */
export function messageFields({ text, options }: Outgoing): Record<string, unknown> {
  const flags = options['linkPreview'] === 'show' ? 0 : suppressEmbeds
  return {
    content: text,
    allowed_mentions: { parse: options['mentions'] === true ? ['users', 'roles', 'everyone'] : [] },
    flags,
  }
}

/** The one request that publishes: JSON, or a form when files go along. */
export async function messageRequest(io: Io, outgoing: Outgoing): Promise<HttpRequest> {
  const { media, options } = outgoing
  const fields = messageFields(outgoing)
  if (options['silent'] === true) fields['flags'] = Number(fields['flags']) | suppressNotifications
  if (media.length === 0) return { json: fields }
  const files = await Promise.all(media.map(({ mediaId }) => io.openMedia(mediaId)))
  const form = new FormData()
  const attachments = files.map((file, id) => {
    const description = media[id]?.alt.trim() ?? ''
    return { id, filename: nameOf(file, id), ...(description === '' ? {} : { description }) }
  })
  form.set('payload_json', JSON.stringify({ ...fields, attachments }))
  let bytes = 0
  for (const [id, file] of files.entries()) {
    form.set(
      `files[${id}]`,
      file.blob.slice(0, file.blob.size, file.media.mime),
      attachments[id]?.filename ?? '',
    )
    bytes += file.blob.size
  }
  return { form, timeoutMs: uploadTimeoutMs(bytes) }
}

/** Discord shows a file as a picture or video by the ending of its name. */
function nameOf({ media }: MediaBytes, index: number): string {
  const ending = media.mime.split('/')[1] ?? 'bin'
  const known: Record<string, string> = { jpeg: 'jpg', quicktime: 'mov' }
  return `file${index + 1}.${known[ending] ?? ending}`
}
