import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { Delivery, Expiry, RepostWay } from '#shared/model/delivery.ts'
import type { PostFields } from '#shared/model/post.ts'
import type { Project } from '#shared/model/project.ts'
import { localOf } from '#shared/time/zoned.ts'
import type { ConnectorHarness, NetworkWorld } from '../connectors/ConnectorHarness.ts'
import { blueskyHarness } from '../connectors/blueskyHarness.ts'
import { mastodonHarness } from '../connectors/mastodonHarness.ts'
import { telegramHarness } from '../connectors/telegramHarness.ts'
import { CHANNEL, TOKEN } from '../fakes/telegram/testTelegram.ts'
import { connectTelegram } from './connectedNetworks.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const text = 'Karibu! Leo punguzo la 20 %'
const words = 'Bado siku mbili'
const never: Expiry = { kind: 'never' }

let t: TestCore
let project: Project
let world: NetworkWorld | null
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
  world = null
})
afterEach(async () => {
  await t.close()
  await world?.close()
})

const get = (id: string) => t.client.call('deliveries.get', { id })
const feed = async ({ id }: Channel) =>
  (await t.client.call('practice.feed', { channelId: id, withRemoved: false })).map(post =>
    post.repostOf === null ? post.text : `↻ ${post.repostOf.text}`,
  )

/** A post that is out on the channel. */
async function publishedOn(
  channel: Channel,
  more: { fields?: Partial<PostFields>; expiry?: Expiry } = {},
): Promise<string> {
  const { deliveries } = await t.planned(project, [channel], minute, more)
  const id = deliveries[0]?.id ?? ''
  t.clock.advance(minute)
  await t.until(id, 'published')
  return id
}

/** What a fault left in doubt is asked for after a restart, and is out. */
async function outAfterDoubt(id: string): Promise<void> {
  t.clock.advance(minute)
  await t.until(id, 'uncertain')
  await t.restart()
  t.clock.advance(minute)
  await t.eventually(
    () => get(id),
    seen => {
      t.clock.advance(1000)
      return seen.delivery.state === 'published'
    },
  )
}

async function repost(
  id: string,
  channel: Channel,
  how: RepostWay,
  inMs: number,
  expiry: Expiry = never,
): Promise<{ postId: string; delivery: Delivery }> {
  const dueLocal = localOf(t.clock.now() + inMs, project.zone)
  const schedule = { dueLocal, zone: project.zone, latestLocal: null, expiry }
  const { postIds, deliveries } = await t.client.call('reposts.plan', {
    id,
    items: [{ channelId: channel.id, how, when: { kind: 'at', schedule } }],
    quoteText: how === 'quote' ? words : '',
  })
  const [delivery] = deliveries
  if (delivery === undefined) throw new Error('nothing was planned')
  return { postId: postIds[0] ?? '', delivery }
}

async function connect({ id, start }: ConnectorHarness): Promise<{ channel: Channel; neighbour: Channel }> {
  world = await start()
  return {
    channel: await t.channel(project.id, id, world.way, world.fields),
    neighbour: await t.channel(project.id, id, world.way, world.sentOn?.neighbour ?? {}),
  }
}

const sentOn = () => {
  if (world?.sentOn === undefined) throw new Error('no reposts here')
  return world.sentOn
}

const arm = (name: string) => {
  const fault = sentOn().faults.find(each => each.name === name)
  if (fault === undefined) throw new Error(`no fault is called ${name}`)
  fault.arm()
}

