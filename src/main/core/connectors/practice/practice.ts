import { z } from 'zod'
import type { Descriptor } from '#shared/network/descriptor.ts'
import type { Account, Connector, Failure, Io, Outgoing, RemoteRef } from '../Connector.ts'
import { NoAnswerError, uploadTimeoutMs } from '../http.ts'
import type { HttpAnswer, HttpRequest } from '../http.ts'

/** The practice network lives inside the app; the core answers what is asked of this name. */
const base = 'https://practice.invalid'

const megabyte = 1_000_000
const descriptor: Descriptor = {
  id: 'practice',
  name: 'Practice network',
  publishing: 'api',
  colour: '#7a6a4f',
  mark: 'M4 5h16v11H9l-5 4V5Zm4 4v2h8V9H8Zm0 3v2h5v-2H8Z',
  connectWays: [{ id: 'oneClick', kind: 'oneClick', fields: [] }],
  limits: {
    text: { limit: 5000, limitWithMedia: null, unit: 'codePoints', urlWeight: null },
    media: {
      maxCount: 10,
      mixed: true,
      altLimit: 1500,
      byKind: {
        image: {
          mimes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
          maxCount: 10,
          maxBytes: 16 * megabyte,
          maxPixels: null,
          maxSideSum: null,
          maxRatio: null,
          maxDurationMs: null,
        },
        animation: {
          mimes: ['image/gif', 'image/webp'],
          maxCount: 10,
          maxBytes: 16 * megabyte,
          maxPixels: null,
          maxSideSum: null,
          maxRatio: null,
          maxDurationMs: null,
        },
        video: {
          mimes: ['video/mp4', 'video/webm', 'video/quicktime'],
          maxCount: 10,
          maxBytes: 50 * megabyte,
          maxPixels: null,
          maxSideSum: null,
          maxRatio: null,
          maxDurationMs: null,
        },
      },
    },
  },
  options: [],
  remove: { possible: 'always', withinMs: null },
  edit: { text: true, media: false },
  find: 'idempotencyKey',
  spacingMs: 0,
  previewStyle: 'feed',
}

const Post = z.object({ id: z.string(), text: z.string() })

/** The network answered and said no. */
class PracticeRefusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'PracticeRefusal'
    this.status = status
  }
}

async function ask(io: Io, account: Account, method: string, path: string, request: HttpRequest = {}) {
  const answer = await io.http.request(method, `${base}${path}`, {
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${account.secret['token'] ?? ''}` },
  })
  if (answer.status >= 400) throw new PracticeRefusal(answer.status, wordsOf(answer))
  return answer
}

function wordsOf(answer: HttpAnswer): string {
  const parsed = z.object({ error: z.string() }).safeParse(answer.json())
  return parsed.success ? parsed.data.error : `HTTP ${answer.status}`
}

const refOf = (answer: HttpAnswer): RemoteRef => ({
  ids: [Post.parse(answer.json()).id],
  url: null, // It lives inside the app: its feed is a screen, not a web address.
})

const postPath = (ref: RemoteRef) => `/posts/${ref.ids[0] ?? ''}`

/** What the network has no longer; anything else goes on as it is. */
function notThere(error: unknown): true {
  if (error instanceof PracticeRefusal && error.status === 404) return true
  throw error
}

async function upload(io: Io, account: Account, media: Outgoing['media'][number]): Promise<string> {
  const { media: file, blob } = await io.openMedia(media.mediaId)
  const form = new FormData()
  form.set('file', new Blob([blob], { type: file.mime }), file.name)
  form.set('alt', media.alt)
  const answer = await ask(io, account, 'POST', '/media', { form, timeoutMs: uploadTimeoutMs(file.bytes) })
  return z.object({ id: z.string() }).parse(answer.json()).id
}

export const practice: Connector = {
  descriptor,
  connect: async io => {
    const answer = await io.http.request('POST', `${base}/accounts`)
    if (answer.status >= 400) {
      return { checks: [{ key: 'practiceReady', passed: false, words: wordsOf(answer) }], account: null }
    }
    const { id, token } = z.object({ id: z.string(), token: z.string() }).parse(answer.json())
    return {
      checks: [{ key: 'practiceReady', passed: true, words: null }],
      account: {
        remoteId: id,
        name: 'Practice',
        handle: '@practice',
        url: `${base}/feed/${id}`,
        config: {},
        secret: { token },
        limits: null,
        rights: [{ key: 'publish', granted: true }],
      },
    }
  },
  verify: async (io, account) => {
    await ask(io, account, 'GET', '/account')
    return {
      name: 'Practice',
      handle: '@practice',
      url: `${base}/feed/${account.remoteId}`,
      limits: null,
      rights: [{ key: 'publish', granted: true }],
      health: { state: 'ok', words: null, checkedAt: new Date(io.now()).toISOString() },
    }
  },
  prepare: async (io, account, outgoing) => {
    const mediaIds: string[] = []
    for (const media of outgoing.media) mediaIds.push(await upload(io, account, media))
    return { mediaIds }
  },
  publish: async (io, account, { outgoing, prepared, idempotencyKey }) => {
    const answer = await ask(io, account, 'POST', '/posts', {
      headers: { 'idempotency-key': idempotencyKey },
      json: { text: outgoing.text, mediaIds: prepared['mediaIds'] ?? [] },
    })
    return refOf(answer)
  },
  find: async (io, account, { idempotencyKey }) => {
    try {
      const answer = await ask(io, account, 'GET', `/posts?key=${encodeURIComponent(idempotencyKey)}`)
      return { outcome: 'found', ref: refOf(answer) }
    } catch (error) {
      notThere(error)
      return { outcome: 'absent', proof: 'The practice network has no post with this key.' }
    }
  },
  check: async (io, account, ref) => {
    try {
      const answer = await ask(io, account, 'GET', postPath(ref))
      return { state: 'there', ref, text: Post.parse(answer.json()).text }
    } catch (error) {
      notThere(error)
      return { state: 'gone' }
    }
  },
  remove: async (io, account, ref) => {
    try {
      await ask(io, account, 'DELETE', postPath(ref))
      return 'removed'
    } catch (error) {
      notThere(error)
      return 'alreadyGone'
    }
  },
  edit: async (io, account, ref, outgoing) => {
    await ask(io, account, 'PUT', postPath(ref), { json: { text: outgoing.text } })
    return ref
  },
  classify,
}

function classify(error: unknown): Failure {
  if (error instanceof PracticeRefusal) {
    const words = error.message
    if (error.status === 401) return { kind: 'auth', words }
    if (error.status >= 500) return { kind: 'unknown', words }
    return { kind: 'content', words }
  }
  if (error instanceof NoAnswerError) {
    return { kind: error.stage === 'notSent' ? 'notSent' : 'unknown', words: error.message }
  }
  return { kind: 'unknown', words: error instanceof Error ? error.message : null }
}
