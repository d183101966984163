import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Rehearsal } from '#shared/model/rehearsal.ts'
import { rehearsalAddress, totalsOf } from '#shared/model/rehearsal.ts'
import type { Project } from '#shared/model/project.ts'
import type { Media } from '#shared/model/media.ts'
import { localOf } from '#shared/time/zoned.ts'
import { testImage } from '../fakes/testImage.ts'
import { connectMastodon, connectTelegram } from './connectedNetworks.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let t: TestCore
let project: Project
/** What reached any network since the rehearsal began. */
let hits: string[]
let closes: (() => Promise<unknown>)[]

beforeEach(async () => {
  hits = []
  closes = []
  t = startTestCore({
    fetch: (input, init) => {
      hits.push(input)
      return fetch(input, init)
    },
  })
  project = await t.project()
})
afterEach(async () => {
  await t.close()
  for (const close of closes) await close()
})

const rehearse = (forMs: number, more: { campaignId?: string; fromMs?: number; id?: string } = {}) =>
  t.client.call('rehearsal.run', {
    id: more.id ?? randomUUID(),
    projectId: project.id,
    campaignId: more.campaignId ?? null,
    from: new Date(t.clock.now() + (more.fromMs ?? 0)).toISOString(),
    to: new Date(t.clock.now() + forMs).toISOString(),
  })
const brief = ({ items }: Rehearsal) =>
  items.map(({ kind, outcome, plannedAt, at }) => [
    kind,
    outcome,
    sinceStart(plannedAt),
    at && sinceStart(at),
  ])
const started = Date.UTC(2026, 10, 22, 9, 0, 0)
const sinceStart = (at: string) => (Date.parse(at) - started) / minute

test('the whole life of a post is walked through, and nothing of it is real', async () => {
  const mastodon = await connectMastodon(t, project)
  closes.push(() => mastodon.server.close())
  const media = (await (await t.upload(await testImage(80, 60), 'mkate.png')).json()) as Media
  const { post, deliveries } = await t.planned(project, [mastodon.channel], hour, {
    fields: {
      text: 'Mkate mpya',
      media: [{ mediaId: media.id, alt: 'Mkate' }],
      parts: [{ text: 'Bei ni 50', media: [] }],
      comment: { text: 'Karibuni!', afterMs: 10 * minute },
    },
    expiry: { kind: 'after', afterMs: 3 * hour },
  })
  const before = await t.client.call('deliveries.get', { id: deliveries[0]?.id ?? '' })
  hits.length = 0
  const received = mastodon.server.requests.length
  const rehearsal = await rehearse(day)
  expect(brief(rehearsal)).toEqual([
    ['publish', 'goes', 60, expect.closeTo(60, 0)],
    ['comment', 'goes', expect.closeTo(70, 0), expect.closeTo(70, 0)],
    ['expire', 'goes', expect.closeTo(240, 0), expect.closeTo(240, 0)],
  ])
  const [publish, comment, expire] = rehearsal.items
  expect(publish).toMatchObject({
    postId: post.id,
    problems: [],
    removal: 'ratiba',
    messages: [
      { text: 'Mkate mpya', count: 10, limit: 500, media: [{ mime: 'image/png', width: 80, height: 60 }] },
      { text: 'Bei ni 50', count: 9 },
    ],
  })
  const requestsOf = async (item: typeof publish) =>
    t.client.call('rehearsal.requests', { id: rehearsal.id, itemId: item?.id ?? '' })
  const sent = (await requestsOf(publish)).filter(({ step }) => step === 'send')
  expect(sent.map(({ part, method, url }) => [part, method, new URL(url).pathname])).toEqual([
    [0, 'POST', '/api/v1/statuses'],
    [1, 'POST', '/api/v1/statuses'],
  ])
  expect(JSON.parse(sent[0]?.json ?? '')).toMatchObject({ status: 'Mkate mpya', visibility: 'public' })
  expect(JSON.parse(sent[1]?.json ?? '')).toMatchObject({
    in_reply_to_id: expect.stringMatching(/^rehearsal-/) as string,
  })
  expect(sent[0]?.headers).toContainEqual({ name: 'authorization', value: 'Bearer •••' })
  expect(sent[0]?.headers).toContainEqual({ name: 'idempotency-key', value: deliveries[0]?.id })
  expect((await requestsOf(publish)).find(({ step }) => step === 'prepare')?.files).toEqual([
    { field: 'file', name: 'file.png', mime: 'image/png', bytes: media.bytes },
  ])
  const said = (await requestsOf(comment)).find(({ step }) => step === 'send')
  expect(JSON.parse(said?.json ?? '')).toMatchObject({ status: 'Karibuni!' })
  expect(
    (await requestsOf(expire)).filter(({ step }) => step === 'send').map(({ method }) => method),
  ).toEqual(['DELETE', 'DELETE', 'DELETE'])
  // Nothing left, and nothing here is any different.
  expect([hits, mastodon.server.requests.length]).toEqual([[], received])
  expect(await t.client.call('deliveries.get', { id: deliveries[0]?.id ?? '' })).toEqual(before)
  const file = await t.core.handleRequest(new Request(`app://ratiba${rehearsalAddress(rehearsal.id)}`))
  const everything = await file.text()
  expect(JSON.parse(everything)).toMatchObject({
    ...rehearsal,
    items: [{ requests: await requestsOf(publish) }, {}, {}],
  })
  expect(everything).not.toContain(mastodon.token)
  // And then it really goes out, as it was rehearsed.
  t.clock.advance(hour)
  // The pause before the second part.
  await expect.poll(() => mastodon.sent()).toEqual(['Mkate mpya'])
  await expect.poll(() => t.clock.waiting()).toBeGreaterThan(1)
  t.clock.advance(minute)
  await t.until(deliveries[0]?.id ?? '', 'published')
  const real = mastodon.server.requests.filter(({ apiMethod }) => apiMethod === 'statuses.create')
  const { media_ids: ids, ...fields } = real[0]?.fields ?? {}
  expect(ids).toHaveLength(1)
  expect(JSON.parse(sent[0]?.json ?? '')).toMatchObject(fields)
})

