import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestCore } from '../../../../tests/core/startTestCore.ts'
import { startTestCore } from '../../../../tests/core/startTestCore.ts'

const minute = 60_000
const hour = 60 * minute

let t: TestCore
beforeEach(() => {
  t = startTestCore()
})
afterEach(async () => {
  await t.close()
})

const feed = (channelId: string, withRemoved = false) =>
  t.client.call('practice.feed', { channelId, withRemoved })
const events = async (deliveryId: string) =>
  (await t.client.call('ledger.list', { projectId: null, deliveryId, before: null, limit: 100 }))
    .map(line => line.event)
    .reverse()

async function one(inMs: number, more?: Parameters<TestCore['planned']>[3]) {
  const project = await t.project()
  const channel = await t.practiceChannel(project.id)
  const { post, deliveries } = await t.planned(project, [channel], inMs, more)
  const id = deliveries[0]?.id ?? ''
  return { project, channel, post, id }
}

describe('the main way', () => {
  test('goes out at its time, not before, once, and is read back', async () => {
    const { channel, id } = await one(10 * minute)
    t.clock.advance(9 * minute)
    expect(await feed(channel.id)).toEqual([])
    t.clock.advance(1 * minute)
    const card = await t.until(id, 'published')
    expect(card.publishedAt).toBe(new Date(t.clock.now()).toISOString())
    await t.eventually(
      () => events(id),
      list => list.includes('verified'),
    )
    expect(await events(id)).toEqual(['scheduled', 'sending', 'published', 'verified'])
    expect(await feed(channel.id)).toHaveLength(1)
    expect(t.notices).toMatchObject([{ title: 'Published on Practice 1', needsYou: false }])
  })

  test('disappears when its time is over, with proof', async () => {
    const { channel, id } = await one(minute, { expiry: { kind: 'after', afterMs: 2 * hour } })
    t.clock.advance(minute)
    const { expireAt } = await t.until(id, 'published')
    expect(Date.parse(expireAt ?? '')).toBe(t.clock.now() + 2 * hour)
    t.clock.advance(2 * hour - 1)
    expect(await feed(channel.id)).toHaveLength(1)
    t.clock.advance(1)
    await t.until(id, 'expired')
    await t.eventually(
      () => events(id),
      list => list.filter(e => e === 'verified').length === 2,
    )
    expect((await events(id)).slice(-2)).toEqual(['removed', 'verified'])
    expect(await feed(channel.id)).toEqual([])
    expect(await feed(channel.id, true)).toHaveLength(1)
  })

  test('a moved delivery goes out at the new time only; an unscheduled or removed one never', async () => {
    const { channel, id, post } = await one(10 * minute)
    const later = '2026-11-22T15:00'
    await t.client.call('deliveries.move', { items: [{ id, dueLocal: later }] })
    t.clock.advance(30 * minute)
    expect(await feed(channel.id)).toEqual([])
    await t.client.call('deliveries.unschedule', { ids: [id] })
    t.clock.advance(24 * hour)
    expect(await feed(channel.id)).toEqual([])
    await t.client.call('deliveries.move', { items: [{ id, dueLocal: '2026-11-24T15:00' }] })
    expect((await t.client.call('deliveries.get', { id })).delivery.state).toBe('draft')
    await t.client.call('posts.remove', { id: post.id })
    t.clock.advance(7 * 24 * hour)
    expect(await feed(channel.id)).toEqual([])
  })

  test('the text of a post is what it is at the moment of sending', async () => {
    const { channel, post, id } = await one(minute)
    await t.client.call('posts.update', { id: post.id, fields: { text: 'Mabadiliko' } })
    t.clock.advance(minute)
    await t.until(id, 'published')
    expect((await feed(channel.id))[0]?.text).toBe('Mabadiliko')
    await t.client.call('posts.update', { id: post.id, fields: { text: 'Tena' } })
    await t.client.call('deliveries.pushEdit', { id })
    await t.eventually(
      () => events(id),
      list => list.includes('edited'),
    )
    expect((await feed(channel.id))[0]?.text).toBe('Tena')
  })
})

