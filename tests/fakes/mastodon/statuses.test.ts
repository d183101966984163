import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage } from '../testImage.ts'
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

  test('at most 25 a day and 300 in all are scheduled, listed newest first in pages of at most 40', async () => {
    const at = (day: number, minute: number): string =>
      new Date(NOW + day * 24 * 60 * MINUTE + (10 + minute) * MINUTE).toISOString()
    for (let day = 0; day < 12; day++) {
      for (let n = 0; n < 25; n++) {
        now += 5 * MINUTE // Within what a token may ask.
        const { status } = await publish({ status: `${day} ${n}`, scheduled_at: at(day + 3, n) })
        expect(status).toBe(200)
      }
      if (day === 0) {
        const more = await publish({ status: 'x', scheduled_at: at(3, 40) })
        expect(errorOf(more)).toContain('422 Validation failed: You have exceeded the limit of 25')
      }
    }
    const more = await publish({ status: 'x', scheduled_at: at(20, 0) })
    expect(errorOf(more)).toContain('422 Validation failed: You have exceeded the limit of 300')
    const page = (await fake.call('GET', '/api/v1/scheduled_statuses?limit=100')).body as unknown as {
      id: string
    }[]
    expect(page).toHaveLength(40)
    const next = await fake.call('GET', `/api/v1/scheduled_statuses?max_id=${page.at(-1)?.id ?? ''}`)
    expect(next.body).toHaveLength(20)
  })

  test('a key of something scheduled is no key of a status, and not of what is not scheduled any more', async () => {
    const key = { 'idempotency-key': 'k2' }
    const at = new Date(now + 20 * MINUTE).toISOString()
    const first = await publish({ status: 'later', scheduled_at: at }, key)
    expect((await publish({ status: 'later', scheduled_at: at }, key)).body['id']).toBe(first.body['id'])
    expect(errorOf(await publish({ status: 'later' }, key))).toBe('404 Record not found')
    await fake.call('DELETE', `/api/v1/scheduled_statuses/${first.body['id'] as string}`)
    expect(errorOf(await publish({ status: 'later', scheduled_at: at }, key))).toBe('404 Record not found')
  })

  test('what nobody reads is listed', async () => {
    await publish({ status: 'x', visbility: 'private' })
    expect(fake.server.ignoredParameters).toMatchObject([{ apiMethod: 'statuses.create', name: 'visbility' }])
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
