import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { POSTS, testWordpress } from './testWordpress.ts'
import type { Json, TestWordpress } from './testWordpress.ts'

const NOW = Date.parse('2026-11-20T10:00:00.500Z')
const HOUR = 3_600_000

let now: number
let wordpress: TestWordpress

beforeEach(async () => {
  now = NOW
  wordpress = await testWordpress({ now: () => now, gmtOffsetHours: 3 })
})

afterEach(async () => {
  expect(wordpress.server.crashes).toEqual([])
  await wordpress.server.close()
})

const judge: TestWordpress['judge'] = (...wanted) => wordpress.judge(...wanted)
const titles = (): string[] => wordpress.server.visiblePosts().map(({ title }) => title)
const slugs = (body: Json): unknown[] => (body as unknown as Json[]).map(post => post['slug'])

describe('publishing', () => {
  test('a post has an address, its own HTML and a rendered one', async () => {
    const sent = {
      title: 'Mkate Mpya',
      content: 'Habari\n\nza leo',
      excerpt: { raw: 'fupi' },
      status: 'publish',
    }
    const { status, body, headers } = await wordpress.call('POST', POSTS, { body: sent })
    const { siteUrl } = wordpress.server
    expect([status, headers.get('location')]).toEqual([
      201,
      `${siteUrl}/wp-json${POSTS}/${String(body['id'])}`,
    ])
    expect(body).toMatchObject({
      date: '2026-11-20T13:00:00',
      date_gmt: '2026-11-20T10:00:00',
      slug: 'mkate-mpya',
      status: 'publish',
      link: `${siteUrl}/2026/11/20/mkate-mpya/`,
      title: { raw: 'Mkate Mpya', rendered: 'Mkate Mpya' },
      content: { raw: 'Habari\n\nza leo', rendered: '<p>Habari</p>\n<p>za leo</p>\n' },
      categories: [1],
      author: wordpress.asha.id,
    })
    const page = await fetch(body['link'] as string)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<p>za leo</p>')])
    const seen = await wordpress.call('GET', `${POSTS}/${String(body['id'])}`, { login: '' })
    expect(seen.body['content']).not.toHaveProperty('raw')
  })

  test('blocks are rendered without their comments', async () => {
    const content = '<!-- wp:paragraph -->\n<p>Habari</p>\n<!-- /wp:paragraph -->'
    const { body } = await wordpress.call('POST', POSTS, { body: { content } })
    expect(body['content']).toEqual({ raw: content, rendered: '<p>Habari</p>\n', protected: false })
  })

  test.each([
    [
      { title: 'x', status: 'live' },
      { status: 'status is not one of publish, future, draft, pending, and private.' },
    ],
    [{ title: 5 }, { title: 'title is not of type string.' }],
    [
      { title: 'x', categories: 'a', sticky: 'ndiyo' },
      { sticky: 'sticky is not of type boolean.', categories: 'categories[0] is not of type integer.' },
    ],
    [{ title: 'x', date_gmt: 'kesho' }, { date_gmt: 'Invalid date.' }],
    [{ title: 'x', featured_media: '1a' }, { featured_media: 'featured_media is not of type integer.' }],
  ] as [Json, Json][])('%# %o is refused by parameter', async (body, params) => {
    const answer = await wordpress.call('POST', POSTS, { body })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      code: 'rest_invalid_param',
      message: `Invalid parameter(s): ${Object.keys(params).join(', ')}`,
      data: { status: 400, params },
    })
    expect(wordpress.server.posts.size).toBe(0)
  })

  test('nothing to say, and an id of one’s own, are refused; unknown parameters are listed', async () => {
    expect(await judge('POST', POSTS, { body: { status: 'publish' } })).toBe('400 empty_content')
    expect(await judge('POST', POSTS, { body: { id: 7, title: 'x' } })).toBe('400 rest_post_exists')
    expect(await judge('POST', POSTS, { body: { title: 'x', titel: 'y' } })).toBe('201')
    expect(wordpress.server.ignoredParameters.map(({ name }) => name)).toEqual(['titel'])
  })

  test('also from form fields and the address', async () => {
    const body = new URLSearchParams({ title: 'x', sticky: '1', 'tags[]': '99' })
    const answer = await wordpress.call('POST', `${POSTS}?status=publish&title=y`, {
      body: new TextEncoder().encode(body.toString()),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.body).toMatchObject({ status: 'publish', sticky: true, tags: [], title: { raw: 'x' } })
  })

  test('what is to be out later waits for its time and a visit', async () => {
    const later = await wordpress.publish({ title: 'later', date_gmt: '2026-11-20T11:00:00' })
    const local = await wordpress.publish({ title: 'local', date: '2026-11-20T14:00:00', status: 'future' })
    const past = await wordpress.publish({
      title: 'past',
      date_gmt: '2026-11-19T11:00:00Z',
      status: 'future',
    })
    expect([later, local, past].map(post => post['status'])).toEqual(['future', 'future', 'publish'])
    expect(local['date_gmt']).toBe('2026-11-20T11:00:00')
    expect(later['link']).toBe(`${wordpress.server.siteUrl}/?p=${String(later['id'])}`)
    expect((await fetch(later['link'] as string)).status).toBe(404)
    now += HOUR
    const page = await fetch(later['link'] as string)
    expect([page.status, page.url]).toEqual([200, `${wordpress.server.siteUrl}/2026/11/20/later/`])
    expect(titles()).toEqual(['later', 'local', 'past'])
  })
})

