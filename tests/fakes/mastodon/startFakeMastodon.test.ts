import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage, testVideo } from '../testImage.ts'
import { testMastodon } from './testMastodon.ts'
import type { Json, Reply, TestMastodon } from './testMastodon.ts'

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
      api_versions: { mastodon: 6 },
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

describe('publishing', () => {
  test('a status has a long id, HTML, and pages under its addresses', async () => {
    const reply = await publish({
      status: 'Habari <b>\n\nhttps://example.org/mkate #Mkate',
      visibility: 'unlisted',
      spoiler_text: 'Chakula',
      language: 'sw',
    })
    expect(reply.body).toMatchObject({
      visibility: 'unlisted',
      sensitive: true,
      spoiler_text: 'Chakula',
      language: 'sw',
      created_at: '2026-11-20T10:00:10.000Z',
      url: `${fake.server.baseUrl}/@asha/${reply.body['id'] as string}`,
      tags: [{ name: 'mkate' }],
    })
    expect(BigInt(reply.body['id'] as string)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
    expect(reply.body['content']).toContain('<p>Habari &lt;b&gt;</p><p><a href="https://example.org/mkate"')
    for (const address of ['url', 'uri']) {
      const page = await fetch(reply.body[address] as string)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Habari')])
    }
  })

  test('also from form fields', async () => {
    const body = new URLSearchParams({ status: 'x', 'poll[expires_in]': '300', 'poll[multiple]': 'true' })
    for (const option of ['ndiyo', 'hapana']) body.append('poll[options][]', option)
    const headers = { authorization: `Bearer ${fake.token}` }
    const answer = await fetch(`${fake.server.baseUrl}/api/v1/statuses`, { method: 'POST', body, headers })
    expect(await answer.json()).toMatchObject({
      poll: { multiple: true, options: [{ title: 'ndiyo' }, { title: 'hapana' }] },
    })
  })

  test.each([
    [{ status: 'x'.repeat(500) }, '200'],
    [{ status: 'x'.repeat(501) }, 'Text character limit of 500 exceeded'],
    [{ status: '👩‍🍳'.repeat(500) }, '200'],
    [{ status: 'x'.repeat(495), spoiler_text: 'abcdef' }, 'Text character limit of 500 exceeded'],
    [{ status: `${'x'.repeat(476)} https://example.org/${'y'.repeat(300)}` }, '200'],
    [{ status: `${'x'.repeat(477)} https://example.org/` }, 'Text character limit of 500 exceeded'],
    [{ status: `${'x'.repeat(494)} @asha@${'a.'.repeat(50)}example` }, '200'],
    [{ status: '  ' }, "Text can't be blank"],
    [{ status: 'x', visibility: 'secret' }, "422 'secret' is not a valid visibility"],
    [{ status: 'x', in_reply_to_id: '1' }, '404 The post you are trying to reply to'],
    [{ status: 'x', scheduled_at: '2026-11-20T10:04:00Z' }, 'The scheduled date must be in the future'],
    [{ status: 'x', scheduled_at: 'kesho' }, 'Scheduled at is invalid'],
    [{ status: 'x', poll: { options: ['a'], expires_in: 300 } }, 'Poll options must be more than one item'],
    [{ status: 'x', media_ids: ['1'] }, '422 Media 1 not found or already attached to another post'],
    [{ status: 'x', media_ids: ['1', '2', '3', '4', '5'] }, '422 Cannot attach more than 4 files'],
  ])('%# is judged as: %o %s', async (fields, expected) => {
    expect(errorOf(await publish(fields))).toContain(expected)
  })

  test('an Idempotency-Key is remembered for an hour, per account', async () => {
    const key = { 'idempotency-key': 'k1' }
    const first = await publish({ status: 'once' }, key)
    now += 60 * MINUTE - 1
    expect((await publish({ status: 'once' }, key)).body['id']).toBe(first.body['id'])
    expect(fake.server.visibleStatuses()).toHaveLength(1)
    const juma = fake.server.addAccount({ username: 'juma' })
    const authorization = `Bearer ${fake.server.issueToken(juma, ['write:statuses'])}`
    const other = await publish({ status: 'once' }, { ...key, authorization })
    now += 1
    const later = await publish({ status: 'once' }, key)
    expect(new Set([first, other, later].map(({ body }) => body['id'])).size).toBe(3)
    await fake.call('DELETE', `/api/v1/statuses/${later.body['id'] as string}`)
    expect(errorOf(await publish({ status: 'once' }, key))).toBe('404 Record not found')
  })

  test('on a schedule of the server, shown, moved, cancelled, published', async () => {
    const at = (minutes: number): string => new Date(NOW + minutes * MINUTE).toISOString()
    const { body } = await publish({ status: 'later', scheduled_at: at(10) })
    const gone = await publish({ status: 'never', scheduled_at: at(10) })
    expect(body).toMatchObject({ scheduled_at: at(10), params: { text: 'later' } })
    const path = `/api/v1/scheduled_statuses/${body['id'] as string}`
    expect((await fake.call('PUT', path, { scheduled_at: at(20) })).body['scheduled_at']).toBe(at(20))
    await fake.call('DELETE', `/api/v1/scheduled_statuses/${gone.body['id'] as string}`)
    expect((await fake.call('GET', '/api/v1/scheduled_statuses')).body).toHaveLength(1)
    now += 20 * MINUTE
    expect((await fake.call('GET', path)).status).toBe(404)
    expect(fake.server.visibleStatuses().map(({ text }) => text)).toEqual(['later'])
  })

  test('what nobody reads is listed', async () => {
    await publish({ status: 'x', visbility: 'private' })
    expect(fake.server.ignoredParameters).toMatchObject([{ apiMethod: 'statuses.create', name: 'visbility' }])
  })
})

describe('media', () => {
  test('an image is ready at once, can be described and looked at, and is taken by one status', async () => {
    const bytes = await testImage(640, 480, 'jpeg')
    const { status, body } = await fake.upload(bytes, 'image/jpeg', { description: 'Mkate', focus: '0.5,-1' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      type: 'image',
      description: 'Mkate',
      meta: { original: { width: 640, height: 480 }, focus: { x: 0.5, y: -1 } },
    })
    const id = body['id'] as string
    const described = await fake.call('PUT', `/api/v1/media/${id}`, { description: 'Mkate mpya' })
    expect(described.body['description']).toBe('Mkate mpya')
    const file = await fetch(body['url'] as string)
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
    const first = await publish({ media_ids: [id] })
    expect(first.body['media_attachments']).toMatchObject([{ id, description: 'Mkate mpya' }])
    expect(errorOf(await publish({ media_ids: [id] }))).toContain('already attached to another post')
    expect(errorOf(await fake.call('GET', `/api/v1/media/${id}`))).toBe('404 Record not found')
  })

  test('must be what it says, and within the limits', async () => {
    const image = await testImage(100, 100)
    const { limits } = fake.server.settings
    const wrong = '422 Validation failed: File content type is invalid, File is invalid'
    expect(errorOf(await fake.upload(Buffer.from('no image'), 'image/png'))).toBe(wrong)
    expect(errorOf(await fake.upload(image.subarray(0, 60), 'image/png'))).toBe(wrong)
    expect(errorOf(await fake.upload(image, 'application/octet-stream'))).toBe(wrong)
    expect(errorOf(await fake.upload(image, 'image/png', { description: 'x'.repeat(1501) }))).toContain(
      'Description is too long (maximum is 1500 characters)',
    )
    expect(errorOf(await fake.upload(image, 'image/png', { focus: '2,0' }))).toContain('Focus is invalid')
    limits.imageMatrixLimit = 9999
    expect(errorOf(await fake.upload(image, 'image/png'))).toBe('422 100x100 images are not supported')
    limits.videoMatrixLimit = 1920 * 1080
    expect(errorOf(await fake.upload(testVideo(1920, 1081), 'video/mp4'))).toBe(
      '422 1920x1081 videos are not supported',
    )
    limits.imageSizeLimit = 50
    expect(errorOf(await fake.upload(image, 'image/png'))).toContain('File file size must be less than')
    limits.supportedMimeTypes = ['image/jpeg']
    expect(errorOf(await fake.upload(image, 'image/png'))).toBe(wrong)
    expect(fake.server.media.size).toBe(0)
  })

  test('a video is processed later: 202, 206, 200, and not attached before', async () => {
    const { status, body } = await fake.upload(testVideo(), 'video/mp4')
    expect([status, body['url']]).toEqual([202, null])
    const id = body['id'] as string
    expect(errorOf(await publish({ media_ids: [id] }))).toContain('422 Cannot attach files that have not')
    const codes = []
    for (let look = 0; look < 3; look++) codes.push((await fake.call('GET', `/api/v1/media/${id}`)).status)
    expect(codes).toEqual([206, 200, 200])
    const image = (await fake.upload(await testImage(20, 20), 'image/png')).body['id']
    expect(errorOf(await publish({ media_ids: [id, image] }))).toContain('422 Cannot attach a video')
    expect((await publish({ media_ids: [id] })).status).toBe(200)
  })

  test('processing can fail, also of images', async () => {
    fake.server.settings.media = { processing: 'always', polls: 0, fails: true }
    const { status, body } = await fake.upload(await testImage(20, 20), 'image/png')
    expect(status).toBe(202)
    const look = await fake.call('GET', `/api/v1/media/${body['id'] as string}`)
    expect(errorOf(look)).toContain('422 Validation failed')
  })

  test('of another account cannot be used', async () => {
    const { body } = await fake.upload(await testImage(20, 20), 'image/png')
    const juma = fake.server.addAccount({ username: 'juma' })
    const authorization = `Bearer ${fake.server.issueToken(juma, ['write'])}`
    expect(errorOf(await publish({ media_ids: [body['id']] }, { authorization }))).toContain('not found')
  })
})

describe('afterwards', () => {
  test('a status is read, edited with all its parts, and deleted', async () => {
    const image = (await fake.upload(await testImage(20, 20), 'image/png')).body['id'] as string
    const { body } = await publish({ status: 'old', media_ids: [image], spoiler_text: 'cw' })
    const path = `/api/v1/statuses/${body['id'] as string}`
    now += MINUTE
    const kept = { status: 'new', media_ids: [image], spoiler_text: 'cw' }
    const attributes = { media_attributes: [{ id: image, description: 'alt' }] }
    expect((await fake.call('PUT', path, { ...kept, ...attributes })).body).toMatchObject({
      edited_at: '2026-11-20T10:01:10.000Z',
      spoiler_text: 'cw',
      media_attachments: [{ id: image, description: 'alt' }],
    })
    expect((await fake.call('PUT', path, { status: 'bare' })).body).toMatchObject({
      spoiler_text: '',
      media_attachments: [],
    })
    expect(fake.server.statuses.get(body['id'] as string)?.edits.map(({ text }) => text)).toEqual([
      'old',
      'new',
    ])
    expect(errorOf(await fake.call('PUT', path, { status: '' }))).toContain("Text can't be blank")
    const removed = await fake.call('DELETE', path)
    expect(removed.body).toMatchObject({ text: 'bare' })
    expect(removed.body).not.toHaveProperty('content')
    expect(errorOf(await fake.call('DELETE', path))).toBe('404 Record not found')
    expect(errorOf(await fake.call('GET', path))).toBe('404 Record not found')
    expect(fake.server.statuses.get(body['id'] as string)?.deletedAt).toBe(now)
  })

  test('what is private is hidden from others, and nobody deletes for another', async () => {
    const { body } = await publish({ status: 'siri', visibility: 'private' })
    const path = `/api/v1/statuses/${body['id'] as string}`
    expect((await fetch(fake.server.baseUrl + path)).status).toBe(404)
    expect((await fetch(body['url'] as string)).status).toBe(404)
    expect((await fake.call('GET', path)).status).toBe(200)
    const juma = fake.server.addAccount({ username: 'juma' })
    const authorization = `Bearer ${fake.server.issueToken(juma, ['write'])}`
    expect((await fake.call('DELETE', path, undefined, { authorization })).status).toBe(404)
  })

  test('a boost has its own id and goes with the original', async () => {
    const id = await idOf('original')
    const boost = await fake.call('POST', `/api/v1/statuses/${id}/reblog`)
    expect(boost.body).toMatchObject({ reblogged: true, url: null, reblog: { id, reblogs_count: 1 } })
    expect(boost.body['id']).not.toBe(id)
    const twice = await fake.call('POST', `/api/v1/statuses/${id}/reblog`)
    expect(twice.body['id']).toBe(boost.body['id'])
    expect((await fake.call('POST', `/api/v1/statuses/${id}/unreblog`)).body).toMatchObject({
      id,
      reblogged: false,
    })
    await fake.call('POST', `/api/v1/statuses/${id}/reblog`)
    await fake.call('DELETE', `/api/v1/statuses/${id}`)
    expect(fake.server.visibleStatuses()).toEqual([])
  })

  test("the account's statuses come newest first, in pages", async () => {
    const ids: string[] = []
    for (const text of ['a', 'b', 'c']) ids.push(await idOf(text))
    await fake.call('POST', `/api/v1/statuses/${ids[0] ?? ''}/reblog`)
    const list = async (query: string): Promise<unknown[]> => {
      const { body } = await fake.call('GET', `/api/v1/accounts/${fake.asha.id}/statuses?${query}`)
      return (body as unknown as Json[]).map(status => status['id'])
    }
    const [a, b, c] = ids
    expect(await list('exclude_reblogs=true')).toEqual([c, b, a])
    expect(await list('limit=1&exclude_reblogs=1')).toEqual([c])
    expect(await list(`max_id=${c ?? ''}`)).toEqual([b, a])
    expect(await list(`since_id=${a ?? ''}&exclude_reblogs=true`)).toEqual([c, b])
    expect(await list(`min_id=${a ?? ''}&limit=1`)).toEqual([b])
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
