import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import { localOf } from '#shared/time/zoned.ts'
import { testDiscord } from '../fakes/discord/testDiscord.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

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

const feed = () => t.client.call('practice.feed', { channelId: channel.id, withRemoved: true })
const planned = async (inMs: number, on = channel) =>
  (await t.planned(project, [on], inMs)).deliveries[0]?.id ?? ''
const setCap = (dailyCap: number | null) =>
  t.client.call('channels.setRules', { id: channel.id, rules: { dailyCap } })
const get = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery
const lines = async (deliveryId: string) =>
  (await t.client.call('ledger.list', { projectId: null, deliveryId, before: null, limit: 100 })).reverse()
const held = (id: string) =>
  t.eventually(
    () => get(id),
    card => card.problem?.action === 'wait',
  )

describe('a daily cap', () => {
  test('what is over it goes out at the same time on the next day, with a line in the ledger', async () => {
    await setCap(2)
    const ids: string[] = []
    for (const hours of [1, 2, 3]) ids.push(await planned(hours * hour))
    const [first = '', second = '', third = ''] = ids
    t.clock.advance(hour)
    await t.until(first, 'published')
    t.clock.advance(hour)
    await t.until(second, 'published')
    t.clock.advance(hour)
    const nextDay = new Date(t.clock.now() + day).toISOString()
    expect((await held(third)).problem).toMatchObject({ key: 'dailyCap', params: { at: nextDay, cap: 2 } })
    expect((await lines(third)).at(-1)).toMatchObject({
      event: 'postponed',
      decision: { key: 'dailyCap', params: { at: nextDay, cap: 2 } },
    })
    t.clock.advance(day - 1)
    expect(await feed()).toHaveLength(2)
    t.clock.advance(1)
    await t.until(third, 'published')
  })

  test('when she lifts it, what was held goes out', async () => {
    await setCap(1)
    const first = await planned(hour)
    const second = await planned(2 * hour)
    t.clock.advance(hour)
    await t.until(first, 'published')
    t.clock.advance(hour)
    await held(second)
    await setCap(null)
    await t.until(second, 'published')
  })

  test('what she sends off herself goes out at once', async () => {
    await setCap(1)
    const first = await planned(hour)
    const second = await planned(2 * hour)
    t.clock.advance(hour)
    await t.until(first, 'published')
    await t.client.call('deliveries.publishNow', { items: [{ id: second, expiry: { kind: 'never' } }] })
    await t.until(second, 'published')
  })

  test('how full days are is known while planning, with the next day that has room', async () => {
    await setCap(2)
    const today = localOf(t.clock.now(), project.zone).slice(0, 10)
    const after = (days: number) => localOf(t.clock.now() + days * day, project.zone).slice(0, 10)
    const room = async (on: string, exceptPostId: string | null = null) =>
      t.client.call('channels.room', {
        items: [{ channelId: channel.id, day: on }],
        zone: project.zone,
        exceptPostId,
      })
    expect(await room(today)).toEqual([{ channelId: channel.id, day: today, planned: 0, freeDay: today }])
    const out = await planned(minute)
    const { post } = await t.planned(project, [channel], hour)
    for (const hours of [24, 25, 49]) await planned(hours * hour)
    t.clock.advance(minute)
    await t.until(out, 'published')
    expect(await room(today)).toMatchObject([{ planned: 2, freeDay: after(2) }])
    expect(await room(today, post.id)).toMatchObject([{ planned: 1, freeDay: today }])
    expect(await room(after(2))).toMatchObject([{ planned: 1, freeDay: after(2) }])
  })
})

test('a network that says its limit is used up is not asked before it said', async () => {
  const now = () => t.clock.now()
  const discord = await testDiscord({ now, rateLimit: { limit: 2, perMs: 10 * minute } })
  const there = await t.channel(project.id, 'discord', 'webhook', { webhook: discord.url })
  const sent = () => discord.server.requests.filter(({ apiMethod }) => apiMethod === 'webhook.execute').length
  const ids: string[] = []
  for (const minutes of [1, 2, 3]) ids.push(await planned(minutes * minute, there))
  const [first = '', second = '', third = ''] = ids
  t.clock.advance(minute)
  await t.until(first, 'published')
  t.clock.advance(minute)
  await t.until(second, 'published')
  const published = (await lines(second)).find(line => line.event === 'published')
  const freeAt = Date.parse(String(published?.decision?.params['at']))
  expect(published?.decision?.key).toBe('rateSpent')
  expect(freeAt - t.clock.now()).toBe(9 * minute)
  // That the login works says nothing of the limit.
  await t.client.call('channels.verify', { id: there.id })
  await t.eventually(
    () => t.client.call('channels.list', { projectId: project.id }),
    list => Date.parse(list.find(({ id }) => id === there.id)?.health.checkedAt ?? '') === t.clock.now(),
  )
  t.clock.advance(9 * minute - 1)
  expect(sent()).toBe(2)
  t.clock.advance(1)
  await t.until(third, 'published')
  expect(sent()).toBe(3)
  await discord.server.close()
})