describe('slugs', () => {
  test('are made unique by the server, also against the trash; drafts share theirs', async () => {
    const slugOf = async (fields: Json): Promise<unknown> => (await wordpress.publish(fields))['slug']
    expect(await slugOf({ title: 'Mkate' })).toBe('mkate')
    expect(await slugOf({ title: 'Mkate' })).toBe('mkate-2')
    expect(await slugOf({ title: 'x', slug: 'mkate' })).toBe('mkate-3')
    expect(await slugOf({ title: 'x', slug: 'mkate', status: 'draft' })).toBe('mkate')
    expect(await slugOf({ title: 'Mkate', status: 'draft' })).toBe('')
    expect(await slugOf({ title: 'Éclair, 5 €/kg — “ndiyo”!' })).toBe('eclair-5-kg-ndiyo')
    expect(await slugOf({ title: 'хлеб' })).toBe('%d1%85%d0%bb%d0%b5%d0%b1')
    const untitled = await wordpress.publish({ content: 'x' })
    expect(untitled['slug']).toBe(String(untitled['id']))
  })

  test('a post is looked up by its slug, in every status but the trash', async () => {
    const draft = await wordpress.publish({ title: 'x', slug: 'ratiba-1', status: 'draft' })
    const look = async (query: string, login?: string): Promise<unknown> =>
      (await wordpress.call('GET', `${POSTS}?slug=ratiba-1${query}`, login === undefined ? {} : { login }))
        .body
    expect(await look('')).toEqual([])
    await wordpress.publish({ title: 'хлеб' })
    const other = await wordpress.call(
      'GET',
      `${POSTS}?slug=${encodeURIComponent('%D1%85%D0%BB%D0%B5%D0%B1')}`,
    )
    expect(slugs(other.body)).toEqual(['%d1%85%d0%bb%d0%b5%d0%b1'])
    expect(await look('&status=any')).toMatchObject([{ id: draft['id'], status: 'draft' }])
    expect(await look('&status=publish,draft&context=edit')).toMatchObject([{ title: { raw: 'x' } }])
    expect(await look('&status=any', '')).toMatchObject({
      code: 'rest_invalid_param',
      data: { params: { status: 'Status is forbidden.' } },
    })
    await wordpress.call('DELETE', `${POSTS}/${String(draft['id'])}`)
    expect(await look('&status=any')).toEqual([])
  })
})

