import { afterEach, describe, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { createFakeClock } from './FakeClock.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
let project: Project
let channel: Channel
afterEach(() => t.close())

const mornings: WeekSlot[] = [1, 2, 3, 4, 5].map(weekday => ({ weekday, time: '09:00' }))

/** 2026-11-23 is a Monday. */
async function startAt(instant = '2026-11-23T05:00Z', zone = 'Africa/Nairobi', slots = mornings) {
  t = startTestCore({ clock: createFakeClock(Date.parse(instant)) })
  project = await t.project(zone)
  channel = await t.practiceChannel(project.id)
  await setSlots(slots)
}
const setSlots = (slots: WeekSlot[]) =>
  t.client.call('channels.setRules', { id: channel.id, rules: { slots } })
async function draft(text = 'Karibu', pillarId: string | null = null): Promise<string> {
  const { deliveries } = await t.client.call('posts.create', {
    projectId: project.id,
    fields: { text, pillarId, channelIds: [channel.id] },
  })
  return deliveries[0]?.id ?? ''
}
const add = (...ids: string[]) => {
  const items = ids.map(id => ({ id, ifMissed: 'ask' as const, expiry: { kind: 'never' as const } }))
  return t.client.call('queue.add', { items })
}
async function queued(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n++) ids.push(await draft(`Post ${n}`))
  await add(...ids)
  return ids
}
const timeOf = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery.dueLocal
const timesOf = (ids: string[]) => Promise.all(ids.map(timeOf))
const stateOf = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery.state
const next = async () => (await t.client.call('queue.next', { channelIds: [channel.id] }))[0]?.local
const places = async () => (await t.client.call('queue.list', { projectId: project.id }))[0]?.places ?? []

describe('adding', () => {
  test('each goes to the next free slot, and goes out then', async () => {
    await startAt()
    expect(await next()).toBe('2026-11-23T09:00')
    const ids = await queued(3)
    expect(await timesOf(ids)).toEqual(['2026-11-23T09:00', '2026-11-24T09:00', '2026-11-25T09:00'])
    expect(await next()).toBe('2026-11-26T09:00')
    t.clock.jump(60 * 60_000)
    t.core.wake()
    await t.until(ids[0] ?? '', 'published')
    expect(await next()).toBe('2026-11-26T09:00')
  })

  test('a slot at which something else goes out is not free', async () => {
    await startAt()
    const id = await draft()
    const schedule = {
      dueLocal: '2026-11-24T09:00',
      zone: project.zone,
      latestLocal: null,
      ifMissed: 'ask',
    } as const
    await t.client.call('deliveries.schedule', {
      items: [{ id, schedule: { ...schedule, expiry: { kind: 'never' } } }],
    })
    expect(await timesOf(await queued(2))).toEqual(['2026-11-23T09:00', '2026-11-25T09:00'])
    const place = (await places())[1]
    expect(place).toMatchObject({ local: '2026-11-24T09:00', isQueued: false, isSlot: true })
    expect(place?.card?.id).toBe(id)
  })

  test('a slot in quiet hours or on days off is not free', async () => {
    await startAt()
    const day = { startsOn: '2026-11-24', endsOn: '2026-11-25' }
    await t.client.call('blackouts.create', { projectId: project.id, name: 'Mourning', ...day })
    expect(await timesOf(await queued(2))).toEqual(['2026-11-23T09:00', '2026-11-26T09:00'])
    expect((await places())[1]).toMatchObject({ local: '2026-11-24T09:00', card: null, isClosed: true })
    const quiet = { kind: 'own', hours: { from: '08:00', to: '10:00' } } as const
    await t.client.call('channels.setRules', { id: channel.id, rules: { quiet } })
    expect(await next()).toBeUndefined()
  })

  test('without slots it is refused and says what to do', async () => {
    await startAt()
    await setSlots([])
    expect(await next()).toBeUndefined()
    await expect(add(await draft())).rejects.toMatchObject({ code: 'conflict', details: { slots: 0 } })
  })

  test('what is in the queue already keeps its place', async () => {
    await startAt()
    const ids = await queued(2)
    await add(ids[0] ?? '')
    expect(await timesOf(ids)).toEqual(['2026-11-23T09:00', '2026-11-24T09:00'])
  })

  test.each([
    ['Europe/Berlin', '2027-03-25T08:00Z', '2027-03-26T08:00:00.000Z', '2027-03-29T07:00:00.000Z'],
    ['America/New_York', '2027-03-11T15:00Z', '2027-03-12T14:00:00.000Z', '2027-03-15T13:00:00.000Z'],
    ['America/Santiago', '2027-04-01T15:00Z', '2027-04-02T12:00:00.000Z', '2027-04-05T13:00:00.000Z'],
    ['Australia/Lord_Howe', '2027-04-01T00:00Z', '2027-04-01T22:00:00.000Z', '2027-04-04T22:30:00.000Z'],
    ['Africa/Nairobi', '2027-03-25T08:00Z', '2027-03-26T06:00:00.000Z', '2027-03-29T06:00:00.000Z'],
  ])('in %s slots stay at their wall-clock time over a clock change', async (zone, now, before, after) => {
    await startAt(
      now,
      zone,
      [1, 5].map(weekday => ({ weekday, time: '09:00' })),
    )
    const ids = await queued(2)
    const found = await Promise.all(ids.map(id => t.client.call('deliveries.get', { id })))
    expect(found.map(({ delivery }) => delivery.dueAt)).toEqual([before, after])
  })
})

