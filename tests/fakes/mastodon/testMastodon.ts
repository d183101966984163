import { expect } from 'vitest'
import { startFakeMastodon } from './startFakeMastodon.ts'
import type { FakeMastodon, FakeMastodonOptions } from './startFakeMastodon.ts'
import type { MastodonAccount } from './MastodonState.ts'

export type Json = Record<string, unknown>

/** A fake Mastodon with one account, its full token, and short ways to ask it over real HTTP. */
export interface TestMastodon {
  server: FakeMastodon
  asha: MastodonAccount
  token: string
  /** JSON, or a FormData as it is. */
  call(
    method: string,
    path: string,
    body?: object | FormData,
    headers?: Record<string, string>,
  ): Promise<Reply>
  upload(bytes: Buffer, type: string, fields?: Record<string, string>): Promise<Reply>
}

export interface Reply {
  status: number
  body: Json
  headers: Headers
}

export async function testMastodon(options: FakeMastodonOptions = {}): Promise<TestMastodon> {
  const server = await startFakeMastodon(options)
  const asha = server.addAccount({ username: 'asha', displayName: 'Asha', password: 'siri' })
  const token = server.issueToken(asha, ['read', 'write'])
  const call: TestMastodon['call'] = async (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData
    const answer = await fetch(server.baseUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: isForm ? body : body ? JSON.stringify(body) : null,
    })
    expect(answer.headers.get('content-type')).toContain('application/json')
    return { status: answer.status, body: (await answer.json()) as Json, headers: answer.headers }
  }
  const upload: TestMastodon['upload'] = (bytes, type, fields = {}) => {
    const form = new FormData()
    form.append('file', new File([new Uint8Array(bytes)], 'file', { type }))
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    return call('POST', '/api/v2/media', form)
  }
  return { server, asha, token, call, upload }
}
