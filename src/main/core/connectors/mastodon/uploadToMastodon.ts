import { z } from 'zod'
import { NotReadyError } from '../Connector.ts'
import type { Account, Io, Outgoing, Prepared } from '../Connector.ts'
import { uploadTimeoutMs } from '../http.ts'
import { askMastodon, loginOf } from './callMastodon.ts'

const Attachment = z.object({ id: z.string() })

/** Uploads that no post took are thrown away by the server after a day; ours are made anew well before. */
const usableMs = 12 * 3_600_000

/** What has been uploaded, as it is kept between tries. */
interface Uploads extends Prepared {
  /** Which file and description each upload was made from, to notice that the post was changed meanwhile. */
  sources: string[]
  mediaIds: string[]
  /** Those on which the server is still working. */
  processing: string[]
  uploadedAt: number
  /** How often the server was asked whether it is done. */
  looks: number
}

/** Uploads every picture and video with its description. Throws NotReadyError while the server works on one. */
export async function uploadToMastodon(
  io: Io,
  account: Account,
  { media }: Outgoing,
  soFar: Prepared | null,
): Promise<Prepared> {
  const uploads = usable(media, soFar, io.now())
  await look(io, account, uploads)
  for (const item of media.slice(uploads.mediaIds.length)) {
    const { id, isReady } = await upload(io, account, item)
    uploads.sources.push(sourceOf(item))
    uploads.mediaIds.push(id)
    if (!isReady) uploads.processing.push(id)
  }
  if (uploads.processing.length === 0) return uploads
  const retryAfterMs = Math.min(30_000, 1000 * 2 ** uploads.looks)
  throw new NotReadyError({ ...uploads, looks: uploads.looks + 1 }, retryAfterMs)
}

export const mediaIdsOf = ({ mediaIds }: Prepared): string[] => (Array.isArray(mediaIds) ? mediaIds : [])

const sourceOf = ({ mediaId, alt }: Outgoing['media'][number]): string => `${mediaId} ${alt}`

/** What an earlier try left, if it fits what is to be sent now; else a fresh start. */
function usable(media: Outgoing['media'], soFar: Prepared | null, now: number): Uploads {
  const fresh: Uploads = { sources: [], mediaIds: [], processing: [], uploadedAt: now, looks: 0 }
  if (soFar === null) return fresh
  const { sources, mediaIds, processing, uploadedAt, looks } = soFar
  if (!Array.isArray(sources) || !Array.isArray(mediaIds) || !Array.isArray(processing)) return fresh
  if (typeof uploadedAt !== 'number' || typeof looks !== 'number') return fresh
  const isYoung = now - uploadedAt < usableMs && now >= uploadedAt
  const fits = sources.length <= media.length && sources.every((s, i) => media[i] && s === sourceOf(media[i]))
  return isYoung && fits ? { sources, mediaIds, processing, uploadedAt, looks } : fresh
}

/** Asks once about each upload that was not ready: 206 says "not yet", and a failure is a refusal. */
async function look(io: Io, account: Account, uploads: Uploads): Promise<void> {
  for (const id of [...uploads.processing]) {
    const path = `/api/v1/media/${encodeURIComponent(id)}`
    const { status } = await askMastodon(io, loginOf(account), 'GET', path, z.unknown())
    if (status !== 206) uploads.processing = uploads.processing.filter(other => other !== id)
  }
}

async function upload(
  io: Io,
  account: Account,
  { mediaId, alt }: Outgoing['media'][number],
): Promise<{ id: string; isReady: boolean }> {
  const { media, blob } = await io.openMedia(mediaId)
  const form = new FormData()
  form.set('file', blob.slice(0, blob.size, media.mime), `file.${media.mime.split('/')[1] ?? 'bin'}`)
  if (alt.trim() !== '') form.set('description', alt)
  const request = { form, timeoutMs: uploadTimeoutMs(blob.size) }
  const answer = await askMastodon(io, loginOf(account), 'POST', '/api/v2/media', Attachment, request)
  return { id: answer.body.id, isReady: answer.status !== 202 }
}
