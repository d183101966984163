import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Source } from '#shared/model/source.ts'
import * as hostile from '../fakes/feeds/hostile.ts'
import { startFakeWeb } from '../fakes/feeds/startFakeWeb.ts'
import type { FakeWeb, Page } from '../fakes/feeds/startFakeWeb.ts'
import { testImage } from '../fakes/testImage.ts'
import { goOn } from './goOn.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const hourMs = 3_600_000
/** An hour and what is added by chance. */
const nextLookMs = hourMs + 11 * 60_000

let web: FakeWeb
let t: TestCore
let competitorId: string
beforeEach(async () => {
  web = await startFakeWeb()
  t = startTestCore({ deps: { web: web.access } })
  const project = await t.project()
  const competitor = await t.client.call('competitors.create', {
    projectId: project.id,
    fields: { name: 'Keki Bora' },
  })
  competitorId = competitor.id
})
afterEach(async () => {
  await t.close()
  await web.close()
})

const item = (n: number, more = '') =>
  `<item><guid>${n}</guid><title>Piece ${n}</title><link>/p/${n}</link><pubDate>Sun, 22 Nov 2026 0${n}:00:00 GMT</pubDate>${more}</item>`
const rss = (...items: string[]) =>
  `<rss><channel><title>Keki</title><link>${web.baseUrl}</link>${items.join('')}</channel></rss>`
const inbox = () =>
  t.client.call('pieces.list', { projectId: null, competitorId: null, before: null, limit: 50 })
const titles = async () => (await inbox()).pieces.map(({ title }) => title)
const sources = () => t.client.call('sources.list', { projectId: null, competitorId: null })

/** Resolves with the only source once it was looked at `looks` times and rests. */
const looked = async (holds: (source: Source) => boolean): Promise<Source> => {
  const all = await t.eventually(sources, ([source]) => source?.looking === false && holds(source))
  if (all[0] === undefined) throw new Error('No source.')
  return all[0]
}
const add = async (address: string, kind = 'feed') => {
  const source = await t.client.call('sources.add', { competitorId, kind, address, title: 'Keki' })
  await looked(({ lookedAt }) => lookedAt !== null)
  return source
}
/** Time passes until the source falls due, and no further: what is asked meanwhile would seem to take as long. */
const untilDue = async () => {
  const [source] = await sources()
  const dueAt = Date.parse(source?.nextLookAt ?? '')
  while (t.clock.now() < dueAt) {
    t.clock.advance(Math.min(15 * 60_000, Math.max(60_000, dueAt - t.clock.now())))
    await goOn()
  }
}
const nextLook = async (before: Source | undefined) => {
  await untilDue()
  return looked(({ lookedAt }) => lookedAt !== before?.lookedAt)
}

test('pieces come into the inbox once, are kept with their pictures or dropped, and both can be undone', async () => {
  const picture = await testImage(60, 40, 'jpeg')
  web.serve('/a.jpg', { headers: { 'content-type': 'image/jpeg' }, body: picture })
  let items = [
    item(
      1,
      '<description>&lt;img src="/a.jpg"&gt;&lt;img src="/gone.jpg"&gt;Cake &lt;script&gt;x&lt;/script&gt;</description>',
    ),
    item(2),
  ]
  web.serve('/feed', () => ({ body: rss(...items) }))
  await add(`${web.baseUrl}/feed`)
  expect(await titles()).toEqual(['Piece 2', 'Piece 1'])

  const [second, first] = (await inbox()).pieces
  if (first === undefined || second === undefined) throw new Error('Too few pieces.')
  const { observationIds } = await t.client.call('pieces.keep', { ids: [first.id] })
  const id = observationIds[0] ?? ''
  const kept = await t.eventually(
    () => t.client.call('observations.get', { id }),
    ({ text, mediaIds }) => mediaIds.length === 1 && text.includes('gone.jpg'),
  )
  expect(kept).toMatchObject({
    competitorId,
    link: `${web.baseUrl}/p/1`,
    publishedAt: '2026-11-22T01:00:00.000Z',
  })
  // The picture that could not be had stands there by its address.
  expect(kept.text).toBe(`Piece 1\n\nCake\n${web.baseUrl}/gone.jpg`)

  await t.client.call('pieces.drop', { ids: [second.id] })
  expect(await titles()).toEqual([])
  await t.client.call('pieces.bringBack', { ids: [first.id, second.id] })
  expect(await titles()).toEqual(['Piece 2', 'Piece 1'])
  await expect(t.client.call('observations.get', { id })).rejects.toMatchObject({ code: 'not_found' })
  expect(await t.client.call('pieces.keep', { ids: [first.id] })).toEqual({ observationIds: [id] })
  await t.client.call('pieces.drop', { ids: [second.id] })

  items = [item(3), ...items]
  await nextLook((await sources())[0])
  expect(await titles()).toEqual(['Piece 3'])
  await expect(t.client.call('pieces.drop', { ids: [first.id] })).rejects.toMatchObject({ code: 'conflict' })
})

