import { z } from 'zod'
import type { Io, Outgoing, RemoteRef } from '../Connector.ts'
import { uploadTimeoutMs } from '../http.ts'
import { RefusedError } from '../RefusedError.ts'
import { contentLabels } from './blueskyDescriptor.ts'
import type { Session } from './blueskySessions.ts'
import { callBluesky } from './callBluesky.ts'
import { findFacets, firstLink, mentionedHandles } from './findFacets.ts'
import { readLinkCard } from './readLinkCard.ts'

const posts = 'app.bsky.feed.post'
const reposts = 'app.bsky.feed.repost'

/** An uploaded file; its id is made from its bytes, so the same file uploaded again is the same blob. */
export const Blob = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string() }),
  mimeType: z.string(),
  size: z.number(),
})
export type Blob = z.output<typeof Blob>

const Uploaded = z.object({ blob: Blob })
const Resolved = z.object({ did: z.string() })

/** Uploads the pictures or the video. The server forgets them within minutes unless a record takes them. */
export async function uploadBlobs(io: Io, session: Session, { media }: Outgoing): Promise<Blob[]> {
  const blobs: Blob[] = []
  for (const { mediaId } of media) {
    const { media: medium, blob: body } = await io.openMedia(mediaId)
    const request = {
      body,
      headers: { 'content-type': medium.mime },
      timeoutMs: uploadTimeoutMs(body.size),
    }
    const nsid = 'com.atproto.repo.uploadBlob'
    blobs.push((await callBluesky(io, session, 'POST', nsid, Uploaded, request)).blob)
  }
  return blobs
}

/** The record of a post, whole: what is put under our key, byte for byte. */
export async function buildRecord(
  io: Io,
  session: Session,
  outgoing: Outgoing,
  blobs: Blob[],
): Promise<object> {
  const { text, options, replyTo } = outgoing
  const facets = findFacets(text, await resolveHandles(io, session, text))
  const embed = withQuote(outgoing, await embedOf(io, outgoing, blobs))
  const langs = languagesOf(options)
  const label = contentLabels.find(each => each === options['contentLabel'] && each !== 'none')
  return {
    $type: posts,
    text,
    createdAt: new Date(io.now()).toISOString(),
    ...(facets.length === 0 ? {} : { facets }),
    ...(embed === null ? {} : { embed }),
    ...(replyTo === undefined
      ? {}
      : { reply: { root: strongRef(replyTo.root), parent: strongRef(replyTo.parent) } }),
    ...(langs.length === 0 ? {} : { langs }),
    ...(label === undefined
      ? {}
      : { labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: label }] } }),
  }
}

/** The record of a repost; `now` in epoch ms. */
export const repostRecord = (original: RemoteRef, now: number): object => ({
  $type: reposts,
  subject: strongRef(original),
  createdAt: new Date(now).toISOString(),
})

/** An address alone could come to mean another record; the cid says which words were answered. */
export const strongRef = ({ ids: [uri, cid] }: RemoteRef): { uri: string; cid: string } => ({
  uri: uri ?? '',
  cid: cid ?? '',
})

async function resolveHandles(io: Io, session: Session, text: string): Promise<Map<string, string>> {
  const dids = new Map<string, string>()
  for (const handle of mentionedHandles(text)) {
    try {
      const request = { query: { handle } }
      const nsid = 'com.atproto.identity.resolveHandle'
      dids.set(handle, (await callBluesky(io, session, 'GET', nsid, Resolved, request)).did)
    } catch (error) {
      // Nobody by that name, or none that can be found now: it stays text, and the post is not held up for it.
      if (!(error instanceof RefusedError)) throw error
      if (error.failure.kind === 'auth' || error.failure.kind === 'rate') throw error
    }
  }
  return dids
}

async function embedOf(io: Io, outgoing: Outgoing, blobs: Blob[]): Promise<object | null> {
  const { media, options, text, link } = outgoing
  const items = await Promise.all(
    media.map(async ({ mediaId, alt }, i) => {
      const { width, height, kind } = (await io.openMedia(mediaId)).media
      return { kind, blob: blobs[i], alt: alt.trim(), aspectRatio: { width, height } }
    }),
  )
  const [first] = items
  if (first?.kind === 'video') {
    const { blob: video, alt, aspectRatio } = first
    return { $type: 'app.bsky.embed.video', video, ...(alt === '' ? {} : { alt }), aspectRatio }
  }
  if (first !== undefined) {
    const images = items.map(({ blob: image, alt, aspectRatio }) => ({ image, alt, aspectRatio }))
    return { $type: 'app.bsky.embed.images', images }
  }
  const uri = link === '' ? firstLink(text) : link
  if (uri === null || options['linkPreview'] === 'hide' || !/^https?:/i.test(uri) || !URL.canParse(uri))
    return null
  return { $type: 'app.bsky.embed.external', external: await readLinkCard(io, uri) }
}

/** What is quoted is an embed, too, and one of a record and something else has a form of its own. */
function withQuote({ quoteOf }: Outgoing, media: object | null): object | null {
  const [quoted] = quoteOf?.refs ?? []
  if (quoted === undefined) return media
  const record = { record: strongRef(quoted) }
  return media === null
    ? { $type: 'app.bsky.embed.record', ...record }
    : { $type: 'app.bsky.embed.recordWithMedia', record, media }
}

const maxLanguages = 3

function languagesOf(options: Outgoing['options']): string[] {
  const written = options['language']
  if (typeof written !== 'string') return []
  const tags = written.split(/[\s,;]+/).filter(tag => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag))
  return [...new Set(tags)].slice(0, maxLanguages)
}