test('to another project and as a copy beside: both go out in time, and everything stays linked', async () => {
  const here = await t.practiceChannel(project.id)
  const other = await t.client.call('projects.create', { ...project, name: 'Saluni', logoMediaId: null })
  const there = await t.practiceChannel(other.id)
  const id = await publishedOn(here, { fields: { link: 'https://duka.example', kind: 'advertisement' } })
  const ways = await t.client.call('reposts.ways', { id })
  expect(ways.map(({ native }) => native)).toEqual([null, null])
  const schedule = {
    dueLocal: localOf(t.clock.now() + day, project.zone),
    zone: project.zone,
    latestLocal: null,
    expiry: never,
  }
  const { postIds, deliveries } = await t.client.call('reposts.plan', {
    id,
    items: [
      { channelId: here.id, how: 'copy', when: { kind: 'at', schedule } },
      { channelId: there.id, how: 'native', when: { kind: 'at', schedule } },
    ],
  })
  expect(postIds).toHaveLength(2)
  expect(deliveries.map(d => [d.projectId, d.state, d.repost])).toEqual([
    [project.id, 'waiting', { deliveryId: id, how: 'copy' }],
    [other.id, 'waiting', { deliveryId: id, how: 'native' }],
  ])
  t.clock.advance(day)
  for (const delivery of deliveries) await t.until(delivery.id, 'published')
  const whole = `${text}\n\nhttps://duka.example`
  expect([await feed(here), await feed(there)]).toEqual([[whole, whole], [`↻ ${whole}`]])
  const original = await get(id)
  expect(original.delivery.isReposted).toBe(true)
  expect(original.reposts.map(card => card.id).sort()).toEqual(deliveries.map(d => d.id).sort())
  expect((await get(deliveries[1]?.id ?? '')).original?.id).toBe(id)
  const { post } = await t.client.call('posts.get', { id: postIds[0] ?? '' })
  expect(post).toMatchObject({ kind: 'repost', text, link: 'https://duka.example' })
})

test('taken back and brought again before it is due, like any post', async () => {
  const here = await t.practiceChannel(project.id)
  const id = await publishedOn(here)
  const { postId, delivery } = await repost(id, here, 'native', hour)
  await t.client.call('posts.remove', { id: postId })
  expect((await get(id)).reposts).toEqual([])
  await t.client.call('posts.restore', { id: postId })
  t.clock.advance(hour)
  await t.until(delivery.id, 'published')
  expect(await feed(here)).toEqual([`↻ ${text}`, text])
})

test('of a repost that only sends on, the original is sent on; words of a copy are its own', async () => {
  const here = await t.practiceChannel(project.id)
  const id = await publishedOn(here)
  const first = await repost(id, here, 'native', hour)
  t.clock.advance(hour)
  await t.until(first.delivery.id, 'published')
  const second = await repost(first.delivery.id, here, 'native', hour)
  expect(second.delivery.repost).toEqual({ deliveryId: id, how: 'native' })
  const copy = await repost(id, here, 'copy', 2 * hour)
  await t.client.call('posts.update', { id: copy.postId, fields: { text: 'Tena' } })
  t.clock.advance(hour)
  await t.until(second.delivery.id, 'published')
  t.clock.advance(hour)
  await t.until(copy.delivery.id, 'published')
  expect(await feed(here)).toEqual(['Tena', `↻ ${text}`, `↻ ${text}`, text])
  await expect(t.client.call('deliveries.pushEdit', { id: first.delivery.id })).rejects.toMatchObject({
    code: 'refused',
  })
})

test('a thread with a comment: the copy says all of it again, the native repost is one', async () => {
  const here = await t.practiceChannel(project.id)
  const there = await t.practiceChannel(project.id)
  const id = await publishedOn(here, {
    fields: { parts: [{ text: 'Mbili', media: [] }], comment: { text: 'Bei', afterMs: 0 } },
  })
  const native = await repost(id, there, 'native', hour)
  const copy = await repost(id, there, 'copy', 2 * hour)
  t.clock.advance(hour)
  await t.until(native.delivery.id, 'published')
  expect((await get(native.delivery.id)).further).toEqual([])
  t.clock.advance(hour)
  await t.until(copy.delivery.id, 'published')
  await t.eventually(
    () => feed(there),
    shown => shown.length === 4,
  )
  expect(await feed(there)).toEqual(['Bei', 'Mbili', text, `↻ ${text}`])
})

test('the original disappears before: the native repost is hers to decide at once, and goes out as a copy in time', async () => {
  const here = await t.practiceChannel(project.id)
  const id = await publishedOn(here, { expiry: { kind: 'after', afterMs: hour } })
  const { delivery } = await repost(id, here, 'native', 2 * hour)
  t.clock.advance(hour)
  await t.until(id, 'expired')
  const failed = await t.until(delivery.id, 'failed')
  expect(failed.problem).toMatchObject({ key: 'originalGone', action: 'repostAsCopy' })
  await expect(t.client.call('deliveries.retry', { ids: [delivery.id] })).rejects.toMatchObject({
    code: 'conflict',
  })
  const asCopy = await t.client.call('reposts.setHow', { id: delivery.id, how: 'copy' })
  expect(asCopy).toMatchObject({ state: 'waiting', dueAt: delivery.dueAt, problem: null })
  const back = await t.client.call('reposts.setHow', { id: delivery.id, how: 'native' })
  expect(back).toMatchObject({ state: 'failed', problem: { key: 'originalGone' } })
  await t.client.call('reposts.setHow', { id: delivery.id, how: 'copy' })
  t.clock.advance(hour)
  await t.until(delivery.id, 'published')
  expect(await feed(here)).toEqual([text])
})