test('what was taken back before its picture came, and is kept again later, gets its picture', async () => {
  const picture = await testImage(60, 40, 'jpeg')
  let isUp = false
  web.serve('/a.jpg', () => (isUp ? { body: picture } : { status: 500 }))
  web.serve('/feed', { body: rss(item(1, '<description>&lt;img src="/a.jpg"&gt;</description>')) })
  await add(`${web.baseUrl}/feed`)
  const ids = (await inbox()).pieces.map(({ id }) => id)
  const { observationIds } = await t.client.call('pieces.keep', { ids })
  await t.eventually(
    () => Promise.resolve(t.clock.waiting()),
    () => web.requests.some(({ path }) => path === '/a.jpg'),
  )
  await t.client.call('pieces.bringBack', { ids })
  await nextLook((await sources())[0])
  t.clock.advance(15 * 60_000)
  isUp = true
  await t.client.call('pieces.keep', { ids })
  await t.eventually(
    () => t.client.call('observations.get', { id: observationIds[0] ?? '' }),
    ({ mediaIds }) => mediaIds.length === 1,
  )
})

test('pictures that are none, cut off or elsewhere do not keep the good one of the same piece', async () => {
  const picture = await testImage(60, 40, 'jpeg')
  web.serve('/words.jpg', { headers: { 'content-type': 'image/jpeg' }, body: 'no picture' })
  web.serve('/half.jpg', { body: picture.subarray(0, picture.length / 2) })
  web.serve('/inside.jpg', hostile.redirectTo('http://10.0.0.1/secret.jpg'))
  web.serve('/good.jpg', { body: picture })
  const images = ['words', 'half', 'inside', 'good'].map(name => `&lt;img src="/${name}.jpg"&gt;`).join('')
  web.serve('/feed', { body: rss(item(1, `<description>${images}</description>`)) })
  await add(`${web.baseUrl}/feed`)
  const ids = (await inbox()).pieces.map(({ id }) => id)
  const { observationIds } = await t.client.call('pieces.keep', { ids })
  const kept = await t.eventually(
    () => t.client.call('observations.get', { id: observationIds[0] ?? '' }),
    ({ mediaIds, text }) => mediaIds.length > 0 && text.includes('inside.jpg'),
  )
  expect(kept.text).toContain('words.jpg')
})

test.each(['competitor', 'project'] as const)(
  'a %s that is back has its sources looked at again',
  async what => {
    web.serve('/feed', { body: rss(item(1)) })
    await add(`${web.baseUrl}/feed`)
    const [before] = await sources()
    const dueAt = Date.parse(before?.nextLookAt ?? '')
    if (what === 'competitor') await t.client.call('competitors.remove', { id: competitorId })
    else await t.client.call('projects.remove', { id: before?.projectId ?? '' })
    expect(await sources()).toEqual([])
    t.clock.advance(dueAt - t.clock.now() + 60_000)
    if (what === 'competitor') await t.client.call('competitors.restore', { id: competitorId })
    else await t.client.call('projects.restore', { id: before?.projectId ?? '' })
    await looked(({ lookedAt }) => lookedAt !== before?.lookedAt)
  },
)

