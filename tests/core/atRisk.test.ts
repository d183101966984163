import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import { localOf } from '#shared/time/zoned.ts'
import { goOn } from './goOn.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let t: TestCore
let project: Project
let channel: Channel
beforeEach(async () => {
  // It is 12:00 in Nairobi; the computer's own zone is UTC.
  t = startTestCore()
  project = await t.project()
  channel = await t.practiceChannel(project.id)
})
afterEach(() => t.close())

const risks = () => t.client.call('risks.list', { projectId: null })
const planned = async (inMs: number) => (await t.planned(project, [channel], inMs)).deliveries[0]?.id ?? ''
/** Time passes with the app running, the scheduler looking as it does. */
const awake = async (ms: number) => {
  const end = t.clock.now() + ms
  while (t.clock.now() < end) {
    t.clock.advance(Math.min(minute, end - t.clock.now()))
    await goOn()
  }
}
/** Eight hours of work, then the lid is closed for sixteen. Nothing fires meanwhile. */
const workDays = async (days: number) => {
  for (let n = 0; n < days; n++) {
    await awake(8 * hour)
    t.clock.jump(16 * hour)
    t.core.wake()
    await goOn()
  }
}

describe('what is due while the computer usually sleeps', () => {
  test('is found once a week is known, with a time that is better; what is due while it is awake is not', async () => {
    await planned(40 * day) // Something waits, so the scheduler looks once a minute.
    await workDays(6)
    const night = await planned(12 * hour)
    await planned(day + 4 * hour)
    expect(await risks()).toEqual([])
    await workDays(1)
    const later = await planned(12 * hour)
    await workDays(1)
    const atNight = await planned(12 * hour)
    const list = await risks()
    expect(list.map(({ delivery }) => delivery.id)).toEqual([atNight])
    expect(list[0]?.risk).toMatchObject({ awake: 0, of: 8, sameWeekday: false })
    // Work is from 12:00 to 20:00, and it is due at midnight.
    const better = list[0]?.risk.betterLocal ?? ''
    expect(better.slice(11)).toBe('20:00')
    await t.client.call('deliveries.move', { items: [{ id: atNight, dueLocal: better }] })
    expect(await risks()).toEqual([])
    for (const id of [night, later]) await t.until(id, 'missed')
  })

  test('leaving it is remembered while it stays at its time, and can be taken back', async () => {
    await planned(40 * day)
    await workDays(8)
    const id = await planned(12 * hour)
    const dueLocal = localOf(t.clock.now() + 12 * hour, project.zone)
    const { delivery } = await t.client.call('deliveries.get', { id })
    const chosen = (local: string) =>
      t.client.call('risks.at', {
        postId: delivery.postId,
        zone: project.zone,
        items: [{ channelId: channel.id, dueLocal: local, latestLocal: null }],
      })
    expect(await chosen(dueLocal)).toMatchObject([{ channelId: channel.id, dueLocal, risk: { awake: 0 } }])
    await t.client.call('risks.take', { ids: [id], taken: true })
    expect(await risks()).toEqual([])
    expect(await chosen(dueLocal)).toEqual([])
    const other = localOf(t.clock.now() + 14 * hour, project.zone)
    expect(await chosen(other)).toHaveLength(1)
    await t.client.call('risks.take', { ids: [id], taken: false })
    expect(await risks()).toHaveLength(1)
    await t.client.call('risks.take', { ids: [id], taken: true })
    await t.client.call('deliveries.move', { items: [{ id, dueLocal: other }] })
    expect(await risks()).toHaveLength(1)
  })

  test('days on which Ratiba was closed count as asleep, and what was learnt is kept over a restart', async () => {
    await planned(40 * day)
    for (let n = 0; n < 8; n++) {
      await awake(hour)
      await t.core.stop()
      t.clock.jump(23 * hour)
      await t.restart()
    }
    await planned(12 * hour)
    expect(await risks()).toMatchObject([{ risk: { awake: 0, of: 8 } }])
  })

  test('while nothing waits nobody looks, so nothing is known and nothing is said', async () => {
    for (let n = 0; n < 10; n++) {
      t.clock.jump(day)
      t.core.wake()
      await goOn()
    }
    await planned(12 * hour)
    expect(await risks()).toEqual([])
  })
})
