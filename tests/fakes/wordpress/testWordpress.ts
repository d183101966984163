import { startFakeWordpress } from './startFakeWordpress.ts'
import type { FakeWordpress, FakeWordpressOptions } from './startFakeWordpress.ts'
import type { WordpressUser } from './WordpressState.ts'

export type Json = Record<string, unknown>

interface Reply {
  status: number
  body: Json
  headers: Headers
}

interface Sent {
  /** JSON; a FormData or bytes as they are. */
  body?: object
  headers?: Record<string, string>
  /** `login:password`; '' for nobody. */
  login?: string
}

/** A fake WordPress with an editor and her application password, and short ways to ask it over real HTTP. */
export interface TestWordpress {
  server: FakeWordpress
  asha: WordpressUser
  applicationPassword: string
  /** `path` is below /wp-json, or after ?rest_route= where addresses are plain. */
  call(method: string, path: string, sent?: Sent): Promise<Reply>
  /** `<status> <code>`, or the status alone. */
  judge(method: string, path: string, sent?: Sent): Promise<string>
  /** Makes a post that is out, and gives what the server says of it. */
  publish(fields: Json): Promise<Json>
  upload(bytes: Uint8Array, headers?: Record<string, string>): Promise<Reply>
}

export const POSTS = '/wp/v2/posts'
export const MEDIA = '/wp/v2/media'

export async function testWordpress(options: FakeWordpressOptions = {}): Promise<TestWordpress> {
  const server = await startFakeWordpress(options)
  const asha = server.addUser({ login: 'asha', role: 'editor', displayName: 'Asha' })
  const applicationPassword = server.addApplicationPassword(asha)
  const call: TestWordpress['call'] = async (method, path, sent = {}) => {
    const { body, headers = {}, login = `asha:${applicationPassword}` } = sent
    const isRaw = body instanceof FormData || body instanceof Uint8Array
    const [route = '', query = ''] = path.split('?')
    const url =
      server.settings.permalinks === 'plain'
        ? `${server.siteUrl}/?rest_route=${route}${query && `&${query}`}`
        : `${server.siteUrl}/wp-json${path}`
    const answer = await fetch(url, {
      method,
      body: isRaw ? (body as FormData | Uint8Array<ArrayBuffer>) : body ? JSON.stringify(body) : null,
      headers: {
        ...(login === '' ? {} : { authorization: `Basic ${btoa(login)}` }),
        ...(body && !isRaw ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
    })
    return { status: answer.status, body: (await answer.json()) as Json, headers: answer.headers }
  }
  return {
    server,
    asha,
    applicationPassword,
    call,
    judge: async (method, path, sent) => {
      const { status, body } = await call(method, path, sent)
      return status < 300 ? String(status) : `${status} ${String(body['code'])}`
    },
    publish: async fields => (await call('POST', POSTS, { body: { status: 'publish', ...fields } })).body,
    upload: (bytes, headers = { 'content-disposition': 'attachment; filename="my bread.png"' }) =>
      call('POST', MEDIA, {
        body: new Uint8Array(bytes),
        headers: { 'content-type': 'image/png', ...headers },
      }),
  }
}