describe('afterwards', () => {
  test('a post is edited in part, and keeps its history', async () => {
    const { id } = await wordpress.publish({ title: 'old', content: 'a', slug: 'x' })
    const one = `${POSTS}/${String(id)}`
    now += HOUR
    const { body } = await wordpress.call('POST', one, { body: { title: 'new' } })
    expect(body).toMatchObject({
      slug: 'x',
      date_gmt: '2026-11-20T10:00:00',
      modified_gmt: '2026-11-20T11:00:00',
      content: { raw: 'a' },
    })
    expect(wordpress.server.posts.get(Number(id))?.revisions.map(({ title }) => title)).toEqual(['old'])
    expect(
      (await wordpress.call('PUT', one, { body: { date_gmt: '2026-11-20T11:00:00' } })).body['date_gmt'],
    ).toBe('2026-11-20T11:00:00')
    expect((await wordpress.call('PATCH', one, { body: { status: 'draft' } })).body['status']).toBe('draft')
    expect(titles()).toEqual([])
    expect(await judge('GET', one, { login: '' })).toBe('401 rest_forbidden')
    expect(await judge('POST', `${POSTS}/999`, { body: {} })).toBe('404 rest_post_invalid_id')
  })

  test('to the trash once, out of it again, and gone for good', async () => {
    const { id, link } = await wordpress.publish({ title: 'Mkate' })
    const one = `${POSTS}/${String(id)}`
    expect((await wordpress.call('DELETE', one)).body).toMatchObject({
      status: 'trash',
      slug: 'mkate__trashed',
    })
    expect((await fetch(link as string)).status).toBe(404)
    expect(await judge('DELETE', one)).toBe('410 rest_already_trashed')
    expect((await wordpress.call('GET', one)).body['status']).toBe('trash')
    expect((await wordpress.publish({ title: 'Mkate' }))['slug']).toBe('mkate')
    const back = await wordpress.call('POST', one, { body: { status: 'publish' } })
    expect(back.body).toMatchObject({ status: 'publish', slug: 'mkate-2' })
    const gone = await wordpress.call('DELETE', `${one}?force=true`)
    expect(gone.body).toMatchObject({ deleted: true, previous: { id } })
    expect(await judge('DELETE', `${one}?force=true`)).toBe('404 rest_post_invalid_id')
    expect(await judge('GET', one)).toBe('404 rest_post_invalid_id')
    expect(wordpress.server.posts.get(Number(id))?.deletedAt).toBe(now)
    expect(await judge('DELETE', `${one}?force=labda`)).toBe('404 rest_post_invalid_id')
  })

  test('posts are listed newest first, in pages, with totals', async () => {
    for (const title of ['a', 'b', 'c']) {
      await wordpress.publish({ title })
      now += 1000
    }
    const first = await wordpress.call('GET', `${POSTS}?per_page=2&_fields=slug`)
    expect(first.body).toEqual([{ slug: 'c' }, { slug: 'b' }])
    expect([first.headers.get('x-wp-total'), first.headers.get('x-wp-totalpages')]).toEqual(['3', '2'])
    expect(slugs((await wordpress.call('GET', `${POSTS}?per_page=2&page=2`)).body)).toEqual(['a'])
    expect(slugs((await wordpress.call('GET', `${POSTS}?order=asc&after=2026-11-20T13:00:00`)).body)).toEqual(
      ['b', 'c'],
    )
    expect(await judge('GET', `${POSTS}?per_page=2&page=3`)).toBe('400 rest_post_invalid_page_number')
    expect(await judge('GET', `${POSTS}?per_page=101`)).toBe('400 rest_invalid_param')
  })

  test('terms and comments', async () => {
    const tag = await wordpress.call('POST', '/wp/v2/tags', { body: { name: 'Mkate Mpya' } })
    const again = await wordpress.call('POST', '/wp/v2/tags', { body: { name: 'mkate mpya' } })
    expect([again.body['code'], again.body['data']]).toEqual([
      'term_exists',
      { status: 400, term_id: tag.body['id'] },
    ])
    const post = await wordpress.publish({ title: 'x', tags: [tag.body['id'], 999] })
    expect(post['tags']).toEqual([tag.body['id']])
    expect((await wordpress.call('GET', '/wp/v2/tags?search=mkate')).body).toMatchObject([{ count: 1 }])
    const comment = { post: post['id'], content: 'Asante' }
    expect(await judge('POST', '/wp/v2/comments', { body: comment })).toBe('201')
    expect(await judge('POST', '/wp/v2/comments', { body: comment, login: '' })).toBe(
      '401 rest_comment_login_required',
    )
    const listed = await wordpress.call('GET', `/wp/v2/comments?post=${String(post['id'])}`)
    expect(listed.headers.get('x-wp-total')).toBe('1')
    await wordpress.call('POST', `${POSTS}/${String(post['id'])}`, { body: { comment_status: 'closed' } })
    expect(await judge('POST', '/wp/v2/comments', { body: comment })).toBe('403 rest_comment_closed')
  })
})