test('at most once an hour, asking only for what is newer; no timer when nothing is watched', async () => {
  const timers = t.clock.waiting()
  web.serve('/feed', ({ headers }) =>
    headers['if-none-match'] === '"1"' && headers['if-modified-since'] === 'Sun, 22 Nov 2026 08:00:00 GMT'
      ? { status: 304 }
      : { headers: { etag: '"1"', 'last-modified': 'Sun, 22 Nov 2026 08:00:00 GMT' }, body: rss(item(1)) },
  )
  const source = await add(`${web.baseUrl}/feed`)
  const asked = () => web.requests.filter(({ path }) => path === '/feed').length
  const [first] = await sources()
  expect(Date.parse(first?.nextLookAt ?? '') - t.clock.now()).toBeGreaterThanOrEqual(hourMs)
  const again = await nextLook(first)
  expect(asked()).toBe(2)
  expect(again).toMatchObject({ trouble: null, lastNew: 0, waiting: 1 })

  await t.client.call('sources.update', { id: source.id, fields: { paused: true } })
  expect((await sources())[0]?.nextLookAt).toBeNull()
  await t.client.call('sources.update', { id: source.id, fields: { paused: false } })
  await t.client.call('sources.remove', { id: source.id })
  t.clock.advance(2 * nextLookMs)
  await t.client.call('publishing.pulse', { projectId: null })
  expect(t.clock.waiting()).toBe(timers)
  expect(asked()).toBe(2)
  // Added again it is the same one: what was known is.
  expect(
    (
      await t.client.call('sources.add', {
        competitorId,
        kind: 'feed',
        address: `${web.baseUrl}/feed`,
        title: 'K',
      })
    ).id,
  ).toBe(source.id)
})

test('what fails says why, backs off, waits as long as it is asked to, and ends when it is gone', async () => {
  let page: Page = { status: 500 }
  web.serve('/feed', () => page)
  await add(`${web.baseUrl}/feed`)
  let source = await looked(({ trouble }) => trouble !== null)
  expect(source).toMatchObject({ trouble: { key: 'serverTrouble', params: { status: 500 } }, readAt: null })
  source = await nextLook(source)
  // The second failure in a row: two hours.
  expect(Date.parse(source.nextLookAt ?? '') - t.clock.now()).toBeGreaterThanOrEqual(2 * hourMs - nextLookMs)
  // Just now looked at is not looked at again.
  t.clock.advance(61_000)
  page = { status: 429, headers: { 'retry-after': '18000' } }
  await t.client.call('sources.look', { ids: [source.id] })
  source = await looked(({ trouble }) => trouble?.key === 'busy')
  expect(Date.parse(source.nextLookAt ?? '') - t.clock.now()).toBeGreaterThanOrEqual(18_000_000)
  await expect(t.client.call('sources.look', { ids: [source.id] })).rejects.toMatchObject({
    code: 'rate_limited',
  })
  page = { status: 410 }
  await untilDue()
  source = await looked(({ ended }) => ended)
  expect(source).toMatchObject({ trouble: { key: 'gone' }, nextLookAt: null })
})

test.each([
  ['tooBig', hostile.gigabyte],
  ['unpacksTooBig', hostile.gzipBomb()],
  ['ownNetwork', hostile.redirectTo('http://192.168.1.1/')],
  ['redirects', hostile.redirectTo('/feed')],
  ['entities', { body: '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>' }],
  ['noFeed', { headers: { 'content-type': 'application/rss+xml' }, body: '<html>Not a feed</html>' }],
  ['notAllowed', { status: 403 }],
])('refused with a reason at the source: %s', async (key, serving) => {
  web.serve('/feed', serving)
  await add(`${web.baseUrl}/feed`)
  const source = await looked(({ trouble }) => trouble !== null)
  expect(source.trouble?.key).toBe(key)
  expect((await inbox()).pieces).toEqual([])
})

test('robots.txt is asked once and honoured', async () => {
  web.serve('/robots.txt', { body: 'User-agent: *\nDisallow: /private' })
  web.serve('/private/feed', { body: rss(item(1)) })
  const refused = await t.client.call('sources.find', { text: `${web.baseUrl}/private/feed` })
  expect(refused).toMatchObject({ found: [], trouble: { key: 'robots' } })
  expect(web.requests.map(({ path }) => path)).not.toContain('/private/feed')
})

test('the feeds of a page are found from its address; a page without one is asked at the usual places', async () => {
  web.serve('/', {
    body: `<head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments">
      <link rel="alternate" type="application/rss+xml" title="News" href="/feed"></head>`,
  })
  web.serve('/feed', { body: rss(item(1), item(2)) })
  web.serve('/comments', { body: rss() })
  const { found } = await t.client.call('sources.find', { text: web.baseUrl })
  expect(found.map(({ address, pieces }) => [address, pieces])).toEqual([
    [`${web.baseUrl}/feed`, 2],
    [`${web.baseUrl}/comments`, 0],
  ])
  expect(found[0]).toMatchObject({
    kind: 'feed',
    title: 'Keki',
    newestAt: '2026-11-22T02:00:00.000Z',
    excerpt: 'Piece 2',
  })
  web.serve('/bare', { body: '<html><body>Words' })
  expect((await t.client.call('sources.find', { text: `${web.baseUrl}/bare` })).found).toHaveLength(1)
  expect(await t.client.call('sources.find', { text: 'not an address' })).toMatchObject({
    found: [],
    trouble: { key: 'notWeb' },
  })
})