test('decided only after its time, it goes out at once', async () => {
  const here = await t.practiceChannel(project.id)
  const id = await publishedOn(here)
  const { delivery } = await repost(id, here, 'native', hour)
  await t.client.call('deliveries.takeDown', { id })
  await t.until(delivery.id, 'failed')
  t.clock.advance(day)
  await t.client.call('reposts.setHow', { id: delivery.id, how: 'copy' })
  await t.until(delivery.id, 'published')
  expect(await feed(here)).toEqual([text])
})

test.each([mastodonHarness, blueskyHarness, telegramHarness])(
  '$id: sent on to another account, once, and taken away when it is over; the original stays',
  async harness => {
    const { channel, neighbour } = await connect(harness)
    const id = await publishedOn(channel)
    const expiry: Expiry = { kind: 'after', afterMs: hour }
    const { delivery } = await repost(id, neighbour, 'native', hour, expiry)
    t.clock.advance(hour)
    const out = await t.until(delivery.id, 'published')
    expect(out.url).toMatch(/^https?:/)
    expect([sentOn().seen(), sentOn().accepted()]).toEqual([[text], 1])
    await t.restart()
    t.clock.advance(hour)
    await t.until(delivery.id, 'expired')
    expect([sentOn().seen(), world?.seen().map(post => post.text)]).toEqual([[], [text]])
  },
)

test.each([
  { harness: mastodonHarness, state: 'expired' },
  { harness: blueskyHarness, state: 'expired' },
  { harness: telegramHarness, state: 'published' },
] as const)(
  '$harness.id: what becomes of a repost when its original is removed: $state',
  async ({ harness, state }) => {
    const { channel, neighbour } = await connect(harness)
    const id = await publishedOn(channel)
    const { delivery } = await repost(id, neighbour, 'native', hour)
    t.clock.advance(hour)
    await t.until(delivery.id, 'published')
    t.clock.advance(hour)
    await t.client.call('deliveries.takeDown', { id })
    await t.until(id, 'expired')
    const { ledger } = await t.eventually(
      () => get(delivery.id),
      seen => seen.delivery.state === state,
    )
    const keys = ledger.map(line => line.decision?.key)
    expect(keys.includes('originalRemoved')).toBe(state === 'expired')
    expect(sentOn().seen()).toEqual(state === 'expired' ? [] : [text])
  },
)

test.each([mastodonHarness, blueskyHarness])(
  '$id: a second one on the same account takes the place of the first, also of its end',
  async harness => {
    const { channel } = await connect(harness)
    const id = await publishedOn(channel)
    const first = await repost(id, channel, 'native', hour, { kind: 'after', afterMs: day })
    const second = await repost(id, channel, 'native', 2 * hour)
    t.clock.advance(hour)
    await t.until(first.delivery.id, 'published')
    t.clock.advance(hour)
    await t.until(second.delivery.id, 'published')
    const { delivery, ledger } = await get(first.delivery.id)
    expect(delivery.state).toBe('expired')
    expect(ledger.some(line => line.decision?.key === 'repostReplaced')).toBe(true)
    t.clock.advance(2 * day)
    await t.client.call('publishing.pulse', { projectId: null })
    expect([sentOn().seen(), sentOn().accepted()]).toEqual([[text], 2])
    expect((await get(second.delivery.id)).delivery.state).toBe('published')
  },
)

test.each([
  { harness: mastodonHarness, fault: 'a reset after it was taken' },
  { harness: mastodonHarness, fault: 'a reset before it was taken' },
  { harness: blueskyHarness, fault: 'a reset after it was taken' },
  { harness: blueskyHarness, fault: 'a reset before it was taken' },
])(
  '$harness.id, $fault: the network is asked after a restart, and it is out once',
  async ({ harness, fault }) => {
    const { channel, neighbour } = await connect(harness)
    const id = await publishedOn(channel)
    const { delivery } = await repost(id, neighbour, 'native', minute)
    arm(fault)
    await outAfterDoubt(delivery.id)
    expect([sentOn().seen(), sentOn().accepted()]).toEqual([[text], 1])
  },
)