test('rules move and hold back, spacing and caps count what was rehearsed before', async () => {
  const channel = await t.practiceChannel(project.id)
  await t.client.call('channels.setRules', {
    id: channel.id,
    rules: {
      spacingMs: 10 * minute,
      dailyCap: 3,
      quiet: { kind: 'own', hours: { from: '15:00', to: '16:00' } },
    },
  })
  // It is noon in Nairobi: the second would come too soon after the first, the third in quiet hours, the fourth is one too many.
  for (const inMs of [hour, hour + minute, 3 * hour + 30 * minute, 6 * hour])
    await t.planned(project, [channel], inMs)
  const rehearsal = await rehearse(2 * day)
  expect(brief(rehearsal)).toEqual([
    ['publish', 'goes', 60, expect.closeTo(60, 0)],
    ['publish', 'goes', 61, expect.closeTo(70, 0)],
    ['publish', 'goes', 210, expect.closeTo(240, 0)],
    ['publish', 'goes', 360, expect.closeTo(360 + 24 * 60, 0)],
  ])
  expect(rehearsal.items.map(({ moves }) => moves.map(({ key }) => key))).toEqual([
    [],
    [],
    ['quietHours'],
    ['dailyCap'],
  ])
  expect(totalsOf(rehearsal.items)).toMatchObject({ goesOut: 4, moved: 2, inTrouble: 0 })
})

