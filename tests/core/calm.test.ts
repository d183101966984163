import { afterEach, describe, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import type { ChannelRules, ProjectRules } from '#shared/model/rules.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import { createFakeClock } from './FakeClock.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute
const night = { from: '22:00', to: '07:00' }

let t: TestCore
let project: Project
let channel: Channel
afterEach(() => t.close())

async function startAt(local: string, zone = 'Africa/Nairobi') {
  t = startTestCore({ clock: createFakeClock(instantOf(local, zone)) })
  project = await t.project(zone)
  channel = await t.practiceChannel(project.id)
}
const feed = () => t.client.call('practice.feed', { channelId: channel.id, withRemoved: true })
const planned = async (dueLocal: string, more: { latestLocal?: string; ifMissed?: 'ask' | 'skip' } = {}) => {
  const { deliveries } = await t.client.call('posts.create', {
    projectId: project.id,
    fields: { text: `Karibu ${dueLocal}`, channelIds: [channel.id] },
  })
  const id = deliveries[0]?.id ?? ''
  const schedule = { dueLocal, zone: project.zone, latestLocal: null, expiry: { kind: 'never' as const } }
  await t.client.call('deliveries.schedule', { items: [{ id, schedule: { ...schedule, ...more } }] })
  return id
}
const setProject = (rules: Partial<ProjectRules>) =>
  t.client.call('projects.setRules', { id: project.id, rules })
const setChannel = (rules: Partial<ChannelRules>) =>
  t.client.call('channels.setRules', { id: channel.id, rules })
const get = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery
const lines = async (deliveryId: string) =>
  (await t.client.call('ledger.list', { projectId: null, deliveryId, before: null, limit: 100 })).reverse()
const held = (id: string) =>
  t.eventually(
    () => get(id),
    card => card.problem?.key === 'quietHours',
  )
const advanceTo = (local: string) => {
  t.clock.advance(instantOf(local, project.zone) - t.clock.now())
}

describe('quiet hours', () => {
  test('what falls due in them goes out when they end, with a line in the ledger, however long the grace is', async () => {
    await startAt('2026-11-22T20:00')
    await setProject({ quiet: night, graceMs: 15 * minute })
    const id = await planned('2026-11-22T23:30')
    const before = t.clock.waiting()
    advanceTo('2026-11-22T23:30')
    expect(await held(id)).toMatchObject({
      state: 'waiting',
      problem: { key: 'quietHours', params: { at: '2026-11-23T04:00:00.000Z' }, action: 'wait' },
    })
    expect((await lines(id)).at(-1)).toMatchObject({
      event: 'postponed',
      decision: { key: 'quietHours', params: { at: '2026-11-23T04:00:00.000Z' } },
    })
    advanceTo('2026-11-23T06:59')
    expect(await feed()).toEqual([])
    expect(t.clock.waiting()).toBe(before)
    expect((await lines(id)).filter(line => line.event === 'postponed')).toHaveLength(1)
    advanceTo('2026-11-23T07:00')
    const out = await t.until(id, 'published')
    expect(out.problem).toBeNull()
  })

  test.each([
    ['Europe/Berlin', '2027-03-27T23:30', '2027-03-28T07:00', 6.5],
    ['Europe/Berlin', '2026-10-24T23:30', '2026-10-25T07:00', 8.5],
    ['America/New_York', '2027-03-13T23:30', '2027-03-14T07:00', 6.5],
    ['Australia/Lord_Howe', '2027-04-03T23:30', '2027-04-04T07:00', 8],
    ['Africa/Cairo', '2027-04-29T23:30', '2027-04-30T07:00', 6.5],
  ])(
    '%s: a night in which the clock is changed, due %s, ends at %s on the wall',
    async (zone, due, ends, hours) => {
      await startAt(due.replace('23:30', '20:00'), zone)
      await setProject({ quiet: night })
      const id = await planned(due)
      advanceTo(due)
      await held(id)
      t.clock.advance(hours * hour - 1)
      expect(await feed()).toEqual([])
      t.clock.advance(1)
      const { publishedAt } = await t.until(id, 'published')
      expect(localOf(Date.parse(publishedAt ?? ''), zone).slice(0, 16)).toBe(ends)
    },
  )

  test('several held over the night go out the oldest first and apart', async () => {
    await startAt('2026-11-22T20:00')
    await setProject({ quiet: night })
    const later = await planned('2026-11-23T01:00')
    const sooner = await planned('2026-11-22T23:00')
    advanceTo('2026-11-22T23:00')
    await held(sooner)
    advanceTo('2026-11-23T01:00')
    await held(later)
    advanceTo('2026-11-23T07:00')
    await t.until(sooner, 'published')
    expect(await feed()).toHaveLength(1)
    t.clock.advance(minute)
    await t.until(later, 'published')
  })

  test('a channel may have its own, or none', async () => {
    await startAt('2026-11-22T20:00')
    await setProject({ quiet: night })
    await setChannel({ quiet: { kind: 'none' } })
    const first = await planned('2026-11-22T23:00')
    advanceTo('2026-11-22T23:00')
    await t.until(first, 'published')
    await setChannel({ quiet: { kind: 'own', hours: { from: '12:00', to: '14:00' } } })
    const second = await planned('2026-11-23T13:00')
    advanceTo('2026-11-23T13:00')
    await held(second)
    advanceTo('2026-11-23T14:00')
    await t.until(second, 'published')
  })

  test('what she sends off herself goes out at once', async () => {
    await startAt('2026-11-22T23:00')
    await setProject({ quiet: night })
    const id = await planned('2026-11-22T23:30')
    await t.client.call('deliveries.publishNow', { items: [{ id, expiry: { kind: 'never' } }] })
    await t.until(id, 'published')
  })

  test('when she changes them, what was held is looked at again', async () => {
    await startAt('2026-11-22T20:00')
    await setProject({ quiet: night })
    const id = await planned('2026-11-22T23:00')
    advanceTo('2026-11-22T23:00')
    await held(id)
    await setProject({ quiet: null })
    await t.until(id, 'published')
  })

  test('past the latest time that she chose, or past its expiry, it is missed or skipped instead', async () => {
    await startAt('2026-11-22T20:00')
    await setProject({ quiet: night })
    const asked = await planned('2026-11-22T23:00', { latestLocal: '2026-11-23T06:00' })
    const skipped = await planned('2026-11-22T23:10', { latestLocal: '2026-11-22T23:50', ifMissed: 'skip' })
    advanceTo('2026-11-22T23:10')
    expect((await t.until(asked, 'missed')).problem).toMatchObject({ key: 'tooLate', action: 'reschedule' })
    await t.until(skipped, 'cancelled')
    expect(t.notices.map(notice => notice.needsYou).sort()).toEqual([false, true])
    advanceTo('2026-11-23T12:00')
    expect(await feed()).toEqual([])
  })

  test('a crash while it is held changes nothing', async () => {
    await startAt('2026-11-22T20:00')
    await setProject({ quiet: night })
    const id = await planned('2026-11-22T23:00')
    advanceTo('2026-11-22T23:00')
    await held(id)
    await t.restart()
    advanceTo('2026-11-23T06:00')
    expect(await feed()).toEqual([])
    advanceTo('2026-11-23T07:00')
    await t.until(id, 'published')
    expect(await feed()).toHaveLength(1)
  })
})

describe('blackout dates', () => {
  const days = { name: 'Mourning', startsOn: '2026-11-24', endsOn: '2026-11-25' }

  test('what falls due on them waits for her, also when it was planned before; the next day all is as ever', async () => {
    await startAt('2026-11-22T20:00')
    const first = await planned('2026-11-24T00:00')
    const last = await planned('2026-11-25T23:59')
    const after = await planned('2026-11-26T00:00')
    await t.client.call('blackouts.create', { projectId: project.id, ...days })
    advanceTo('2026-11-24T00:00')
    const card = await t.until(first, 'missed')
    expect(card.problem).toMatchObject({
      key: 'blackout',
      params: { name: 'Mourning' },
      action: 'reschedule',
    })
    expect((await lines(first)).at(-1)).toMatchObject({ event: 'missed', decision: { key: 'blackout' } })
    expect(t.notices).toMatchObject([{ needsYou: true }])
    advanceTo('2026-11-25T23:59')
    await t.until(last, 'missed')
    expect(await feed()).toEqual([])
    advanceTo('2026-11-26T00:00')
    await t.until(after, 'published')
    await t.client.call('deliveries.retry', { ids: [first] })
    await t.until(first, 'published')
  })

  test('one for all projects holds everywhere, one of another project does not; removing is undone by restoring', async () => {
    await startAt('2026-11-23T20:00')
    const other = await t.project()
    await t.client.call('blackouts.create', { projectId: other.id, ...days })
    const everywhere = await t.client.call('blackouts.create', { projectId: null, ...days })
    const list = async (projectId: string | null) =>
      (await t.client.call('blackouts.list', { projectId })).map(b => b.projectId)
    expect(await list(project.id)).toEqual([null])
    expect((await list(null)).sort()).toEqual([other.id, null].sort())
    await t.client.call('blackouts.remove', { id: everywhere.id })
    const first = await planned('2026-11-24T09:00')
    advanceTo('2026-11-24T09:00')
    await t.until(first, 'published')
    await t.client.call('blackouts.restore', { id: everywhere.id })
    const second = await planned('2026-11-24T10:00')
    advanceTo('2026-11-24T10:00')
    await t.until(second, 'missed')
  })

  test('its first day comes before its last', async () => {
    await startAt('2026-11-22T20:00')
    const wrong = { projectId: null, name: 'Mourning', startsOn: '2026-11-25', endsOn: '2026-11-24' }
    await expect(t.client.call('blackouts.create', wrong)).rejects.toMatchObject({ code: 'invalid_input' })
    const { id } = await t.client.call('blackouts.create', { projectId: null, ...days })
    await expect(
      t.client.call('blackouts.update', { id, fields: { startsOn: '2026-11-26' } }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await t.client.call('blackouts.update', { id, fields: { name: 'Feast' } })).toMatchObject({
      ...days,
      name: 'Feast',
    })
  })
})