describe.each([mastodonHarness, blueskyHarness])('$id: quoted', harness => {
  const quoted = () => world?.quoted?.()

  test('under words of its own, and it stays when the original goes; its own end takes it away', async () => {
    const { channel } = await connect(harness)
    const id = await publishedOn(channel)
    const { postId, delivery } = await repost(id, channel, 'quote', hour, { kind: 'after', afterMs: day })
    expect(delivery.repost).toEqual({ deliveryId: id, how: 'quote' })
    const { post } = await t.client.call('posts.get', { id: postId })
    expect(post).toMatchObject({ kind: 'repost', text: words, link: '', media: [] })
    t.clock.advance(hour)
    await t.until(delivery.id, 'published')
    expect(quoted()).toEqual([{ text: words, media: 0, of: text }])
    expect((await get(id)).reposts.map(card => card.id)).toEqual([delivery.id])
    t.clock.advance(hour)
    await t.client.call('deliveries.takeDown', { id })
    await t.until(id, 'expired')
    expect((await get(delivery.id)).delivery.state).toBe('published')
    expect(quoted()).toEqual([{ text: words, media: 0, of: null }])
    t.clock.advance(day)
    await t.until(delivery.id, 'expired')
    expect(world?.seen()).toEqual([])
  })

  test('the original disappears before: it is hers to decide, and goes out without it', async () => {
    const { channel } = await connect(harness)
    const id = await publishedOn(channel)
    const { delivery } = await repost(id, channel, 'quote', day)
    t.clock.advance(hour)
    await t.client.call('deliveries.takeDown', { id })
    const failed = await t.until(delivery.id, 'failed')
    expect(failed.problem).toMatchObject({ key: 'quotedGone', action: 'withoutQuote' })
    await t.client.call('reposts.setHow', { id: delivery.id, how: 'copy' })
    const back = await t.client.call('reposts.setHow', { id: delivery.id, how: 'quote' })
    expect(back).toMatchObject({ state: 'failed', problem: { key: 'quotedGone' } })
    await t.client.call('reposts.setHow', { id: delivery.id, how: 'copy' })
    t.clock.advance(day)
    await t.until(delivery.id, 'published')
    expect(world?.seen().map(post => post.text)).toEqual([words])
  })

  test.each(['a reset after it was taken', 'a reset before it was taken'])(
    '%s: the network is asked after a restart, and it is out once',
    async name => {
      const { channel } = await connect(harness)
      const id = await publishedOn(channel)
      const { delivery } = await repost(id, channel, 'quote', minute)
      world?.faults.find(fault => fault.name === name)?.arm()
      await outAfterDoubt(delivery.id)
      expect([quoted(), world?.accepted()]).toEqual([[{ text: words, media: 0, of: text }], 2])
    },
  )
})

test('a quote needs words, and a network that has quotes', async () => {
  const { channel } = await connect(blueskyHarness)
  const here = await t.practiceChannel(project.id)
  const id = await publishedOn(channel)
  const ways = await t.client.call('reposts.ways', { id })
  expect(Object.fromEntries(ways.map(({ channelId, quote }) => [channelId, quote]))).toMatchObject({
    [channel.id]: null,
    [here.id]: 'otherNetwork',
  })
  const plan = (channelId: string, kind: 'now' | 'draft', quoteText: string) =>
    t.client.call('reposts.plan', {
      id,
      items: [{ channelId, how: 'quote', when: kind === 'now' ? { kind, expiry: never } : { kind } }],
      quoteText,
    })
  await expect(plan(here.id, 'now', words)).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(plan(channel.id, 'now', ' ')).rejects.toMatchObject({
    code: 'invalid_input',
    details: { field: 'quoteText' },
  })
  expect((await plan(channel.id, 'draft', '')).deliveries).toHaveLength(1)
})