test('what stands in the way is told: a text that is too long, a lost login, a pause, what cannot be removed', async () => {
  const telegram = await connectTelegram(t, project)
  closes.push(() => telegram.server.close())
  const byHand = await t.channel(project.id, 'byhand', 'name', { name: 'Instagram', page: '' })
  await t.planned(project, [telegram.channel], hour, {
    fields: { text: 'é'.repeat(5000) },
    expiry: { kind: 'after', afterMs: 10 * day },
  })
  await t.planned(project, [byHand], 2 * hour)
  await t.client.call('channels.pause', { id: telegram.channel.id, paused: true })
  await t.client.call('blackouts.create', {
    projectId: project.id,
    name: 'Eid',
    startsOn: '2026-11-24',
    endsOn: '2026-11-24',
  })
  await t.planned(project, [telegram.channel], 2 * day)
  hits.length = 0
  const rehearsal = await rehearse(5 * day)
  expect(brief(rehearsal)).toEqual([
    ['publish', 'goes', 60, expect.closeTo(60, 0)],
    ['publish', 'byHand', 120, expect.closeTo(120, 0)],
    ['publish', 'missed', 2 * 24 * 60, null],
  ])
  const [long, , eid] = rehearsal.items
  expect(long).toMatchObject({
    removal: 'byHand',
    standstills: ['channelPaused'],
    messages: [{ count: 5000, limit: 4096 }],
  })
  expect(long?.problems.map(({ key }) => key)).toEqual(['textTooLong', 'expiryTooLong'])
  expect(eid).toMatchObject({
    problem: { key: 'blackout' },
    moves: [{ key: 'blackout', params: { name: 'Eid' } }],
  })
  expect(totalsOf(rehearsal.items)).toEqual({
    goesOut: 0,
    byHand: 1,
    moved: 1,
    inTrouble: 2,
    cannotRemove: 1,
  })
  expect(hits).toEqual([])
})

test('posts of a series that are not made yet are rehearsed, and stay unmade', async () => {
  const channel = await t.practiceChannel(project.id)
  const { post, deliveries } = await t.planned(project, [channel], day)
  const { dueLocal, zone } = deliveries[0] ?? {}
  if (dueLocal == null || zone === undefined) throw new Error('not planned')
  await t.client.call('series.create', {
    postId: post.id,
    rule: 'FREQ=WEEKLY',
    startLocal: dueLocal,
    zone,
    schedules: [
      { channelId: channel.id, schedule: { dueLocal, zone, latestLocal: null, expiry: { kind: 'never' } } },
    ],
  })
  const range = {
    from: new Date(0).toISOString(),
    to: new Date(t.clock.now() + 400 * day).toISOString(),
    projectId: null,
  }
  const made = async () =>
    (await t.client.call('deliveries.inRange', range)).filter(card => card.occurrence?.isMade).length
  const before = await made()
  const rehearsal = await rehearse(100 * day, { fromMs: 50 * day })
  expect(rehearsal.items).toHaveLength(8)
  expect(
    rehearsal.items.every(({ postId, occurrence }) => postId === null && occurrence?.isMade === false),
  ).toBe(true)
  expect(await made()).toBe(before)
})

test('only the campaign that is asked for, with the rules as everything together meets them', async () => {
  const channel = await t.practiceChannel(project.id)
  const campaign = await t.client.call('campaigns.create', {
    projectId: project.id,
    fields: { name: 'Sikukuu', goal: '', colour: null, startsOn: null, endsOn: null },
  })
  await t.client.call('channels.setRules', { id: channel.id, rules: { dailyCap: 1 } })
  await t.planned(project, [channel], hour)
  await t.planned(project, [channel], 2 * hour, { fields: { campaignId: campaign.id } })
  const rehearsal = await rehearse(3 * day, { campaignId: campaign.id })
  expect(rehearsal.items.map(({ moves }) => moves.map(({ key }) => key))).toEqual([['dailyCap']])
})