test('Telegram, by its public page', async () => {
  web.serve('t.me/s/kekibora', {
    body: `<div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span>Keki Bora</span></div>
      <div class="tgme_channel_info_counter"><span class="counter_value">1.2K</span> <span class="counter_type">subscribers</span></div></div>
      <div class="tgme_widget_message js-widget_message" data-post="kekibora/7">
      <a class="tgme_widget_message_photo_wrap" style="width:1px;background-image:url('https://cdn.example/1.jpg')"></a>
      <div class="tgme_widget_message_text js-message_reply_text">Old words</div>
      <div class="tgme_widget_message_text js-message_text" dir="auto">Leo <b>punguzo</b><br/>20 %<script>x()</script></div>
      <span class="tgme_widget_message_views">3.4K</span><time datetime="2026-11-21T10:00:00+00:00">10:00</time></div>`,
  })
  const { found } = await t.client.call('sources.find', { text: 't.me/kekibora' })
  expect(found).toMatchObject([
    {
      kind: 'telegram',
      title: 'Keki Bora',
      followers: 1200,
      pieces: 1,
      excerpt: 'Leo punguzo 20 %',
      newestAt: '2026-11-21T10:00:00.000Z',
    },
  ])
  await add('https://t.me/kekibora', 'telegram')
  expect((await inbox()).pieces).toMatchObject([
    {
      text: 'Leo punguzo\n20 %',
      format: 'image',
      pictures: 1,
      numbers: { views: 3400 },
      url: 'https://t.me/kekibora/7',
    },
  ])
  web.serve('t.me/s/nobody', { body: '<html><div class="tgme_page">Open the app</div>' })
  expect(await t.client.call('sources.find', { text: 'https://t.me/nobody' })).toMatchObject({
    kind: 'telegram',
    trouble: { key: 'notPublic' },
  })
})

test('Mastodon and Bluesky, by their public interfaces', async () => {
  const json = (body: unknown): Page => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  web.serve('mastodon.example/api/v1/accounts/lookup', ({ query }) =>
    query.get('acct') === 'keki'
      ? json({
          id: '42',
          username: 'keki',
          acct: 'keki',
          display_name: 'Keki',
          url: 'https://mastodon.example/@keki',
          followers_count: 9,
        })
      : { ...json({ error: 'Record not found' }), status: 404 },
  )
  web.serve('mastodon.example/api/v1/accounts/42/statuses', ({ query }) => {
    expect(query.toString()).toBe('limit=40&exclude_replies=true&exclude_reblogs=true')
    return json([
      {
        ...{
          id: '1',
          uri: 'https://mastodon.example/users/keki/statuses/1',
          url: 'https://mastodon.example/@keki/1',
        },
        ...{
          created_at: '2026-11-22T01:00:00.000Z',
          content: '<p>Habari</p>',
          spoiler_text: '',
          reblog: null,
        },
        ...{ replies_count: 1, reblogs_count: 2, favourites_count: 3 },
        media_attachments: [
          { type: 'image', url: 'https://files.example/1.png', preview_url: null, description: 'Keki' },
        ],
      },
    ])
  })
  const mastodon = await t.client.call('sources.find', { text: '@keki@mastodon.example' })
  expect(mastodon.found).toMatchObject([
    { kind: 'mastodon', address: 'https://mastodon.example/@keki', followers: 9, excerpt: 'Habari' },
  ])
  expect(await t.client.call('sources.find', { text: '@nobody@mastodon.example' })).toMatchObject({
    trouble: { key: 'notPublic' },
  })

  const author = { did: 'did:plc:1', handle: 'keki.bsky.social', displayName: 'Keki' }
  web.serve('public.api.bsky.app/xrpc/app.bsky.actor.getProfile', ({ query }) =>
    query.get('actor') === 'keki.bsky.social'
      ? json({ ...author, followersCount: 5 })
      : { ...json({ error: 'InvalidRequest', message: 'Profile not found' }), status: 400 },
  )
  web.serve('public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed', ({ query }) => {
    expect(Number(query.get('limit'))).toBeLessThanOrEqual(100)
    const post = (rkey: string) => ({
      uri: `at://did:plc:1/app.bsky.feed.post/${rkey}`,
      ...{ cid: 'b', author, record: { text: `Post ${rkey}`, createdAt: '2026-11-22T02:00:00.000Z' } },
      ...{ replyCount: 0, repostCount: 0, likeCount: 4 },
    })
    return json({
      feed: [
        { post: post('3a') },
        { post: post('3b'), reason: { $type: 'app.bsky.feed.defs#reasonRepost' } },
      ],
    })
  })
  const bluesky = await t.client.call('sources.find', { text: '@keki.bsky.social' })
  expect(bluesky.found).toMatchObject([
    { kind: 'bluesky', address: 'https://bsky.app/profile/keki.bsky.social', pieces: 1, followers: 5 },
  ])
})