test('what shows the original does not repeat: its later ones would not show it; a copy does', async () => {
  const { channel } = await connect(blueskyHarness)
  const id = await publishedOn(channel)
  const series = ({ postId, delivery: { dueLocal } }: Awaited<ReturnType<typeof repost>>) => {
    const schedule = { dueLocal: dueLocal ?? '', zone: project.zone, latestLocal: null, expiry: never }
    return t.client.call('series.create', {
      ...{ postId, rule: 'FREQ=DAILY;COUNT=3', startLocal: schedule.dueLocal, zone: project.zone },
      schedules: [{ channelId: channel.id, schedule }],
    })
  }
  const fields = { name: 'Round', pillarId: null, channelIds: [channel.id], restDays: 7, paused: true }
  const list = await t.client.call('evergreen.create', { projectId: project.id, fields })
  const keep = (postId: string) => t.client.call('evergreen.addPost', { listId: list.id, postId })
  for (const how of ['quote', 'native'] as const) {
    const planned = await repost(id, channel, how, hour)
    await expect(series(planned)).rejects.toMatchObject({ code: 'conflict' })
    await expect(keep(planned.postId)).rejects.toMatchObject({ code: 'conflict' })
  }
  const copy = await repost(id, channel, 'copy', hour)
  expect((await keep(copy.postId)).postId).not.toBe(copy.postId)
  expect(await series(copy)).toMatchObject({ changed: 2 })
})

test('telegram cannot be asked: nothing is forwarded again, she decides', async () => {
  const { channel, neighbour } = await connect(telegramHarness)
  const id = await publishedOn(channel)
  const { delivery } = await repost(id, neighbour, 'native', minute)
  arm('a reset after it was taken')
  t.clock.advance(minute)
  expect((await t.until(delivery.id, 'uncertain')).problem).toMatchObject({ action: 'decide' })
  t.clock.advance(day)
  await t.client.call('deliveries.decide', { id: delivery.id, decision: { kind: 'isOut', url: null } })
  await t.until(delivery.id, 'published')
  expect(sentOn().accepted()).toBe(1)
})

test('removed on the network behind our back: nothing is sent, and she is told', async () => {
  const { server, channel } = await connectTelegram(t, project)
  const id = await publishedOn(channel)
  const { delivery } = await repost(id, channel, 'native', day)
  const [message] = server.visibleMessages(CHANNEL)
  await fetch(
    `${server.baseUrl}/bot${TOKEN}/deleteMessage?chat_id=${CHANNEL}&message_id=${message?.messageId}`,
  )
  t.clock.advance(day)
  expect((await t.until(delivery.id, 'failed')).problem).toMatchObject({
    key: 'originalGone',
    action: 'repostAsCopy',
    networkWords: expect.stringContaining('not found') as string,
  })
  expect(server.visibleMessages(CHANNEL)).toEqual([])
  await server.close()
})

test('where it cannot be sent on, that is said, and refused when asked for all the same', async () => {
  const practice = await t.practiceChannel(project.id)
  const hand = await t.channel(project.id, 'byhand', 'name', { name: 'Redio', page: '' })
  const { channel: mastodon } = await connect(mastodonHarness)
  const id = await publishedOn(practice)
  const waysOf = async (of: string) =>
    Object.fromEntries(
      (await t.client.call('reposts.ways', { id: of })).map(({ channelId, native }) => [channelId, native]),
    )
  expect(await waysOf(id)).toMatchObject({
    [practice.id]: null,
    [hand.id]: 'otherNetwork',
    [mastodon.id]: 'otherNetwork',
  })
  const items = [{ channelId: hand.id, how: 'native' as const, when: { kind: 'draft' as const } }]
  await expect(t.client.call('reposts.plan', { id, items })).rejects.toMatchObject({ code: 'invalid_input' })
  await t.client.call('deliveries.takeDown', { id })
  await t.until(id, 'expired')
  expect((await waysOf(id))[practice.id]).toBe('notOut')
  const { deliveries } = await t.planned(project, [practice], hour)
  await expect(t.client.call('reposts.ways', { id: deliveries[0]?.id ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a repost is no near-duplicate of what it repeats; another post like it still is', async () => {
  const here = await t.practiceChannel(project.id)
  const id = await publishedOn(here)
  const { postId, delivery } = await repost(id, here, 'copy', hour)
  const find = (of: string | null) =>
    t.client.call('duplicates.find', {
      postId: of,
      items: [{ channelId: here.id, text, mediaIds: [], at: delivery.dueAt ?? '' }],
    })
  expect(await find(postId)).toEqual([])
  expect(await find((await get(id)).delivery.postId)).toEqual([])
  expect(await find(null)).toHaveLength(1)
})
