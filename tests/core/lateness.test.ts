import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { IfMissed } from '#shared/model/rules.ts'
import type { Project } from '#shared/model/project.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { localOf } from '#shared/time/zoned.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute

let t: TestCore
let project: Project
let channel: Channel
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
  channel = await t.practiceChannel(project.id)
})
afterEach(() => t.close())

const feed = (channelId = channel.id) => t.client.call('practice.feed', { channelId, withRemoved: true })
const planned = async (inMs: number, more?: Parameters<TestCore['planned']>[3]) => {
  const { deliveries } = await t.planned(project, [channel], inMs, more)
  return deliveries[0]?.id ?? ''
}
/** Planned with what becomes of it when it is too late. */
const plannedOr = async (ifMissed: IfMissed, inMs: number, latestInMs: number | null) => {
  const id = await planned(inMs)
  const local = (ms: number) => localOf(t.clock.now() + ms, project.zone)
  const latestLocal = latestInMs === null ? null : local(latestInMs)
  const schedule = {
    dueLocal: local(inMs),
    zone: project.zone,
    latestLocal,
    ifMissed,
    expiry: { kind: 'never' as const },
  }
  const [delivery] = await t.client.call('deliveries.schedule', { items: [{ id, schedule }] })
  expect(delivery).toMatchObject({ ifMissed })
  return id
}
const lastLine = async (deliveryId: string) =>
  (await t.client.call('ledger.list', { projectId: null, deliveryId, before: null, limit: 1 }))[0]
/** The computer was off for so long. */
const off = async (ms: number) => {
  await t.core.stop()
  t.clock.jump(ms)
  await t.restart()
}

describe('how late it may be', () => {
  test('the grace of the project holds before that of the settings, and the ledger says which one', async () => {
    const other = await t.project()
    const otherChannel = await t.practiceChannel(other.id)
    await t.client.call('projects.setRules', { id: project.id, rules: { graceMs: 3 * hour } })
    const id = await planned(10 * minute)
    const { deliveries } = await t.planned(other, [otherChannel], 10 * minute)
    const otherId = deliveries[0]?.id ?? ''
    await off(2 * hour)
    await t.until(id, 'published')
    await t.until(otherId, 'missed')
    expect((await lastLine(otherId))?.decision?.key).toBe('missedGrace')
    const second = await planned(10 * minute)
    await off(4 * hour)
    await t.until(second, 'missed')
    expect((await lastLine(second))?.decision?.key).toBe('missedProjectGrace')
  })

  test('only on time: goes out at its time, and not a minute later', async () => {
    const onTime = await plannedOr('ask', 10 * minute, 10 * minute)
    t.clock.advance(10 * minute)
    await t.until(onTime, 'published')
    const late = await plannedOr('ask', 10 * minute, 10 * minute)
    await off(11 * minute + 1000)
    await t.until(late, 'missed')
    expect(await lastLine(late)).toMatchObject({ event: 'missed', decision: { key: 'missedLatest' } })
    expect(await feed()).toHaveLength(1)
  })

  test.each(['while it runs', 'while it is off'])(
    'what goes out while the clock is a day ahead holds nothing back once it is right again, set back %s',
    async when => {
      await t.client.call('channels.setRules', { id: channel.id, rules: { spacingMs: 30 * minute } })
      t.clock.jump(24 * hour)
      const ahead = await planned(minute)
      t.clock.advance(minute)
      await t.until(ahead, 'published')
      if (when === 'while it runs') t.clock.jump(-24 * hour)
      else await off(-24 * hour)
      const next = await planned(40 * minute)
      t.clock.advance(40 * minute)
      await t.until(next, 'published')
    },
  )

  test('a grace of nothing still means on time', async () => {
    await t.client.call('projects.setRules', { id: project.id, rules: { graceMs: 0 } })
    const id = await planned(10 * minute)
    await off(10 * minute + 300)
    await t.until(id, 'published')
  })

  test('what is to be skipped when too late is skipped, said, and never goes out', async () => {
    const id = await plannedOr('skip', 10 * minute, null)
    await off(2 * hour)
    const card = await t.until(id, 'cancelled')
    expect(card).toMatchObject({ problem: null, expireAt: null })
    expect(await lastLine(id)).toMatchObject({ event: 'cancelled', decision: { key: 'missedSkipped' } })
    expect(t.notices).toMatchObject([{ title: '1 skipped: the time had passed', needsYou: false }])
    const { needsYou } = await t.client.call('deliveries.today', { projectId: null, zone: project.zone })
    expect(needsYou).toEqual([])
    t.clock.advance(24 * hour)
    expect(await feed()).toEqual([])
  })

  test('the same holds when its tries ran out of time while the app ran', async () => {
    const id = await plannedOr('skip', minute, 10 * minute)
    await t.client.call('practice.misbehave', { fault: 'away' })
    t.clock.advance(minute)
    await t.eventually(
      () => lastLine(id),
      line => line?.event === 'retryLater',
    )
    t.clock.advance(20 * minute)
    await t.until(id, 'cancelled')
    expect(await feed()).toEqual([])
  })
})

