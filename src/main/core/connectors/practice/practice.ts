import { z } from 'zod'
import type { Descriptor, MediaRule } from '#shared/network/descriptor.ts'
import { practiceOrigin } from '#shared/network/practiceAddress.ts'
import type { Account, Attempt, Connector, Failure, Io, Outgoing, Prepared, RemoteRef } from '../Connector.ts'
import { classifyError } from '../classifyError.ts'
import { uploadTimeoutMs } from '../http.ts'
import type { HttpAnswer, HttpRequest } from '../http.ts'
import { originalGone } from '../originalGone.ts'
import { RefusedError } from '../RefusedError.ts'
import { practiceStandIn } from './practiceStandIn.ts'

/** The core answers this origin itself (see PracticeNetwork.ts); no request to it ever leaves the computer. */
const base = `${practiceOrigin}/v1`

const image: MediaRule = {
  mimes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
  maxCount: 10,
  maxBytes: 20_000_000,
  maxPixels: null,
  maxSideSum: null,
  maxRatio: null,
  maxDurationMs: null,
}

const descriptor: Descriptor = {
  id: 'practice',
  name: 'Practice network',
  publishing: 'api',
  colour: '#b4552d',
  mark: 'M2 9h2v6H2zM5 6h3v12H5zM8 11h8v2H8zM16 6h3v12h-3zM20 9h2v6h-2z',
  connectWays: [{ id: 'click', kind: 'oneClick', fields: [] }],
  limits: {
    text: { limit: 1000, limitWithMedia: null, unit: 'graphemes', urlWeight: null },
    media: {
      maxCount: 10,
      mixed: true,
      byKind: {
        image,
        animation: { ...image, mimes: ['image/gif'] },
        video: { ...image, mimes: ['video/mp4', 'video/webm', 'video/quicktime'], maxBytes: 100_000_000 },
      },
      altLimit: 1500,
    },
  },
  pictureSizes: [
    { width: 1080, height: 1350 },
    { width: 1080, height: 1080 },
  ],
  options: [],
  thread: { kind: 'reply', maxParts: 25 },
  comment: 'reply',
  repost: { kind: 'repost', reach: 'network', again: 'adds', vanishes: true },
  quote: null,
  remove: { possible: 'always', withinMs: null },
  edit: { text: true, media: false },
  find: 'idempotencyKey',
  spacingMs: 0,
  rates: [],
  schedule: null,
  previewStyle: 'feed',
}

const PracticeAccount = z.object({ id: z.string(), name: z.string(), handle: z.string(), url: z.string() })
const Registered = PracticeAccount.extend({ token: z.string() })
const Uploaded = z.object({ id: z.string() })
const Sent = z.object({ id: z.string(), url: z.string(), text: z.string() })
const List = z.object({ posts: z.array(Sent) })
const Refusal = z.object({ error: z.string() })

/** The network that lives inside the app, to try everything without an account. */
export const practice: Connector = {
  descriptor,

  connect: async io => {
    const registered = await call(io, null, 'POST', '/accounts', Registered, { json: {} })
    const { id, name, handle, url, token } = registered
    const account = { remoteId: id, config: { accountId: id }, secret: { token }, name, handle }
    return {
      checks: [{ key: 'practiceReady', passed: true, words: null }],
      account: { ...account, url, limits: null, rights: [] },
    }
  },

  verify: async (io, account) => {
    const { name, handle, url } = await call(io, account, 'GET', '/account', PracticeAccount)
    const checkedAt = new Date(io.now()).toISOString()
    return {
      name,
      handle,
      url,
      limits: null,
      rights: [],
      health: { state: 'ok', words: null, checkedAt },
    }
  },

  prepare: async (io, account, { media, repostOf }) => {
    if (repostOf !== undefined) return {}
    const mediaIds: string[] = []
    for (const item of media) mediaIds.push(await upload(io, account, item))
    return { mediaIds }
  },

  publish: async (io, account, { outgoing, prepared, idempotencyKey }) => {
    const { text, replyTo, repostOf } = outgoing
    const own = {
      text,
      mediaIds: idsOf(prepared),
      ...(replyTo === undefined ? {} : { inReplyTo: replyTo.parent.ids[0] }),
    }
    const json = repostOf === undefined ? own : { repostOf: repostOf.refs[0]?.ids[0] }
    const headers = { 'idempotency-key': idempotencyKey }
    try {
      return refOf(await call(io, account, 'POST', '/posts', Sent, { json, headers }))
    } catch (error) {
      if (error instanceof RefusedError && error.status === 410) throw originalGone(error)
      throw error
    }
  },

  find: async (io, account, { idempotencyKey }: Attempt) => {
    const query = `/posts?idempotencyKey=${encodeURIComponent(idempotencyKey)}`
    const [sent] = (await call(io, account, 'GET', query, List)).posts
    return sent === undefined
      ? { outcome: 'absent', proof: 'keyUnknown' }
      : { outcome: 'found', ref: refOf(sent) }
  },

  check: async (io, account, ref) => {
    try {
      const sent = await call(io, account, 'GET', pathOf(ref), Sent)
      return { state: 'there', ref: refOf(sent), text: sent.text }
    } catch (error) {
      if (isGone(error)) return { state: 'gone' }
      throw error
    }
  },

  remove: async (io, account, ref) => {
    try {
      await call(io, account, 'DELETE', pathOf(ref), z.object({}))
      return 'removed'
    } catch (error) {
      if (isGone(error)) return 'alreadyGone'
      throw error
    }
  },

  edit: async (io, account, ref, { text, media }) => {
    const json = { text, alts: media.map(({ alt }) => alt) }
    return refOf(await call(io, account, 'PUT', pathOf(ref), Sent, { json }))
  },

  classify: classifyError,
  standIn: practiceStandIn,
}

async function upload(
  io: Io,
  account: Account,
  { mediaId, alt }: Outgoing['media'][number],
): Promise<string> {
  const { blob, media } = await io.openMedia(mediaId)
  const form = new FormData()
  form.set('file', blob.slice(0, blob.size, media.mime), 'file')
  form.set('alt', alt)
  const request = { form, timeoutMs: uploadTimeoutMs(blob.size) }
  return (await call(io, account, 'POST', '/media', Uploaded, request)).id
}

const refOf = ({ id, url }: z.output<typeof Sent>): RemoteRef => ({ ids: [id], url })
const pathOf = ({ ids }: RemoteRef): string => `/posts/${encodeURIComponent(ids[0] ?? '')}`
const idsOf = ({ mediaIds }: Prepared): string[] => (Array.isArray(mediaIds) ? mediaIds : [])
const isGone = (error: unknown): boolean => error instanceof RefusedError && error.status === 404

async function call<T>(
  io: Io,
  account: Account | null,
  method: string,
  path: string,
  schema: z.ZodType<T>,
  request: HttpRequest = {},
): Promise<T> {
  const login = account === null ? {} : { authorization: `Bearer ${account.secret['token'] ?? ''}` }
  const answer = await io.http.request(method, `${base}${path}`, {
    ...request,
    headers: { ...request.headers, ...login },
  })
  if (answer.status >= 400) throw new RefusedError(answer.status, failureOf(answer, io))
  return schema.parse(answer.json())
}

function failureOf(answer: HttpAnswer, io: Io): Failure {
  const body = Refusal.safeParse(answer.json())
  const words = body.success ? io.http.redact(body.data.error) : null
  if (answer.status >= 500) return { kind: 'unknown', words }
  return { kind: answer.status === 401 ? 'auth' : 'content', words }
}
