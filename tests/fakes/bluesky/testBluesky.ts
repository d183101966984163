import { startFakeBluesky } from './startFakeBluesky.ts'
import type { FakeBluesky, FakeBlueskyOptions } from './startFakeBluesky.ts'
import type { BlueskyAccount } from './BlueskyState.ts'

export type Json = Record<string, unknown>

interface Reply {
  status: number
  body: Json
  headers: Headers
}

interface Sent {
  /** JSON; bytes go as they are, with `type`. */
  body?: object
  type?: string
  token?: string
}

/** A fake PDS with one account and its app password, logged in, and short ways to ask it over real HTTP. */
export interface TestBluesky {
  server: FakeBluesky
  asha: BlueskyAccount
  appPassword: string
  accessJwt: string
  refreshJwt: string
  /** `name` is a method, with its query. POST when there is a body. */
  call(name: string, sent?: Sent, method?: string): Promise<Reply>
  /** The input of a write in Asha's repo. */
  post(record: Json, more?: Json): Json
  /** `<status> <error>: <message>`, or the status alone. */
  judge(name: string, body: object): Promise<string>
  /** A blob as records refer to it. */
  upload(bytes: Uint8Array, type?: string): Promise<Json>
}

export const POST = 'app.bsky.feed.post'

export async function testBluesky(options: FakeBlueskyOptions = {}): Promise<TestBluesky> {
  const server = await startFakeBluesky(options)
  const asha = server.addAccount({ handle: 'asha.test' })
  const appPassword = server.addAppPassword(asha)
  const ask = async (name: string, sent: Sent, method: string): Promise<Reply> => {
    const { body, token, type } = sent
    const isBytes = body instanceof Uint8Array
    const answer = await fetch(`${server.baseUrl}/xrpc/${name}`, {
      method,
      body: isBytes ? new Uint8Array(body) : body ? JSON.stringify(body) : null,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body ? { 'content-type': type ?? 'application/json' } : {}),
      },
    })
    return { status: answer.status, body: (await answer.json()) as Json, headers: answer.headers }
  }
  const credentials = { identifier: 'asha.test', password: appPassword }
  const session = await ask('com.atproto.server.createSession', { body: credentials }, 'POST')
  const accessJwt = session.body['accessJwt'] as string
  const call: TestBluesky['call'] = (name, sent = {}, method = sent.body ? 'POST' : 'GET') =>
    ask(name, { token: accessJwt, ...sent }, method)
  return {
    server,
    asha,
    appPassword,
    accessJwt,
    refreshJwt: session.body['refreshJwt'] as string,
    call,
    post: (record, more = {}) => ({
      repo: asha.did,
      collection: POST,
      record: { $type: POST, createdAt: '2026-11-20T10:00:00.000Z', ...record },
      ...more,
    }),
    judge: async (name, body) => {
      const { status, body: answered } = await call(name, { body })
      return status === 200 ? '200' : `${status} ${String(answered['error'])}: ${String(answered['message'])}`
    },
    upload: async (bytes, type = 'image/png') => {
      const answer = await call('com.atproto.repo.uploadBlob', { body: bytes, type })
      return answer.body['blob'] as Json
    },
  }
}
