import { z } from 'zod'
import type { Account, Io, MediaBytes, Outgoing, Prepared } from '../Connector.ts'
import { uploadTimeoutMs } from '../http.ts'
import { callWordPress, loginOf } from './callWordPress.ts'
import type { Login } from './callWordPress.ts'
import type { Figure } from './postHtml.ts'

const Uploaded = z.object({ id: z.number().int(), source_url: z.string() })

/** What has been uploaded, as it is kept between tries: it stays in the site's library. */
interface Uploads extends Prepared {
  /** Which file and description each was made from, to notice that the post was changed meanwhile. */
  sources: string[]
  mediaIds: string[]
  mediaUrls: string[]
  mediaKinds: string[]
}

/** Puts every file with its description into the library of the site. */
export async function uploadToWordPress(
  io: Io,
  account: Account,
  { media }: Outgoing,
  soFar: Prepared | null,
): Promise<Prepared> {
  const login = loginOf(account)
  const earlier = uploadsOf(soFar)
  const uploads: Uploads = { sources: [], mediaIds: [], mediaUrls: [], mediaKinds: [] }
  for (const [i, { mediaId, alt }] of media.entries()) {
    const source = `${mediaId} ${alt}`
    const at = earlier.sources.indexOf(source)
    const file = await io.openMedia(mediaId)
    const { id, url } =
      at === -1
        ? await upload(io, login, file, i, alt.trim())
        : { id: earlier.mediaIds[at] ?? '', url: earlier.mediaUrls[at] ?? '' }
    uploads.sources.push(source)
    uploads.mediaIds.push(id)
    uploads.mediaUrls.push(url)
    uploads.mediaKinds.push(file.media.kind)
  }
  return uploads
}

/** The uploaded files of a prepared post, in their order. */
export function figuresOf(prepared: Prepared, { media }: Outgoing): Figure[] {
  const { mediaIds, mediaUrls, mediaKinds } = uploadsOf(prepared)
  return mediaIds.map((id, i) => {
    return {
      id,
      url: mediaUrls[i] ?? '',
      alt: media[i]?.alt.trim() ?? '',
      isVideo: mediaKinds[i] === 'video',
    }
  })
}

/** Changes the description of a file in the library. */
export async function describeUpload(io: Io, login: Login, id: string, alt: string): Promise<void> {
  const json = { alt_text: alt }
  await callWordPress(io, login, 'POST', `/wp/v2/media/${encodeURIComponent(id)}`, z.unknown(), { json })
}

async function upload(
  io: Io,
  login: Login,
  { media, blob }: MediaBytes,
  index: number,
  alt: string,
): Promise<{ id: string; url: string }> {
  const ending = media.mime.split('/')[1] ?? 'bin'
  const known: Record<string, string> = { jpeg: 'jpg', quicktime: 'mov' }
  const name = `ratiba-${media.sha256.slice(0, 8)}-${index + 1}.${known[ending] ?? ending}`
  const { id, source_url: url } = await callWordPress(io, login, 'POST', '/wp/v2/media', Uploaded, {
    body: blob,
    headers: { 'content-type': media.mime, 'content-disposition': `attachment; filename="${name}"` },
    timeoutMs: uploadTimeoutMs(blob.size),
  })
  if (alt !== '') await describeUpload(io, login, String(id), alt)
  return { id: String(id), url }
}

function uploadsOf(prepared: Prepared | null): Uploads {
  const list = (value: Prepared[string] | undefined): string[] => (Array.isArray(value) ? value : [])
  return {
    sources: list(prepared?.['sources']),
    mediaIds: list(prepared?.['mediaIds']),
    mediaUrls: list(prepared?.['mediaUrls']),
    mediaKinds: list(prepared?.['mediaKinds']),
  }
}
