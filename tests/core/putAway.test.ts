import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'
import { connectTelegram } from './connectedNetworks.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let t: TestCore
let project: Project
let channel: Channel
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
  channel = await t.practiceChannel(project.id)
})
afterEach(() => t.close())

const feed = (id = channel.id) => t.client.call('practice.feed', { channelId: id, withRemoved: true })
const state = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery.state
async function plan(inMs: number, channels = [channel], more?: Parameters<TestCore['planned']>[3]) {
  const { post, deliveries } = await t.planned(project, channels, inMs, more)
  return { post, id: deliveries[0]?.id ?? '', ids: deliveries.map(d => d.id) }
}
/** Every removal happens at its own instant, as it does in life. */
const later = () => {
  t.clock.advance(1)
}

describe('a post', () => {
  test('that is put away never goes out; brought back it goes out once, at its time', async () => {
    const { post, id } = await plan(hour)
    await t.client.call('posts.remove', { id: post.id })
    await expect(t.client.call('posts.get', { id: post.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(t.client.call('deliveries.get', { id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await t.client.call('publishing.pulse', { projectId: null })).waiting).toBe(0)
    const { deliveries } = await t.client.call('posts.restore', { id: post.id })
    expect(deliveries).toMatchObject([{ id, state: 'waiting' }])
    t.clock.advance(hour - 1)
    expect(await feed()).toEqual([])
    t.clock.advance(1)
    await t.until(id, 'published')
    expect(await feed()).toHaveLength(1)
  })

  test('brought back after its time: late within the grace period, missed past it', async () => {
    const first = await plan(10 * minute)
    const second = await plan(20 * minute)
    await t.client.call('posts.remove', { id: first.post.id })
    await t.client.call('posts.remove', { id: second.post.id })
    t.clock.advance(40 * minute)
    await t.client.call('posts.restore', { id: first.post.id })
    t.core.wake()
    await t.until(first.id, 'published')
    t.clock.advance(day)
    await t.client.call('posts.restore', { id: second.post.id })
    t.core.wake()
    await t.until(second.id, 'missed')
    expect(await feed()).toHaveLength(1)
  })

  test('cannot be put away while nobody knows whether it is out', async () => {
    const telegram = await connectTelegram(t, project)
    telegram.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'sendMessage' } })
    const { post, id } = await plan(minute, [telegram.channel])
    t.clock.advance(minute)
    await t.until(id, 'uncertain')
    const refusal = { code: 'conflict', details: { state: 'uncertain' } }
    await expect(t.client.call('posts.remove', { id: post.id })).rejects.toMatchObject(refusal)
    await expect(t.client.call('channels.remove', { id: telegram.channel.id })).rejects.toMatchObject(refusal)
    await expect(t.client.call('projects.remove', { id: project.id })).rejects.toMatchObject(refusal)
    expect(await state(id)).toBe('uncertain')
    await telegram.server.close()
  })

  test('that is put away leaves what is out to disappear at its time', async () => {
    const { post, id } = await plan(minute, [channel], { expiry: { kind: 'after', afterMs: hour } })
    t.clock.advance(minute)
    await t.until(id, 'published')
    await t.client.call('posts.remove', { id: post.id })
    t.clock.advance(hour)
    await t.until(id, 'expired')
    expect((await feed())[0]?.removedAt).not.toBeNull()
  })
})

describe('a channel or project', () => {
  test('put away holds everything back; brought back everything waits again', async () => {
    const { id } = await plan(hour)
    for (const noun of ['channels', 'projects'] as const) {
      const scope = { id: noun === 'channels' ? channel.id : project.id }
      await t.client.call(`${noun}.remove`, scope)
      await expect(t.client.call('deliveries.get', { id })).rejects.toMatchObject({ code: 'not_found' })
      later()
      await t.client.call(`${noun}.restore`, scope)
      expect(await state(id)).toBe('waiting')
      later()
    }
    t.clock.advance(hour)
    await t.until(id, 'published')
    expect(await feed()).toHaveLength(1)
  })

  test('cannot be put away while something there is still to be removed later', async () => {
    const { id } = await plan(minute, [channel], { expiry: { kind: 'after', afterMs: hour } })
    t.clock.advance(minute)
    await t.until(id, 'published')
    const refusal = { code: 'conflict', details: { expiries: 1 } }
    await expect(t.client.call('channels.remove', { id: channel.id })).rejects.toMatchObject(refusal)
    await expect(t.client.call('projects.remove', { id: project.id })).rejects.toMatchObject(refusal)
    await t.client.call('deliveries.setExpiry', { id, expiry: { kind: 'never' } })
    await t.client.call('channels.remove', { id: channel.id })
  })
})

/** Undo comes in any order: whatever is still put away must hold its deliveries back. */
describe('two things put away, brought back in either order', () => {
  type Scope = 'posts' | 'channels' | 'projects'
  const pairs: [Scope, Scope][] = [
    ['posts', 'channels'],
    ['posts', 'projects'],
    ['channels', 'posts'],
    ['channels', 'projects'],
    ['projects', 'posts'],
    ['projects', 'channels'],
  ]
  for (const [first, second] of pairs) {
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      test(`${first}, then ${second} away; ${one}, then ${other} back`, async () => {
        const { post, id } = await plan(hour)
        const away = (noun: Scope) => ({
          id: noun === 'posts' ? post.id : noun === 'channels' ? channel.id : project.id,
        })
        for (const noun of [first, second]) {
          await t.client.call(`${noun}.remove`, away(noun))
          later()
        }
        await t.client.call(`${one}.restore`, away(one))
        const pulse = () => t.client.call('publishing.pulse', { projectId: null })
        expect(await pulse()).toMatchObject({ waiting: 0, next: null })
        t.clock.advance(90 * minute)
        await t.eventually(pulse, ({ running }) => running === 0)
        later()
        await t.client.call(`${other}.restore`, away(other))
        // Half an hour late: within the grace period.
        t.core.wake()
        await t.until(id, 'published')
        const posts = await feed()
        expect(posts).toHaveLength(1)
        expect(Date.parse(posts[0]?.createdAt ?? '')).toBe(t.clock.now())
      })
    }
  }

  test('all three put away and brought back in every order', async () => {
    const nouns = ['posts', 'channels', 'projects'] as const
    const orders = nouns.flatMap(a => nouns.flatMap(b => nouns.map(c => [a, b, c] as const)))
    for (const order of orders.filter(each => new Set(each).size === 3)) {
      const { post, id } = await plan(hour)
      const scope = { posts: post.id, channels: channel.id, projects: project.id }
      for (const noun of nouns) {
        await t.client.call(`${noun}.remove`, { id: scope[noun] })
        later()
      }
      for (const noun of order) {
        await expect(t.client.call('deliveries.get', { id })).rejects.toMatchObject({ code: 'not_found' })
        await t.client.call(`${noun}.restore`, { id: scope[noun] })
        later()
      }
      expect(await state(id)).toBe('waiting')
    }
  })
})