test('a period that is over or too far away is refused; one that is called off ends', async () => {
  await expect(rehearse(-hour)).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(rehearse(500 * day)).rejects.toMatchObject({ code: 'invalid_input' })
  const channel = await t.practiceChannel(project.id)
  for (let i = 1; i <= 30; i++) await t.planned(project, [channel], i * minute)
  const stop = new AbortController()
  const running = t.client.call(
    'rehearsal.run',
    {
      id: randomUUID(),
      projectId: project.id,
      campaignId: null,
      from: new Date(t.clock.now()).toISOString(),
      to: new Date(t.clock.now() + day).toISOString(),
    },
    { signal: stop.signal },
  )
  stop.abort()
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  await expect(t.client.call('rehearsal.requests', { id: randomUUID(), itemId: 'x' })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a repost of what another project has out is sent on in a rehearsal, too', async () => {
  const mastodon = await connectMastodon(t, project)
  closes.push(() => mastodon.server.close())
  const { deliveries } = await t.planned(project, [mastodon.channel], minute, {
    expiry: { kind: 'after', afterMs: 10 * day },
  })
  const id = deliveries[0]?.id ?? ''
  t.clock.advance(minute)
  await t.until(id, 'published')
  // Long ago: nothing but the repost needs it.
  t.clock.advance(9 * day)
  const original = project
  project = await t.client.call('projects.create', { ...original, name: 'Saluni', logoMediaId: null })
  const token = mastodon.server.issueToken(mastodon.server.addAccount({ username: 'juma' }), [
    'read',
    'write',
  ])
  const fields = { instance: mastodon.server.baseUrl, token }
  const channel = await t.channel(project.id, 'mastodon', 'token', fields)
  const now = t.clock.now()
  const when = (ms: number) => ({
    kind: 'at' as const,
    schedule: {
      dueLocal: localOf(now + ms, project.zone),
      zone: project.zone,
      latestLocal: null,
      expiry: { kind: 'never' as const },
    },
  })
  const plan = (ms: number) =>
    t.client.call('reposts.plan', { id, items: [{ channelId: channel.id, how: 'native', when: when(ms) }] })
  await plan(hour)
  const rehearsal = await rehearse(2 * hour)
  expect(rehearsal.items.map(({ kind, outcome }) => [kind, outcome])).toEqual([['publish', 'goes']])
  const requests = await t.client.call('rehearsal.requests', {
    id: rehearsal.id,
    itemId: rehearsal.items[0]?.id ?? '',
  })
  const sent = requests.filter(({ step }) => step === 'send').map(({ url }) => new URL(url).pathname)
  expect(sent).toEqual([expect.stringMatching(/^\/api\/v1\/statuses\/\d+\/reblog$/)])
})

test('a quote is rehearsed with what it shows, and is refused where that disappears before', async () => {
  const mastodon = await connectMastodon(t, project)
  closes.push(() => mastodon.server.close())
  const { deliveries } = await t.planned(project, [mastodon.channel], minute, {
    expiry: { kind: 'after', afterMs: 3 * hour },
  })
  const id = deliveries[0]?.id ?? ''
  t.clock.advance(minute)
  await t.until(id, 'published')
  const quote = (inMs: number) =>
    t.client.call('reposts.plan', {
      id,
      items: [
        {
          channelId: mastodon.channel.id,
          how: 'quote',
          when: {
            kind: 'at',
            schedule: {
              dueLocal: localOf(t.clock.now() + inMs, project.zone),
              zone: project.zone,
              latestLocal: null,
              expiry: { kind: 'never' },
            },
          },
        },
      ],
      quoteText: 'Tazama',
    })
  await quote(hour)
  await quote(5 * hour)
  const { items, id: rehearsalId } = await rehearse(day)
  const repost = { deliveryId: id, how: 'quote' }
  expect(items).toMatchObject([
    { kind: 'publish', outcome: 'goes', repost, messages: [{ text: 'Tazama' }], problem: null },
    { kind: 'expire', outcome: 'goes', repost: null },
    { kind: 'publish', outcome: 'refused', repost, problem: { key: 'quotedGone' } },
  ])
  const requests = await t.client.call('rehearsal.requests', {
    id: rehearsalId,
    itemId: items[0]?.id ?? '',
  })
  const sent = requests.find(({ step }) => step === 'send')
  expect(JSON.parse(sent?.json ?? '')).toMatchObject({
    status: 'Tazama',
    quoted_status_id: expect.stringMatching(/^\d+$/) as string,
  })
})
