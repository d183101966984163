import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage } from '../testImage.ts'
import { testMastodon } from './testMastodon.ts'
import type { Reply, TestMastodon } from './testMastodon.ts'

const NOW = Date.parse('2026-11-20T10:00:10Z')
const MINUTE = 60_000

let now: number
let fake: TestMastodon

beforeEach(async () => {
  now = NOW
  fake = await testMastodon({ now: () => now })
})

afterEach(async () => {
  expect(fake.server.crashes).toEqual([])
  await fake.server.close()
})

const publish = (fields: object, headers?: Record<string, string>): Promise<Reply> =>
  fake.call('POST', '/api/v1/statuses', fields, headers)

async function idOf(text: string): Promise<string> {
  return (await publish({ status: text })).body['id'] as string
}

const errorOf = ({ status, body }: Reply): string => `${status} ${body['error'] as string}`

describe('instance', () => {
  test('tells its limits, as they are set', async () => {
    fake.server.settings.limits.maxCharacters = 42
    const { body } = await fake.call('GET', '/api/v2/instance')
    expect(body).toMatchObject({
      title: 'Fake Mastodon',
      configuration: {
        statuses: { max_characters: 42, max_media_attachments: 4, characters_reserved_per_url: 23 },
        media_attachments: { image_size_limit: 16_777_216, description_limit: 1500 },
      },
      api_versions: { mastodon: 7 },
    })
    const v1 = await fake.call('GET', '/api/v1/instance')
    expect(v1.body).toMatchObject({ configuration: { statuses: { max_characters: 42 } } })
  })

  test('an older one lacks v2, the metadata of its sign-in and the profile scope', async () => {
    fake.server.settings.kind = 'withoutV2'
    for (const path of ['/api/v2/instance', '/.well-known/oauth-authorization-server']) {
      expect((await fake.call('GET', path)).status).toBe(404)
    }
    expect((await fake.call('GET', '/api/v1/instance')).status).toBe(200)
    const app = { client_name: 'R', redirect_uris: 'http://127.0.0.1:1/', scopes: 'profile' }
    expect(errorOf(await fake.call('POST', '/api/v1/apps', app))).toContain('422 Validation failed: Scopes')
  })

  test('a website that is no Mastodon answers HTML', async () => {
    for (const [kind, status] of [
      ['website', 404],
      ['catchAllWebsite', 200],
    ] as const) {
      fake.server.settings.kind = kind
      const answer = await fetch(`${fake.server.baseUrl}/api/v2/instance`)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toContain('text/html')
    }
  })
})

describe('tokens', () => {
  test('none, a wrong one, a revoked one, a disabled login', async () => {
    const ask = (token: string): Promise<Reply> =>
      fake.call('GET', '/api/v1/accounts/verify_credentials', undefined, { authorization: token })
    expect(errorOf(await ask(''))).toBe('401 The access token is invalid')
    expect(errorOf(await ask('Bearer nonsense'))).toBe('401 The access token is invalid')
    const good = `Bearer ${fake.token}`
    expect((await ask(good)).body).toMatchObject({ id: fake.asha.id, acct: 'asha', display_name: 'Asha' })
    fake.asha.disabled = true
    expect(errorOf(await ask(good))).toBe('403 Your login is currently disabled')
    fake.server.revokeToken(fake.token)
    expect(errorOf(await ask(good))).toBe('401 The access token was revoked')
  })

  test('need the scope of what they ask, a wide one includes the narrow ones', async () => {
    const authorization = `Bearer ${fake.server.issueToken(fake.asha, ['profile', 'write:media'])}`
    const ask = (method: string, path: string): Promise<Reply> =>
      fake.call(method, path, method === 'POST' ? {} : undefined, { authorization })
    expect((await ask('GET', '/api/v1/accounts/verify_credentials')).status).toBe(200)
    expect(errorOf(await ask('POST', '/api/v1/statuses'))).toBe(
      '403 This action is outside the authorized scopes',
    )
    expect(errorOf(await ask('GET', `/api/v1/accounts/${fake.asha.id}/statuses`))).toContain('403')
    expect(errorOf(await ask('POST', '/api/v2/media'))).toBe("422 Validation failed: File can't be blank")
  })
})

describe('rate limits', () => {
  test('are told with every answer; the reset is a timestamp and there is no Retry-After', async () => {
    fake.server.settings.rateLimits.general = { limit: 2, periodMs: 5 * MINUTE }
    const replies = []
    for (let round = 0; round < 3; round++) replies.push(await publish({ status: 'x' }))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(replies.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['1', '0', '0'])
    const last = replies[2]
    expect(last?.body).toEqual({ error: 'Too many requests' })
    expect(last?.headers.get('x-ratelimit-reset')).toBe('2026-11-20T10:05:00.000000Z')
    expect(last?.headers.get('retry-after')).toBeNull()
    now = Date.parse('2026-11-20T10:05:00Z')
    expect((await publish({ status: 'x' })).status).toBe(200)
    expect(fake.server.visibleStatuses()).toHaveLength(3)
  })

  test('media and deletions have their own', async () => {
    const { rateLimits } = fake.server.settings
    rateLimits.media = { limit: 1, periodMs: 30 * MINUTE }
    rateLimits.deletes = { limit: 1, periodMs: 30 * MINUTE }
    const image = await testImage(20, 20)
    expect((await fake.upload(image, 'image/png')).status).toBe(200)
    expect((await fake.upload(image, 'image/png')).status).toBe(429)
    const ids = [await idOf('a'), await idOf('b')]
    const codes = []
    for (const id of ids) codes.push((await fake.call('DELETE', `/api/v1/statuses/${id}`)).status)
    expect(codes).toEqual([200, 429])
    expect((await publish({ status: 'still' })).status).toBe(200)
  })

  test('an ordered one has the form of the real one', async () => {
    fake.server.faults.add({
      kind: 'rateLimit',
      retryAfterSeconds: 90,
      match: { apiMethod: 'statuses.create' },
    })
    const { status, headers } = await publish({ status: 'x' })
    expect([status, headers.get('x-ratelimit-reset')]).toEqual([429, '2026-11-20T10:01:40.000000Z'])
  })
})

test('after resetAfter the key finds the status that nobody heard of', async () => {
  const key = { 'idempotency-key': 'k' }
  fake.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'statuses.create' } })
  await expect(publish({ status: 'x' }, key)).rejects.toThrow('fetch failed')
  const [made] = fake.server.visibleStatuses()
  expect((await publish({ status: 'x' }, key)).body['id']).toBe(made?.id)
})

test('a body that is no JSON is refused', async () => {
  const answer = await fetch(`${fake.server.baseUrl}/api/v1/statuses`, {
    method: 'POST',
    body: '{',
    headers: { authorization: `Bearer ${fake.token}`, 'content-type': 'application/json' },
  })
  expect(answer.status).toBe(400)
})