describe('what is to go to the next free slot when too late', () => {
  const setSlots = (slots: WeekSlot[]) =>
    t.client.call('channels.setRules', { id: channel.id, rules: { slots } })
  const everyDay = (time: string) => [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, time }))
  const card = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery
  /** Newest first. */
  const linesOf = async (id: string) =>
    (await t.client.call('deliveries.get', { id })).ledger.map(({ event, decision }) => [
      event,
      decision?.key,
    ])

  test('goes there, is said, and goes out then; several take one slot each', async () => {
    await setSlots(everyDay('18:00')) // It is 12:00 in Nairobi.
    const first = await plannedOr('nextSlot', 10 * minute, 40 * minute)
    const second = await plannedOr('nextSlot', 20 * minute, null)
    await off(3 * hour)
    await t.eventually(
      () => card(second),
      ({ dueLocal }) => dueLocal === '2026-11-23T18:00:00',
    )
    expect(await card(first)).toMatchObject({
      state: 'waiting',
      problem: null,
      dueLocal: '2026-11-22T18:00:00',
      latestLocal: '2026-11-22T18:30:00',
    })
    expect(await linesOf(first)).toEqual([
      ['moved', 'planned'],
      ['missed', 'missedMoved'],
      ['moved', 'planned'],
      ['scheduled', 'planned'],
    ])
    expect(t.notices).toMatchObject([
      { title: '2 moved to the next free slot: the time had passed', needsYou: false },
    ])
    expect(await feed()).toEqual([])
    t.clock.advance(3 * hour)
    await t.until(first, 'published')
    expect(await feed()).toHaveLength(1)
  })

  test('asks where the channel has no slots', async () => {
    const id = await plannedOr('nextSlot', 10 * minute, null)
    await off(2 * hour)
    expect(await t.until(id, 'missed')).toMatchObject({ problem: { action: 'reschedule' } })
    expect(await lastLine(id)).toMatchObject({ event: 'missed', decision: { key: 'missedNoSlot' } })
  })

  test('asks where it would be over by then: a fixed end stays where it is', async () => {
    await setSlots(everyDay('18:00'))
    const { deliveries } = await t.planned(project, [channel], 10 * minute)
    const id = deliveries[0]?.id ?? ''
    const local = (ms: number) => localOf(t.clock.now() + ms, project.zone)
    const schedule = { dueLocal: local(10 * minute), zone: project.zone, latestLocal: null }
    const expiry = { kind: 'at' as const, atLocal: local(5 * hour) }
    await t.client.call('deliveries.schedule', {
      items: [{ id, schedule: { ...schedule, ifMissed: 'nextSlot', expiry } }],
    })
    await off(2 * hour)
    expect((await t.until(id, 'missed')).expireAt).not.toBeNull()
  })

  test('the same holds when its tries ran out of time, or her rules held it too long', async () => {
    await setSlots(everyDay('18:00'))
    const tried = await plannedOr('nextSlot', minute, 10 * minute)
    await t.client.call('practice.misbehave', { fault: 'away' })
    t.clock.advance(minute)
    await t.eventually(
      () => lastLine(tried),
      line => line?.event === 'retryLater',
    )
    t.clock.advance(20 * minute)
    const moved = ({ dueLocal }: { dueLocal: string | null }) => dueLocal?.slice(11, 16) === '18:00'
    await t.eventually(() => card(tried), moved)
    await t.client.call('practice.misbehave', { fault: 'none' })
    await t.client.call('channels.setRules', {
      id: channel.id,
      rules: { quiet: { kind: 'own', hours: { from: '13:00', to: '16:00' } } },
    })
    const held = await plannedOr('nextSlot', hour, hour + 10 * minute)
    t.clock.advance(hour)
    await t.eventually(() => card(held), moved)
    expect(await card(held)).toMatchObject({ state: 'waiting', dueLocal: '2026-11-23T18:00:00' })
    t.clock.advance(Date.UTC(2026, 10, 22, 15) - t.clock.now())
    await t.until(tried, 'published')
  })
})