test('YouTube by the feed that a channel page names, VK with a token of hers', async () => {
  const feed = 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv'
  web.serve('www.youtube.com/@keki', { body: `<script>{"externalId":"UCabcdefghijklmnopqrstuv"}</script>` })
  web.serve('www.youtube.com/feeds/videos.xml', ({ query }) =>
    query.get('channel_id') === 'UCabcdefghijklmnopqrstuv'
      ? {
          body: '<feed xmlns="http://www.w3.org/2005/Atom"><title>Keki TV</title><entry><id>yt:video:1</id><title>Film</title><published>2026-11-22T01:00:00+00:00</published></entry></feed>',
        }
      : { status: 404 },
  )
  const youtube = await t.client.call('sources.find', { text: 'https://www.youtube.com/@keki' })
  expect(youtube.found).toMatchObject([{ kind: 'youtube', address: feed, title: 'Keki TV' }])

  const json = (body: unknown): Page => ({ body: JSON.stringify(body) })
  web.serve('api.vk.com/method/wall.get', ({ method, form }) => {
    expect([method, form.get('v')]).toEqual(['POST', '5.199'])
    if (form.get('access_token') !== 'service')
      return json({ error: { error_code: 5, error_msg: 'User authorization failed' } })
    expect(form.get('domain')).toBe('keki')
    const item = {
      id: 3,
      owner_id: -7,
      date: Date.UTC(2026, 10, 22, 1) / 1000,
      text: 'Привет',
      likes: { count: 2 },
      attachments: [
        {
          type: 'photo',
          photo: {
            sizes: [
              { url: 'https://sun.example/s.jpg', width: 10, height: 10 },
              { url: 'https://sun.example/l.jpg', width: 100, height: 100 },
            ],
          },
        },
      ],
    }
    return json({
      response: { count: 1, items: [item], groups: [{ id: 7, name: 'Кеки', members_count: 11 }] },
    })
  })
  const find = () => t.client.call('sources.find', { text: 'vk.com/keki' })
  expect(await find()).toMatchObject({ kind: 'vk', trouble: { key: 'needsToken' } })
  await t.client.call('watching.setToken', { kind: 'vk', token: 'wrong' })
  expect(await find()).toMatchObject({ trouble: { key: 'tokenRefused' } })
  await t.client.call('watching.setToken', { kind: 'vk', token: 'service' })
  expect((await find()).found).toMatchObject([
    { kind: 'vk', title: 'Кеки', followers: 11, excerpt: 'Привет' },
  ])
  const { kinds } = await t.client.call('watching.get', {})
  expect(kinds.filter(({ needsToken }) => needsToken)).toEqual([
    { kind: 'vk', needsToken: true, hasToken: true },
  ])
})

test('watching has a pause of its own', async () => {
  web.serve('/feed', { body: rss(item(1)) })
  await t.client.call('watching.setPaused', { paused: true })
  const source = await t.client.call('sources.add', {
    competitorId,
    kind: 'feed',
    address: `${web.baseUrl}/feed`,
    title: 'K',
  })
  t.clock.advance(nextLookMs)
  await t.client.call('publishing.pulse', { projectId: null })
  expect(web.requests).toEqual([])
  await t.client.call('sources.look', { ids: [source.id] })
  await looked(({ readAt }) => readAt !== null)
  await t.client.call('watching.setPaused', { paused: false })
})