describe('taking out', () => {
  test('those behind move up in one go, and undo puts all of it back', async () => {
    await startAt()
    const ids = await queued(4)
    const before = await timesOf(ids)
    const done = await t.client.call('queue.remove', { ids: ids.slice(1, 2) })
    expect(await stateOf(ids[1] ?? '')).toBe('draft')
    expect(await timesOf([ids[0], ids[2], ids[3]].map(String))).toEqual(before.slice(0, 3))
    await t.client.call('queue.arrange', { items: done.before })
    expect(await timesOf(ids)).toEqual(before)
    expect(await stateOf(ids[1] ?? '')).toBe('waiting')
    expect((await places()).filter(p => p.isQueued).map(p => p.card?.id)).toEqual(ids)
  })

  test('what she planned herself does not move up, nor what she moved elsewhere', async () => {
    await startAt()
    const ids = await queued(3)
    await t.client.call('deliveries.move', { items: [{ id: ids[2] ?? '', dueLocal: '2026-12-25T09:00' }] })
    await t.client.call('queue.remove', { ids: ids.slice(0, 1) })
    expect(await timesOf(ids.slice(1))).toEqual(['2026-11-23T09:00', '2026-12-25T09:00'])
    await expect(t.client.call('queue.remove', { ids: ids.slice(2) })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('moved elsewhere and back it is in the queue again', async () => {
    await startAt()
    const ids = await queued(1)
    const move = (dueLocal: string) =>
      t.client.call('deliveries.move', { items: [{ id: ids[0] ?? '', dueLocal }] })
    await move('2026-11-25T11:00')
    expect((await places()).some(p => p.isQueued)).toBe(false)
    await move('2026-11-23T09:00:00')
    expect((await places()).filter(p => p.isQueued)).toHaveLength(1)
  })
})

describe('pillars', () => {
  const pillar = async (name: string) =>
    (
      await t.client.call('pillars.create', {
        projectId: project.id,
        fields: { name, colour: '#2f7d5b' },
      })
    ).id
  /** Monday is for tips, Tuesday for any post, Wednesday for offers. */
  async function withPillars() {
    await startAt()
    const [tips, offers] = [await pillar('Tips'), await pillar('Offers')]
    await setSlots([
      { weekday: 1, time: '09:00', pillarId: tips },
      { weekday: 2, time: '09:00' },
      { weekday: 3, time: '09:00', pillarId: offers },
    ])
    return { tips, offers }
  }
  const nextFor = async (pillarId: string | null) =>
    (await t.client.call('queue.next', { channelIds: [channel.id], pillarId }))[0]?.local

  test('a post takes the slots of its pillar and those for any post', async () => {
    const { tips, offers } = await withPillars()
    expect(await nextFor(tips)).toBe('2026-11-23T09:00')
    expect(await nextFor(offers)).toBe('2026-11-24T09:00')
    expect(await nextFor(null)).toBe('2026-11-24T09:00')
    const ids = [await draft('a', offers), await draft('b', offers), await draft('c', tips), await draft('d')]
    await add(...ids)
    expect(await timesOf(ids)).toEqual([
      '2026-11-24T09:00',
      '2026-11-25T09:00',
      '2026-11-23T09:00',
      '2026-12-01T09:00',
    ])
    expect((await places())[0]).toMatchObject({ pillarId: tips })
  })

  test('where one is taken out only what may go there moves up', async () => {
    const { tips, offers } = await withPillars()
    const ids = [await draft('a', tips), await draft('b', offers), await draft('c', tips)]
    await add(...ids)
    expect(await timesOf(ids)).toEqual(['2026-11-23T09:00', '2026-11-24T09:00', '2026-11-30T09:00'])
    await t.client.call('queue.remove', { ids: ids.slice(0, 1) })
    expect(await timesOf(ids.slice(1))).toEqual(['2026-11-24T09:00', '2026-11-23T09:00'])
    await t.client.call('queue.refit', { channelId: channel.id })
    expect(await timesOf(ids.slice(1))).toEqual(['2026-11-24T09:00', '2026-11-23T09:00'])
  })

  test('a pillar that is removed leaves its slots to every post until it is back', async () => {
    const { tips } = await withPillars()
    const id = await draft('a', tips)
    await t.client.call('pillars.remove', { id: tips })
    expect(await nextFor(null)).toBe('2026-11-23T09:00')
    await t.client.call('pillars.restore', { id: tips })
    expect(await nextFor(null)).toBe('2026-11-24T09:00')
    await add(id)
    expect(await timeOf(id)).toBe('2026-11-23T09:00')
  })

  test('they keep her order, and a post of another project cannot have one', async () => {
    await startAt()
    const ids = [await pillar('a'), await pillar('b'), await pillar('c')]
    await t.client.call('pillars.arrange', { ids: [...ids].reverse() })
    const list = () => t.client.call('pillars.list', { projectId: project.id })
    expect((await list()).map(({ name }) => name)).toEqual(['c', 'b', 'a'])
    await t.client.call('pillars.update', { id: ids[0] ?? '', fields: { name: 'A' } })
    expect((await list()).map(({ name }) => name)).toEqual(['c', 'b', 'A'])
    const other = await t.project()
    await expect(
      t.client.call('posts.create', { projectId: other.id, fields: { pillarId: ids[0] ?? '' } }),
    ).rejects.toMatchObject({ code: 'not_found', details: { table: 'pillars' } })
  })
})

describe('what else stands in the way', () => {
  test('a day that is full is no free slot', async () => {
    await startAt('2026-11-23T05:00Z', 'Africa/Nairobi', [
      ...mornings,
      ...mornings.map(({ weekday }) => ({ weekday, time: '12:00' })),
    ])
    await t.client.call('channels.setRules', { id: channel.id, rules: { dailyCap: 1 } })
    const ids = await queued(3)
    expect(await timesOf(ids)).toEqual(['2026-11-23T09:00', '2026-11-24T09:00', '2026-11-25T09:00'])
    expect((await places())[1]).toMatchObject({ local: '2026-11-23T12:00', card: null, isFull: true })
    await t.client.call('queue.refit', { channelId: channel.id })
    expect(await timesOf(ids)).toEqual(['2026-11-23T09:00', '2026-11-24T09:00', '2026-11-25T09:00'])
  })

  test('a slot at which a series comes is no free slot, also where it is not made yet', async () => {
    await startAt('2026-11-23T05:00Z', 'Africa/Nairobi', [{ weekday: 1, time: '09:00' }])
    const { post } = await t.client.call('posts.create', {
      projectId: project.id,
      fields: { text: 'Every Monday but one in the month', channelIds: [channel.id] },
    })
    const schedule = {
      ...{ dueLocal: '2026-11-23T09:00', zone: project.zone, latestLocal: null },
      ...{ ifMissed: 'ask' as const, expiry: { kind: 'never' as const } },
    }
    await t.client.call('series.create', {
      ...{ postId: post.id, rule: 'FREQ=MONTHLY;BYDAY=1MO,2MO,3MO,4MO', startLocal: '2026-11-23T09:00' },
      ...{ zone: project.zone, schedules: [{ channelId: channel.id, schedule }] },
    })
    // Fifth Mondays, the second of them long after what is made ahead.
    const ids = await queued(2)
    expect(await timesOf(ids)).toEqual(['2026-11-30T09:00', '2027-03-29T09:00'])
  })
})

describe('a gap', () => {
  const move = (id: string, dueLocal: string) =>
    t.client.call('deliveries.move', { items: [{ id, dueLocal }] })
  const postOf = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery.postId
  const never = { kind: 'never' } as const
  const leave: Record<string, { leave(id: string): Promise<unknown>; back(id: string): Promise<unknown> }> = {
    'moved in the calendar': {
      leave: id => move(id, '2026-12-20T11:00'),
      back: id => move(id, '2026-11-24T09:00'),
    },
    'taken back to draft': {
      leave: id => t.client.call('deliveries.unschedule', { ids: [id] }),
      back: id => {
        const schedule = {
          ...{ dueLocal: '2026-11-24T09:00', zone: project.zone, latestLocal: null },
          ...{ ifMissed: 'ask' as const, expiry: never },
        }
        return t.client.call('deliveries.schedule', { items: [{ id, schedule }] })
      },
    },
    removed: {
      leave: async id => t.client.call('posts.remove', { id: await postOf(id) }),
      back: id => t.client.call('posts.restore', { id: posts.get(id) ?? '' }),
    },
  }
  const posts = new Map<string, string>()

  test.each(Object.keys(leave))('closes when a post is %s, and opens when that is taken back', async how => {
    await startAt()
    const ids = await queued(5)
    // A free slot that she left there herself stays.
    await t.client.call('queue.arrange', { items: [{ id: ids[4] ?? '', dueLocal: '2026-12-01T09:00' }] })
    const [, second = ''] = ids
    posts.set(second, await postOf(second))
    const before = await timesOf(ids)
    await leave[how]?.leave(second)
    const others = ids.filter(id => id !== second)
    expect(await timesOf(others)).toEqual([
      '2026-11-23T09:00',
      '2026-11-24T09:00',
      '2026-11-25T09:00',
      '2026-11-26T09:00',
    ])
    await leave[how]?.back(second)
    expect((await timesOf(ids)).map(time => time?.slice(0, 16))).toEqual(before)
  })

  test('a channel taken off the post, and one published at once, leave none either', async () => {
    await startAt()
    const ids = await queued(3)
    await t.client.call('posts.update', { id: await postOf(ids[0] ?? ''), fields: { channelIds: [] } })
    expect(await timesOf(ids.slice(1))).toEqual(['2026-11-23T09:00', '2026-11-24T09:00'])
    await t.client.call('deliveries.publishNow', { items: [{ id: ids[1] ?? '', expiry: never }] })
    expect(await timesOf(ids.slice(2))).toEqual(['2026-11-23T09:00'])
  })

  test('one that comes back to a place that is taken by now gets it, and the others go on', async () => {
    await startAt()
    const ids = await queued(2)
    const postId = await postOf(ids[0] ?? '')
    await t.client.call('posts.remove', { id: postId })
    const [late = ''] = await queued(1)
    expect(await timesOf([ids[1] ?? '', late])).toEqual(['2026-11-23T09:00', '2026-11-24T09:00'])
    await move(ids[1] ?? '', '2026-12-20T11:00')
    await t.client.call('posts.restore', { id: postId })
    expect(await timesOf([ids[0] ?? '', late])).toEqual(['2026-11-23T09:00', '2026-11-24T09:00'])
  })

  test('free slots between two instants are those that are free', async () => {
    await startAt()
    await queued(2)
    const free = await t.client.call('queue.free', {
      projectId: project.id,
      from: '2026-11-23T00:00:00.000Z',
      to: '2026-11-30T00:00:00.000Z',
    })
    expect(free.map(({ local }) => local)).toEqual([
      '2026-11-25T09:00',
      '2026-11-26T09:00',
      '2026-11-27T09:00',
    ])
  })
})

describe('order and slots', () => {
  test('places are exchanged, and exchanged back', async () => {
    await startAt()
    const ids = await queued(3)
    const before = await timesOf(ids)
    const items = ids.map((id, index) => ({ id, dueLocal: before[(index + 1) % 3] ?? '' }))
    const done = await t.client.call('queue.arrange', { items })
    expect(await timesOf(ids)).toEqual([before[1], before[2], before[0]])
    await t.client.call('queue.arrange', { items: done.before })
    expect(await timesOf(ids)).toEqual(before)
  })

  test('nothing is put where its time has passed, and then nothing is moved at all', async () => {
    await startAt()
    const ids = await queued(2)
    const before = await timesOf(ids)
    const items = [
      { id: ids[1] ?? '', dueLocal: '2026-11-27T09:00' },
      { id: ids[0] ?? '', dueLocal: '2026-11-20T09:00' },
    ]
    await expect(t.client.call('queue.arrange', { items })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await timesOf(ids)).toEqual(before)
  })

  test('other slots: the queue stays where it is until it is refitted, in its order', async () => {
    await startAt()
    const ids = await queued(3)
    const before = await timesOf(ids)
    await setSlots([
      { weekday: 5, time: '17:00' },
      { weekday: 3, time: '17:00' },
      { weekday: 3, time: '17:00' },
    ])
    expect((await places()).map(p => [p.local, p.isSlot])).toContainEqual([before[0], false])
    const done = await t.client.call('queue.refit', { channelId: channel.id })
    expect(await timesOf(ids)).toEqual(['2026-11-25T17:00', '2026-11-27T17:00', '2026-12-02T17:00'])
    expect(done.before).toHaveLength(3)
    await t.client.call('queue.arrange', { items: done.before })
    expect(await timesOf(ids)).toEqual(before)
  })

  test('a gap of other slots is closed by refitting', async () => {
    await startAt()
    const ids = await queued(3)
    await setSlots(mornings.filter(({ weekday }) => weekday !== 1))
    await t.client.call('deliveries.unschedule', { ids: ids.slice(0, 1) })
    await setSlots(mornings)
    expect((await places()).map(p => p.card?.id ?? null).slice(0, 3)).toEqual([null, ids[1], ids[2]])
    await t.client.call('queue.refit', { channelId: channel.id })
    expect(await timesOf(ids.slice(1))).toEqual(['2026-11-23T09:00', '2026-11-24T09:00'])
  })
})
