import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import { createFakeClock } from './FakeClock.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const hour = 3_600_000

let t: TestCore
let project: Project
let channel: Channel
afterEach(() => t.close())

async function startAt(instant: string, zone: string) {
  t = startTestCore({ clock: createFakeClock(Date.parse(instant)) })
  project = await t.project(zone)
  channel = await t.practiceChannel(project.id)
}
async function draft(): Promise<string> {
  const { deliveries } = await t.client.call('posts.create', {
    projectId: project.id,
    fields: { text: 'Karibu', channelIds: [channel.id] },
  })
  return deliveries[0]?.id ?? ''
}
const scheduleAt = async (id: string, dueLocal: string, zone = project.zone) =>
  (
    await t.client.call('deliveries.schedule', {
      items: [{ id, schedule: { dueLocal, zone, latestLocal: null, expiry: { kind: 'never' } } }],
    })
  )[0]
const feed = () => t.client.call('practice.feed', { channelId: channel.id, withRemoved: true })

describe('daylight saving', () => {
  const cases = [
    ['Europe/Berlin', '2027-03-28T01:30', '2027-03-28T00:30:00.000Z', 'before the gap'],
    [
      'Europe/Berlin',
      '2027-03-28T02:30',
      '2027-03-28T01:30:00.000Z',
      'in the gap: as long after it as meant',
    ],
    ['Europe/Berlin', '2027-03-28T03:30', '2027-03-28T01:30:00.000Z', 'after the gap'],
    ['Europe/Berlin', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z', 'before the overlap'],
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z', 'in the overlap: the first time'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z', 'after the overlap'],
    ['America/New_York', '2027-03-14T02:30', '2027-03-14T07:30:00.000Z', 'in the gap'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z', 'in the overlap'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z', 'in a gap of half an hour'],
    ['Africa/Nairobi', '2027-03-28T02:30', '2027-03-27T23:30:00.000Z', 'where there is none'],
  ] as const
  // Zone, a wall clock in the gap of 2027 and one in the overlap, each with its instant: as long after the gap as meant,
  // and the first of the two times. From the rules of the zones, worked out by hand.
  const changes = [
    ['Europe/Berlin', '2027-03-28T02:30', '2027-03-28T01:30', '2027-10-31T02:30', '2027-10-31T00:30'],
    ['Europe/London', '2027-03-28T01:30', '2027-03-28T01:30', '2027-10-31T01:30', '2027-10-31T00:30'],
    ['Asia/Beirut', '2027-03-28T00:30', '2027-03-27T22:30', '2027-10-30T23:30', '2027-10-30T20:30'],
    ['Asia/Jerusalem', '2027-03-26T02:30', '2027-03-26T00:30', '2027-10-31T01:30', '2027-10-30T22:30'],
    ['Africa/Cairo', '2027-04-30T00:30', '2027-04-29T22:30', '2027-10-28T23:30', '2027-10-28T20:30'],
    ['America/New_York', '2027-03-14T02:30', '2027-03-14T07:30', '2027-11-07T01:30', '2027-11-07T05:30'],
    ['America/Los_Angeles', '2027-03-14T02:30', '2027-03-14T10:30', '2027-11-07T01:30', '2027-11-07T08:30'],
    ['America/St_Johns', '2027-03-14T02:30', '2027-03-14T06:00', '2027-11-07T01:30', '2027-11-07T04:00'],
    ['America/Havana', '2027-03-14T00:30', '2027-03-14T05:30', '2027-11-07T00:30', '2027-11-07T04:30'],
    ['America/Santiago', '2027-09-05T00:30', '2027-09-05T04:30', '2027-04-03T23:30', '2027-04-04T02:30'],
    ['Australia/Sydney', '2027-10-03T02:30', '2027-10-02T16:30', '2027-04-04T02:30', '2027-04-03T15:30'],
    ['Australia/Lord_Howe', '2027-10-03T02:15', '2027-10-02T15:45', '2027-04-04T01:45', '2027-04-03T14:45'],
    ['Pacific/Auckland', '2027-09-26T02:30', '2027-09-25T14:30', '2027-04-04T02:30', '2027-04-03T13:30'],
  ] as const
  test.each(changes)(
    '%s: %s, which is skipped, is %sZ; %s, which comes twice, is %sZ; each goes out once',
    async (zone, inGap, gapAt, inOverlap, overlapAt) => {
      await startAt('2027-02-01T00:00:00Z', zone)
      const planned = [
        { local: inGap, at: `${gapAt}:00.000Z` },
        { local: inOverlap, at: `${overlapAt}:00.000Z` },
      ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
      const ids: string[] = []
      for (const { local, at } of planned) {
        const id = await draft()
        expect(await scheduleAt(id, local)).toMatchObject({ dueLocal: local, zone, dueAt: at })
        ids.push(id)
      }
      for (const [i, { at }] of planned.entries()) {
        t.clock.jump(Date.parse(at) - 1 - t.clock.now())
        t.core.wake()
        await t.client.call('publishing.pulse', { projectId: null })
        expect(await feed()).toHaveLength(i)
        t.clock.jump(1)
        t.core.wake()
        await t.until(ids[i] ?? '', 'published')
        t.clock.jump(2 * hour)
        t.core.wake()
        await t.client.call('publishing.pulse', { projectId: null })
        expect((await feed())[0]).toMatchObject({ createdAt: at })
        expect(await feed()).toHaveLength(i + 1)
      }
    },
  )

  test.each(cases)('%s %s is %s (%s), and goes out then, once', async (zone, local, instant) => {
    await startAt(new Date(Date.parse(instant) - 3 * hour).toISOString(), zone)
    const id = await draft()
    expect(await scheduleAt(id, local)).toMatchObject({ dueLocal: local, zone, dueAt: instant })
    t.clock.advance(3 * hour - 1)
    expect(await feed()).toEqual([])
    t.clock.advance(1)
    await t.until(id, 'published')
    t.clock.advance(3 * hour)
    expect(await feed()).toMatchObject([{ createdAt: instant }])
  })

  test('moving by a day keeps the wall clock across the change, and the latest time and expiry move along', async () => {
    await startAt('2027-03-26T12:00:00Z', 'Europe/Berlin')
    const id = await draft()
    await t.client.call('deliveries.schedule', {
      items: [
        {
          id,
          schedule: {
            dueLocal: '2027-03-27T09:00',
            zone: project.zone,
            latestLocal: '2027-03-27T10:00',
            expiry: { kind: 'at', atLocal: '2027-03-27T18:00' },
          },
        },
      ],
    })
    const [moved] = await t.client.call('deliveries.move', { items: [{ id, dueLocal: '2027-03-28T09:00' }] })
    expect(moved).toMatchObject({
      state: 'waiting',
      dueAt: '2027-03-28T07:00:00.000Z',
      latestLocal: '2027-03-28T10:00:00',
      expiry: { kind: 'at', atLocal: '2027-03-28T18:00:00' },
      expireAt: '2027-03-28T16:00:00.000Z',
    })
    const [back] = await t.client.call('deliveries.move', { items: [{ id, dueLocal: '2027-03-27T09:00' }] })
    expect(back).toMatchObject({ dueAt: '2027-03-27T08:00:00.000Z', expireAt: '2027-03-27T17:00:00.000Z' })
  })

  test('an expiry at a wall-clock time in the gap comes after it', async () => {
    await startAt('2027-03-27T12:00:00Z', 'Europe/Berlin')
    const id = await draft()
    await t.client.call('deliveries.publishNow', {
      items: [{ id, expiry: { kind: 'at', atLocal: '2027-03-28T02:30' } }],
    })
    expect((await t.until(id, 'published')).expireAt).toBe('2027-03-28T01:30:00.000Z')
  })
})

describe('planning', () => {
  beforeEach(() => startAt('2026-11-22T09:00:00Z', 'Africa/Nairobi'))

  test('publish now: goes out at once, with its expiry; a second time it is refused', async () => {
    const id = await draft()
    const [planned] = await t.client.call('deliveries.publishNow', {
      items: [{ id, expiry: { kind: 'after', afterMs: hour } }],
    })
    expect(planned).toMatchObject({ dueLocal: '2026-11-22T12:00:00', dueAt: '2026-11-22T09:00:00.000Z' })
    const out = await t.until(id, 'published')
    expect(out.expireAt).toBe('2026-11-22T10:00:00.000Z')
    await expect(
      t.client.call('deliveries.publishNow', { items: [{ id, expiry: { kind: 'never' } }] }),
    ).rejects.toMatchObject({ code: 'conflict', details: { state: 'published' } })
    expect(await feed()).toHaveLength(1)
  })

  test('all or nothing: one that cannot be planned leaves the others as they were', async () => {
    const [a, b] = [await draft(), await draft()]
    const schedule = (dueLocal: string) => ({
      dueLocal,
      zone: project.zone,
      latestLocal: null,
      expiry: { kind: 'never' as const },
    })
    await expect(
      t.client.call('deliveries.schedule', {
        items: [
          { id: a, schedule: schedule('2026-11-23T09:00') },
          { id: b, schedule: schedule('2020-01-01T09:00') },
        ],
      }),
    ).rejects.toMatchObject({ code: 'invalid_input', details: { field: 'dueLocal' } })
    expect((await t.client.call('deliveries.get', { id: a })).delivery).toMatchObject({
      state: 'draft',
      dueAt: null,
    })
    t.clock.advance(48 * hour)
    expect(await feed()).toEqual([])
  })

  test.each([
    [{ latestLocal: '2026-11-23T08:59' }, 'latestLocal'],
    [{ expiry: { kind: 'at', atLocal: '2026-11-23T09:00' } }, 'expiry'],
    [{ dueLocal: '2026-11-22T11:58' }, 'dueLocal'],
  ] as const)('%j is refused, and says which field', async (wrong, field) => {
    const id = await draft()
    const schedule = {
      dueLocal: '2026-11-23T09:00',
      zone: project.zone,
      latestLocal: null,
      expiry: { kind: 'never' as const },
      ...wrong,
    }
    await expect(t.client.call('deliveries.schedule', { items: [{ id, schedule }] })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { field },
    })
  })

  test('the same delivery twice in one call goes out once, at the last time said', async () => {
    const id = await draft()
    const schedule = { zone: project.zone, latestLocal: null, expiry: { kind: 'never' as const } }
    await t.client.call('deliveries.schedule', {
      items: [
        { id, schedule: { ...schedule, dueLocal: '2026-11-22T13:00' } },
        { id, schedule: { ...schedule, dueLocal: '2026-11-22T14:00' } },
      ],
    })
    t.clock.advance(90 * 60_000)
    expect(await feed()).toEqual([])
    t.clock.advance(30 * 60_000)
    await t.until(id, 'published')
    expect(await feed()).toHaveLength(1)
  })

  test('a time at the edge of what a calendar can hold is refused or shown, and spoils nothing', async () => {
    const id = await draft()
    for (const dueLocal of ['9999-12-31T23:59', '9999-12-31T00:00', '0000-01-01T00:00', '0001-01-01T00:00']) {
      for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'Africa/Nairobi']) {
        const asked = [
          scheduleAt(id, dueLocal, zone),
          t.client.call('deliveries.move', { items: [{ id, dueLocal }] }),
          scheduleAt(id, '2026-11-23T09:00', zone),
          t.client.call('deliveries.setExpiry', { id, expiry: { kind: 'at', atLocal: dueLocal } }),
        ]
        for (const answer of await Promise.allSettled(asked)) {
          if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'invalid_input' })
        }
        await t.client.call('deliveries.get', { id })
        await t.client.call('deliveries.unschedule', { ids: [id] })
      }
    }
    await t.client.call('publishing.pulse', { projectId: null })
  })
})