describe('an unknown outcome', () => {
  test('is looked up and never sent again: what was accepted counts as published', async () => {
    const { channel, id } = await one(minute)
    await t.client.call('practice.misbehave', { fault: 'answerLost' })
    t.clock.advance(minute)
    expect((await t.until(id, 'uncertain')).problem).toMatchObject({ key: 'unknownOutcome', action: 'wait' })
    expect(await feed(channel.id)).toHaveLength(1)
    await t.client.call('practice.misbehave', { fault: 'none' })
    t.clock.advance(10_000)
    await t.until(id, 'published')
    expect(await events(id)).toContain('found')
    expect(await feed(channel.id)).toHaveLength(1)
  })

  test('while the network is away the question is kept, and nothing is sent', async () => {
    const { channel, id } = await one(minute)
    await t.client.call('practice.misbehave', { fault: 'answerLost' })
    t.clock.advance(minute)
    await t.until(id, 'uncertain')
    await t.client.call('practice.misbehave', { fault: 'away' })
    for (let i = 0; i < 5; i++) {
      t.clock.advance(5 * minute)
      await t.eventually(
        () => events(id),
        list => list.filter(e => e === 'uncertain').length >= i + 2,
      )
    }
    await t.client.call('practice.misbehave', { fault: 'none' })
    t.clock.advance(2 * hour)
    await t.until(id, 'published')
    expect(await feed(channel.id)).toHaveLength(1)
  })
})

describe('a network that does not want', () => {
  test('away: tried again every minute, published late within the grace period', async () => {
    const { channel, id } = await one(minute)
    await t.client.call('practice.misbehave', { fault: 'away' })
    t.clock.advance(minute)
    await t.eventually(
      () => t.client.call('publishing.pulse', { projectId: null }),
      pulse => pulse.offline && pulse.waiting === 1,
    )
    await t.client.call('practice.misbehave', { fault: 'none' })
    t.clock.advance(minute)
    await t.until(id, 'published')
    expect(await feed(channel.id)).toHaveLength(1)
    expect((await t.client.call('publishing.pulse', { projectId: null })).offline).toBe(false)
  })

  test('away past the latest time: missed, never sent by itself, goes out when she says so', async () => {
    const { channel, id } = await one(minute, { latestInMs: 10 * minute })
    await t.client.call('practice.misbehave', { fault: 'away' })
    t.clock.advance(minute)
    await t.eventually(
      () => events(id),
      list => list.includes('retryLater'),
    )
    t.clock.advance(20 * minute)
    await t.until(id, 'missed')
    await t.client.call('practice.misbehave', { fault: 'none' })
    t.clock.advance(24 * hour)
    expect(await feed(channel.id)).toEqual([])
    await t.client.call('deliveries.retry', { ids: [id] })
    await t.until(id, 'published')
    expect(await feed(channel.id)).toHaveLength(1)
  })

  test('refused: failed with the network’s own words, then retried after a change', async () => {
    const { id } = await one(minute)
    await t.client.call('practice.misbehave', { fault: 'refuses' })
    t.clock.advance(minute)
    const failed = await t.until(id, 'failed')
    expect(failed.problem).toMatchObject({
      key: 'content',
      networkWords: expect.stringContaining('refuses this post') as string,
      action: 'editPost',
    })
    await t.client.call('practice.misbehave', { fault: 'none' })
    await t.client.call('deliveries.retry', { ids: [id] })
    await t.until(id, 'published')
  })

  test('a dead login stops the channel, loses nothing, and goes on after it works again', async () => {
    const { channel, id } = await one(minute)
    await t.client.call('practice.misbehave', { fault: 'loginDead' })
    t.clock.advance(minute)
    await t.eventually(
      () => t.client.call('channels.list', { projectId: null }),
      ([c]) => c?.health.state === 'needsLogin',
    )
    expect((await t.client.call('deliveries.get', { id })).delivery).toMatchObject({
      state: 'waiting',
      problem: { key: 'auth', action: 'reconnect' },
    })
    t.clock.advance(10 * minute)
    expect(await feed(channel.id)).toEqual([])
    await t.client.call('practice.misbehave', { fault: 'none' })
    await t.client.call('channels.verify', { id: channel.id })
    await t.until(id, 'published')
    expect(await feed(channel.id)).toHaveLength(1)
  })
})

