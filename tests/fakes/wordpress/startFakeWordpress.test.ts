import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage } from '../testImage.ts'
import { MEDIA, POSTS, testWordpress } from './testWordpress.ts'
import type { TestWordpress } from './testWordpress.ts'

const ME = '/wp/v2/users/me?context=edit'

let wordpress: TestWordpress

beforeEach(async () => {
  wordpress = await testWordpress()
})

afterEach(async () => {
  expect(wordpress.server.crashes).toEqual([])
  await wordpress.server.close()
})

const judge: TestWordpress['judge'] = (...wanted) => wordpress.judge(...wanted)

async function restart(options: Parameters<typeof testWordpress>[0]): Promise<void> {
  await wordpress.server.close()
  wordpress = await testWordpress(options)
}

describe('finding the API', () => {
  test('the home page names it in a header, also to HEAD; the index tells about passwords', async () => {
    const { siteUrl } = wordpress.server
    for (const method of ['GET', 'HEAD']) {
      const home = await fetch(siteUrl, { method })
      expect([home.status, home.headers.get('link')]).toEqual([
        200,
        `<${siteUrl}/wp-json/>; rel="https://api.w.org/"`,
      ])
    }
    for (const address of ['/wp-json/', '/wp-json', '/?rest_route=/', '/index.php?rest_route=/']) {
      const index = await fetch(siteUrl + address)
      expect(await index.json()).toMatchObject({
        name: 'Bakery',
        url: siteUrl,
        namespaces: expect.arrayContaining(['wp/v2']) as string[],
        authentication: {
          'application-passwords': {
            endpoints: { authorization: `${siteUrl}/wp-admin/authorize-application.php` },
          },
        },
      })
    }
  })

  test('a site with plain addresses has ?rest_route= only, in a folder too', async () => {
    await restart({ permalinks: 'plain', folder: '/blog' })
    const { siteUrl, baseUrl } = wordpress.server
    expect(siteUrl).toBe(`${baseUrl}/blog`)
    expect((await fetch(`${siteUrl}/`)).headers.get('link')).toBe(
      `<${siteUrl}/index.php?rest_route=/>; rel="https://api.w.org/"`,
    )
    expect((await fetch(siteUrl)).url).toBe(`${siteUrl}/`)
    const pretty = await fetch(`${siteUrl}/wp-json/`)
    expect([pretty.status, pretty.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
    expect((await fetch(`${baseUrl}/?rest_route=/`)).status).toBe(404)
    const post = await wordpress.publish({ title: 'Mkate' })
    expect(post['link']).toBe(`${siteUrl}/?p=${String(post['id'])}`)
    expect(await (await fetch(post['link'] as string)).text()).toContain('<h1>Mkate</h1>')
    expect((await wordpress.call('GET', `${POSTS}?slug=mkate`)).body).toMatchObject([{ slug: 'mkate' }])
    expect(wordpress.server.requests.at(-1)?.apiMethod).toBe('posts.list')
  })

  test('a site that is no WordPress', async () => {
    await restart({ kind: 'website' })
    const home = await fetch(wordpress.server.siteUrl)
    expect([home.status, home.headers.get('link')]).toEqual([200, null])
    expect((await fetch(`${wordpress.server.siteUrl}/wp-json/`)).status).toBe(404)
    expect((await fetch(`${wordpress.server.siteUrl}/?rest_route=/`)).headers.get('content-type')).toContain(
      'html',
    )
  })

  test('unknown routes, methods and bodies', async () => {
    expect(await judge('GET', '/wp/v2/everything')).toBe('404 rest_no_route')
    expect(await judge('DELETE', POSTS)).toBe('404 rest_no_route')
    const headers = { 'content-type': 'application/json' }
    const broken = await fetch(`${wordpress.server.siteUrl}/wp-json${POSTS}`, {
      method: 'POST',
      body: '{',
      headers,
    })
    expect(await broken.json()).toMatchObject({ code: 'rest_invalid_json', data: { status: 400 } })
    expect(await judge('POST', POSTS, { body: ['x'] })).toBe('400 rest_invalid_json')
  })
})

describe('logging in', () => {
  test('an application password in groups or in one piece, by name or by mail', async () => {
    const { applicationPassword } = wordpress
    expect(applicationPassword).toMatch(/^\w{4}( \w{4}){5}$/)
    for (const name of ['asha', 'Asha', 'asha@example.org']) {
      expect(await judge('GET', ME, { login: `${name}:${applicationPassword.replaceAll(' ', '')}` })).toBe(
        '200',
      )
    }
    const { body } = await wordpress.call('GET', ME)
    expect(body).toMatchObject({
      name: 'Asha',
      username: 'asha',
      roles: ['editor'],
      capabilities: { publish_posts: true, upload_files: true, edit_others_posts: true },
    })
    expect(body['capabilities']).not.toHaveProperty('manage_options')
    expect((await wordpress.call('GET', '/wp/v2/users/me')).body).not.toHaveProperty('capabilities')
  })

  test('wrong ones are nobody’s', async () => {
    expect(await judge('GET', POSTS, { login: 'asha:wrong' })).toBe('200')
    expect(await judge('GET', ME, { login: 'asha:wrong' })).toBe('401 rest_not_logged_in')
    const { status, body } = await wordpress.call('GET', `${POSTS}?status=any`, { login: 'asha:wrong' })
    expect([status, body]).toMatchObject([
      400,
      { code: 'rest_invalid_param', data: { details: { status: { data: { status: 401 } } } } },
    ])
  })

  test('where they are asked for first, wrong ones are refused everywhere, none only where one is needed', async () => {
    wordpress.server.settings.wrongLogins = 'refused'
    expect(await judge('GET', POSTS, { login: 'asha:wrong' })).toBe('401 incorrect_password')
    expect(await judge('GET', ME, { login: 'asha:asha-password' })).toBe('401 incorrect_password')
    expect(await judge('GET', ME, { login: 'nobody:x' })).toBe('401 invalid_username')
    expect(await judge('GET', ME, { login: 'nobody@example.org:x' })).toBe('401 invalid_email')
    expect(await judge('GET', ME, { login: '' })).toBe('401 rest_not_logged_in')
    expect(await judge('POST', POSTS, { login: '', body: { title: 'x' } })).toBe('401 rest_cannot_create')
    expect(await judge('GET', POSTS, { login: '' })).toBe('200')
    wordpress.server.revokeApplicationPasswords(wordpress.asha)
    expect(await judge('GET', ME)).toBe('401 incorrect_password')
  })

  test('a site that takes no application passwords says so and logs nobody in', async () => {
    wordpress.server.settings.applicationPasswords = false
    expect((await wordpress.call('GET', '/')).body['authentication']).toEqual([])
    expect(await judge('GET', ME)).toBe('401 rest_not_logged_in')
  })

  test.each([
    ['subscriber', 'draft', '403 rest_cannot_create'],
    ['contributor', 'draft', '201'],
    ['contributor', 'publish', '403 rest_cannot_publish'],
    ['contributor', 'private', '403 rest_cannot_publish'],
    ['author', 'future', '201'],
  ] as const)('a %s who wants a post with status %s: %s', async (role, status, expected) => {
    const user = wordpress.server.addUser({ login: 'juma', role })
    const login = `juma:${wordpress.server.addApplicationPassword(user)}`
    expect(await judge('POST', POSTS, { login, body: { title: 'x', status } })).toBe(expected)
  })

  test('what belongs to others is for editors; scripts too', async () => {
    const user = wordpress.server.addUser({ login: 'juma', role: 'author' })
    const login = `juma:${wordpress.server.addApplicationPassword(user)}`
    const { id } = await wordpress.publish({ title: 'x' })
    const one = `${POSTS}/${String(id)}`
    expect(await judge('POST', one, { login, body: { title: 'y' } })).toBe('403 rest_cannot_edit')
    expect(await judge('DELETE', one, { login })).toBe('403 rest_cannot_delete')
    expect(await judge('GET', `${one}?context=edit`, { login })).toBe('403 rest_forbidden_context')
    const content = '<p onclick="x()">a</p><script>b</script>'
    const own = await wordpress.call('POST', POSTS, { login, body: { content } })
    expect(own.body['content']).toMatchObject({ raw: '<p>a</p>b' })
    expect(await judge('POST', `${POSTS}/${String(own.body['id'])}`, { body: { content } })).toBe('200')
    expect(wordpress.server.posts.get(Number(own.body['id']))?.content).toBe(content)
  })
})

describe('files', () => {
  test('raw with a name, described afterwards, seen by readers', async () => {
    const bytes = await testImage(40, 30)
    const { status, body, headers } = await wordpress.upload(bytes)
    expect([status, headers.get('location')]).toEqual([
      201,
      `${wordpress.server.siteUrl}/wp-json${MEDIA}/${String(body['id'])}`,
    ])
    expect(body).toMatchObject({ media_type: 'image', mime_type: 'image/png', media_details: { width: 40 } })
    expect(body['source_url']).toMatch(/\/wp-content\/uploads\/\d{4}\/\d\d\/my-bread\.png$/)
    const file = await fetch(body['source_url'] as string)
    expect([file.headers.get('content-type'), Buffer.from(await file.arrayBuffer())]).toEqual([
      'image/png',
      bytes,
    ])
    const one = `${MEDIA}/${String(body['id'])}`
    await wordpress.call('POST', one, { body: { alt_text: 'Mkate', caption: 'Mpya' } })
    expect((await wordpress.call('GET', one)).body).toMatchObject({
      alt_text: 'Mkate',
      caption: { rendered: '<p>Mpya</p>\n' },
    })
    expect((await wordpress.upload(bytes)).body['source_url']).toContain('/my-bread-1.png')
    expect((await wordpress.call('GET', `${MEDIA}?search=bread`)).headers.get('x-wp-total')).toBe('2')
  })

  test('in a form, with its fields', async () => {
    const data = new FormData()
    data.append('file', new File([new Uint8Array(await testImage(20, 20, 'jpeg'))], 'a.png'))
    data.append('alt_text', 'Mkate')
    const { body } = await wordpress.call('POST', MEDIA, { body: data })
    expect(body).toMatchObject({ mime_type: 'image/jpeg', alt_text: 'Mkate' })
    expect(body['source_url']).toContain('/a.jpg')
  })

  test.each([
    [{}, '400 rest_upload_no_content_disposition'],
    [{ 'content-disposition': 'inline' }, '400 rest_upload_invalid_disposition'],
    [
      { 'content-disposition': 'attachment; filename=a.png', 'content-md5': 'x' },
      '412 rest_upload_hash_mismatch',
    ],
  ] as [Record<string, string>, string][])('refused with headers %o: %s', async (headers, expected) => {
    const { status, body } = await wordpress.upload(await testImage(20, 20), headers)
    expect(`${status} ${String(body['code'])}`).toBe(expected)
  })

  test('of an unknown kind or too large are refused', async () => {
    const odd = await wordpress.upload(Buffer.from('<?php'))
    expect([odd.status, odd.body['code']]).toEqual([500, 'rest_upload_sideload_error'])
    wordpress.server.settings.uploadLimitBytes = 10
    const large = await fetch(`${wordpress.server.siteUrl}/wp-json${MEDIA}`, {
      method: 'POST',
      body: new Uint8Array(11),
      headers: { 'content-type': 'image/png' },
    })
    expect([large.status, large.headers.get('content-type')]).toEqual([413, 'text/html; charset=UTF-8'])
    expect(wordpress.server.media.size).toBe(0)
  })

  test('are deleted by force only', async () => {
    const { body } = await wordpress.upload(await testImage(20, 20))
    const one = `${MEDIA}/${String(body['id'])}`
    const post = await wordpress.publish({ title: 'x', featured_media: body['id'] })
    expect(post['featured_media']).toBe(body['id'])
    expect(await judge('DELETE', one)).toBe('501 rest_trash_not_supported')
    expect((await wordpress.call('DELETE', `${one}?force=true`)).body).toMatchObject({ deleted: true })
    expect(await judge('GET', one)).toBe('404 rest_post_invalid_id')
    expect((await fetch(body['source_url'] as string)).status).toBe(404)
    expect(wordpress.server.posts.get(Number(post['id']))?.featuredMedia).toBe(0)
    const again = { title: 'x', featured_media: body['id'] }
    expect(await judge('POST', POSTS, { body: again })).toBe('400 rest_invalid_featured_media')
  })
})

describe('faults', () => {
  test('a rate limit comes from what stands in front, as a page', async () => {
    wordpress.server.faults.add({
      kind: 'rateLimit',
      retryAfterSeconds: 9,
      match: { apiMethod: 'posts.create' },
    })
    const answer = await fetch(`${wordpress.server.siteUrl}/wp-json${POSTS}`, { method: 'POST' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '9'])
    expect(answer.headers.get('content-type')).toContain('html')
  })

  test('after resetAfter the post is there and can be looked up by its slug', async () => {
    wordpress.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'posts.create' } })
    await expect(wordpress.publish({ title: 'x', slug: 'ratiba-1' })).rejects.toThrow('fetch failed')
    expect((await wordpress.call('GET', `${POSTS}?slug=ratiba-1&status=any`)).body).toMatchObject([
      { slug: 'ratiba-1' },
    ])
    wordpress.server.faults.add({ kind: 'truncate', match: { apiMethod: 'posts.create' } })
    await expect(wordpress.publish({ title: 'y' })).rejects.toThrow()
    expect(wordpress.server.visiblePosts().map(({ title }) => title)).toEqual(['x', 'y'])
  })
})