test('5,000 cards of a month are planned in one call, and come in one answer, in order', async () => {
  await startAt('2026-11-01T00:00:00Z', 'Africa/Nairobi')
  const channels = [channel]
  while (channels.length < 100) channels.push(await t.practiceChannel(project.id))
  const ids: string[] = []
  for (let i = 0; i < 50; i++) {
    const { deliveries } = await t.client.call('posts.create', {
      projectId: project.id,
      fields: { text: `Habari ${i}`, channelIds: channels.map(each => each.id) },
    })
    ids.push(...deliveries.map(delivery => delivery.id))
  }
  const two = (value: number) => String(value).padStart(2, '0')
  const items = ids.map((id, i) => ({
    id,
    schedule: {
      dueLocal: `2026-11-${two(2 + (i % 28))}T${two(8 + (i % 12))}:00`,
      zone: project.zone,
      latestLocal: null,
      expiry: { kind: 'never' as const },
    },
  }))
  expect(await t.client.call('deliveries.schedule', { items })).toHaveLength(5000)
  const range = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z', projectId: project.id }
  const cards = await t.client.call('deliveries.inRange', range)
  expect(cards).toHaveLength(5000)
  const dues = cards.map(card => card.dueAt ?? '')
  expect(dues).toEqual([...dues].sort())
  expect(new Set(cards.map(card => card.id)).size).toBe(5000)
  const middle = '2026-11-15T21:00:00.000Z'
  const firstHalf = await t.client.call('deliveries.inRange', { ...range, to: middle })
  expect(firstHalf).toEqual(cards.filter(card => (card.dueAt ?? '') < middle))
  expect(firstHalf.length).toBeGreaterThan(2000)
})