describe('pausing and missing', () => {
  test('while paused nothing goes out; within the grace period it goes out late, past it she is asked', async () => {
    const { channel, id, project } = await one(10 * minute)
    const second = (await t.planned(project, [channel], 5 * hour)).deliveries[0]?.id ?? ''
    await t.client.call('publishing.pause', { paused: true })
    t.clock.advance(30 * minute)
    expect(await feed(channel.id)).toEqual([])
    await t.client.call('publishing.pause', { paused: false })
    await t.until(id, 'published')
    await t.client.call('publishing.pause', { paused: true })
    t.clock.advance(10 * hour)
    await t.client.call('publishing.pause', { paused: false })
    await t.until(second, 'missed')
    const today = await t.client.call('deliveries.today', { projectId: null, zone: 'Africa/Nairobi' })
    expect(today.needsYou.map(card => card.id)).toEqual([second])
    expect(t.notices.at(-1)).toMatchObject({ needsYou: true })
  })

  test('a clock that jumps a day ahead makes no burst: all are missed and ask', async () => {
    const { project, channel } = await one(hour)
    for (let i = 2; i <= 20; i++) await t.planned(project, [channel], i * hour)
    t.clock.jump(48 * hour)
    t.clock.advance(minute)
    await t.eventually(
      () => t.client.call('publishing.pulse', { projectId: null }),
      pulse => pulse.needsYou === 20,
    )
    expect(await feed(channel.id)).toEqual([])
  })

  test('a clock that jumps back publishes nothing twice', async () => {
    const { channel, id } = await one(minute)
    t.clock.advance(minute)
    await t.until(id, 'published')
    t.clock.jump(-24 * hour)
    t.clock.advance(30 * hour)
    expect(await feed(channel.id)).toHaveLength(1)
  })

  test('after downtime the late ones of a channel go out oldest first and apart', async () => {
    const { project, channel, id } = await one(10 * minute)
    const second = (await t.planned(project, [channel], 11 * minute)).deliveries[0]?.id ?? ''
    await t.core.stop()
    t.clock.jump(20 * minute)
    await t.restart()
    await t.until(id, 'published')
    expect((await t.client.call('deliveries.get', { id: second })).delivery.state).toBe('waiting')
    t.clock.advance(59_000)
    expect(await feed(channel.id)).toHaveLength(1)
    t.clock.advance(1000)
    await t.until(second, 'published')
  })
})

test('by hand: reminds with a kit, waits for "it is out", and reminds of removing', async () => {
  const project = await t.project()
  const channel = await t.channel(project.id, 'byhand', 'name', {
    name: 'Instagram @duka',
    page: 'https://www.instagram.com/',
  })
  const { deliveries } = await t.planned(project, [channel], minute, {
    expiry: { kind: 'after', afterMs: hour },
  })
  const id = deliveries[0]?.id ?? ''
  t.clock.advance(minute)
  const { kit } = await t.eventually(
    () => t.client.call('deliveries.get', { id }),
    got => got.delivery.problem?.key === 'byHand',
  )
  expect(kit).toMatchObject({ text: 'Karibu! Leo punguzo la 20 %', openUrl: 'https://www.instagram.com/' })
  expect(t.notices.at(-1)).toMatchObject({ title: 'Time to publish on Instagram @duka', needsYou: true })
  t.clock.advance(24 * hour)
  expect((await t.client.call('deliveries.get', { id })).delivery.state).toBe('waiting')
  await t.client.call('deliveries.markOut', { id, url: 'https://www.instagram.com/p/abc' })
  t.clock.advance(hour)
  await t.eventually(
    () => t.client.call('deliveries.get', { id }),
    got => got.delivery.problem?.key === 'cannotRemove',
  )
  await t.client.call('deliveries.markRemoved', { id })
  expect((await t.client.call('deliveries.get', { id })).delivery.state).toBe('expired')
})

test('sleeps at most a minute while something waits, and not at all when nothing does', async () => {
  const before = t.clock.waiting()
  const { id } = await one(5 * hour)
  expect(t.clock.waiting()).toBe(before + 1)
  t.clock.advance(5 * hour)
  await t.until(id, 'published')
  await t.eventually(
    () => events(id),
    list => list.includes('verified'),
  )
  expect(t.clock.waiting()).toBe(before)
})