describe('spacing', () => {
  test('her own keeps posts of one channel apart, the oldest first, also when they are on time', async () => {
    await t.client.call('channels.setRules', { id: channel.id, rules: { spacingMs: 30 * minute } })
    const later = await planned(11 * minute)
    const sooner = await planned(10 * minute)
    t.clock.advance(10 * minute)
    await t.until(sooner, 'published')
    t.clock.advance(29 * minute)
    expect(await feed()).toHaveLength(1)
    t.clock.advance(minute)
    await t.until(later, 'published')
  })

  test('of those that fell due together while the computer was off, the oldest goes first', async () => {
    const ids: string[] = []
    for (const inMs of [30, 10, 20]) ids.push(await planned(inMs * minute))
    await t.client.call('settings.update', { lateSpacingMs: 5 * minute })
    await off(40 * minute)
    const order: string[] = []
    for (let i = 0; i < 3; i++) {
      const [id = ''] = await t.eventually(
        async () => {
          const states = await Promise.all(ids.map(id => t.client.call('deliveries.get', { id })))
          return states
            .filter(s => s.delivery.state === 'published' && !order.includes(s.delivery.id))
            .map(s => s.delivery.id)
        },
        out => out.length > 0,
      )
      order.push(id)
      expect(await feed()).toHaveLength(i + 1)
      t.clock.advance(5 * minute)
    }
    expect(order).toEqual([ids[1], ids[2], ids[0]])
  })

  test('what may be out keeps its distance as what is out', async () => {
    await t.client.call('channels.setRules', { id: channel.id, rules: { spacingMs: 30 * minute } })
    const first = await planned(minute)
    const second = await planned(2 * minute)
    await t.client.call('practice.misbehave', { fault: 'answerLost' })
    t.clock.advance(minute)
    await t.eventually(
      () => t.client.call('ledger.list', { projectId: null, deliveryId: first, before: null, limit: 20 }),
      lines => lines.some(line => line.event === 'uncertain'),
    )
    await t.client.call('practice.misbehave', { fault: 'none' })
    t.clock.advance(5 * minute)
    await t.until(first, 'published')
    expect((await t.client.call('deliveries.get', { id: second })).delivery.state).toBe('waiting')
    t.clock.advance(30 * minute)
    await t.until(second, 'published')
  })
})

describe('a paused project', () => {
  test('nothing of it goes out, others do; resumed within the grace it goes out late, past it she is asked', async () => {
    const other = await t.project()
    const otherChannel = await t.practiceChannel(other.id)
    const id = await planned(10 * minute)
    const muchLater = await planned(20 * hour)
    const { deliveries } = await t.planned(other, [otherChannel], 20 * minute)
    await t.client.call('projects.setRules', { id: project.id, rules: { paused: true } })
    const pulse = () => t.client.call('publishing.pulse', { projectId: null })
    expect(await pulse()).toMatchObject({ paused: false, pausedProjects: 1, next: { projectId: other.id } })
    t.clock.advance(30 * minute)
    await t.until(deliveries[0]?.id ?? '', 'published')
    expect(await feed()).toEqual([])
    await t.client.call('projects.setRules', { id: project.id, rules: { paused: false } })
    await t.until(id, 'published')
    await t.client.call('projects.setRules', { id: project.id, rules: { paused: true } })
    t.clock.advance(24 * hour)
    await t.client.call('projects.setRules', { id: project.id, rules: { paused: false } })
    await t.until(muchLater, 'missed')
    expect(await feed()).toHaveLength(1)
  })

  test('a project that waits costs one look a minute, and rules can be taken back', async () => {
    const id = await planned(10 * minute)
    const set = (rules: { paused?: boolean; graceMs?: number | null }) =>
      t.client.call('projects.setRules', { id: project.id, rules })
    expect(await set({ paused: true, graceMs: 5 * minute })).toMatchObject({
      paused: true,
      graceMs: 5 * minute,
    })
    t.clock.advance(12 * minute)
    const before = t.clock.waiting()
    t.clock.advance(minute)
    expect(t.clock.waiting()).toBe(before)
    expect(await set({ paused: false, graceMs: null })).toMatchObject({ paused: false, graceMs: null })
    await t.until(id, 'published')
  })
})