describe('the channels of a post', () => {
  test('one that is taken away does not go out; put back it is a draft that remembers its time', async () => {
    const second = await t.practiceChannel(project.id)
    const { post, ids } = await plan(hour, [channel, second])
    const update = (channelIds: string[]) =>
      t.client.call('posts.update', { id: post.id, fields: { channelIds } })
    const { deliveries } = await update([channel.id])
    expect(deliveries).toHaveLength(1)
    const back = await update([channel.id, second.id])
    expect(back.deliveries.map(d => d.id).sort()).toEqual([...ids].sort())
    expect(back.deliveries.find(d => d.channelId === second.id)).toMatchObject({
      state: 'draft',
      dueLocal: '2026-11-22T13:00:00',
    })
    t.clock.advance(hour)
    await t.until(back.deliveries.find(d => d.channelId === channel.id)?.id ?? '', 'published')
    expect(await feed(second.id)).toEqual([])
  })

  test('what is out stays with its post; the channel can be put away and the post still be edited', async () => {
    const second = await t.practiceChannel(project.id)
    const { post, ids } = await plan(minute, [channel, second])
    t.clock.advance(minute)
    for (const id of ids) await t.until(id, 'published')
    const kept = await t.client.call('posts.update', { id: post.id, fields: { channelIds: [] } })
    expect(kept.deliveries).toHaveLength(2)
    await t.client.call('channels.remove', { id: second.id })
    // The interface saves all fields that it was given.
    const { post: now } = await t.client.call('posts.get', { id: post.id })
    const { text: _, id: _id, projectId: _p, createdAt: _c, updatedAt: _u, ...fields } = now
    const saved = await t.client.call('posts.update', { id: post.id, fields: { ...fields, text: 'Mpya' } })
    expect(saved.post.text).toBe('Mpya')
  })

  test('a channel that was put away cannot be chosen', async () => {
    const { post } = await plan(hour)
    const second = await t.practiceChannel(project.id)
    await t.client.call('channels.remove', { id: second.id })
    await expect(
      t.client.call('posts.update', { id: post.id, fields: { channelIds: [channel.id, second.id] } }),
    ).rejects.toMatchObject({ code: 'not_found', details: { table: 'channels' } })
  })
})

describe('a copy of a post', () => {
  test('has its content, no times, and goes on its own way', async () => {
    const { post, id } = await plan(hour, [channel], { fields: { link: 'https://duka.example' } })
    const copy = await t.client.call('posts.duplicate', { id: post.id })
    expect(copy.post).toMatchObject({ text: post.text, link: post.link, channelIds: post.channelIds })
    expect(copy.deliveries).toMatchObject([{ state: 'draft', dueLocal: null }])
    expect(copy.deliveries[0]?.id).not.toBe(id)
  })

  test('can be made although its campaign, label or channel was put away meanwhile', async () => {
    const campaign = await t.client.call('campaigns.create', {
      projectId: project.id,
      fields: { name: 'Sikukuu', goal: '', colour: null, startsOn: null, endsOn: null },
    })
    const label = await t.client.call('labels.create', {
      projectId: project.id,
      name: 'Offer',
      colour: '#aa0000',
    })
    const variants = [
      {
        channelId: channel.id,
        text: 'Karibu',
        link: null,
        media: null,
        parts: null,
        comment: null,
        options: {},
      },
    ]
    const { post, id } = await plan(minute, [channel], {
      fields: { campaignId: campaign.id, labelIds: [label.id], variants },
    })
    t.clock.advance(minute)
    await t.until(id, 'published')
    await t.client.call('campaigns.remove', { id: campaign.id })
    await t.client.call('labels.remove', { id: label.id })
    await t.client.call('channels.remove', { id: channel.id })
    const copy = await t.client.call('posts.duplicate', { id: post.id })
    expect(copy.post).toMatchObject({ text: post.text, campaignId: null, labelIds: [], channelIds: [] })
    // And the post itself can still be saved with all its fields.
    const { post: now } = await t.client.call('posts.get', { id: post.id })
    const { id: _id, projectId: _p, createdAt: _c, updatedAt: _u, ...fields } = now
    await t.client.call('posts.update', { id: post.id, fields: { ...fields, text: 'Mpya' } })
  })
})
