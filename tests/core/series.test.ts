import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SeriesChange } from '#shared/contract/series.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { Delivery, DeliveryCard, Expiry } from '#shared/model/delivery.ts'
import type { Project } from '#shared/model/project.ts'
import type { SeriesScope } from '#shared/model/series.ts'
import { createFakeClock } from './FakeClock.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const hour = 3_600_000
const day = 24 * hour

let t: TestCore
let project: Project
let channel: Channel

beforeEach(() => startAt('2026-11-22T09:00:00Z', 'Africa/Nairobi'))
afterEach(() => t.close())

async function startAt(instant: string, zone: string) {
  if ((t as TestCore | undefined) !== undefined) await t.close()
  t = startTestCore({ clock: createFakeClock(Date.parse(instant)) })
  project = await t.project(zone)
  channel = await t.practiceChannel(project.id)
}

interface Begin {
  channels?: Channel[]
  expiry?: Expiry
  latestLocal?: string | null
  leftOut?: string[]
}

/** A post that repeats from a wall-clock time of the project on. */
async function repeat(rule: string, startLocal: string, begin: Begin = {}) {
  const { channels = [channel], expiry = { kind: 'never' }, latestLocal = null, leftOut = [] } = begin
  const { post } = await t.client.call('posts.create', {
    projectId: project.id,
    fields: { text: 'Supu ya leo', channelIds: channels.map(c => c.id) },
  })
  const change = await t.client.call('series.create', {
    ...{ postId: post.id, rule, startLocal, zone: project.zone, leftOut },
    schedules: channels.map(c => ({
      channelId: c.id,
      schedule: { dueLocal: startLocal, zone: project.zone, latestLocal, expiry },
    })),
  })
  return { postId: post.id, change }
}

const cards = (from: string, to: string) =>
  t.client.call('deliveries.inRange', { from: `${from}Z`, to: `${to}Z`, projectId: project.id })
const from = '2026-11-22T00:00:00'
const shown = (list: readonly DeliveryCard[]) =>
  list.map(card => `${card.dueLocal?.slice(5, 16).replace('T', ' ')} ${card.excerpt}`)
const made = async (to = '2027-04-01T00:00:00') =>
  (await cards(from, to)).filter(card => card.occurrence?.isMade === true)
const cardAt = async (local: string): Promise<DeliveryCard> => {
  const found = (await cards(from, '2027-04-01T00:00:00')).find(c => c.dueLocal?.startsWith(local))
  if (found === undefined) throw new Error(`Nothing at ${local}`)
  return found
}
const apply = (postId: string, scope: SeriesScope, rule: string | null = null): Promise<SeriesChange> =>
  t.client.call('series.apply', { postId, scope, rule })
const undo = (change: SeriesChange) => t.client.call('series.undo', { changeId: change.changeId })
const say = (postId: string, text: string) => t.client.call('posts.update', { id: postId, fields: { text } })
const move = (card: Pick<Delivery, 'id'>, dueLocal: string) =>
  t.client.call('deliveries.move', { items: [{ id: card.id, dueLocal }] })
/** The computer sleeps, and wakes up. */
const sleep = (ms: number) => {
  t.clock.jump(ms)
  t.core.wake()
}
const feed = async () =>
  (await t.client.call('practice.feed', { channelId: channel.id, withRemoved: true })).map(p => p.text)

describe('a series', () => {
  test('begins with its post at the first day of the rule; the calendar shows what was not made yet', async () => {
    const { postId } = await repeat('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-23T18:00')
    const all = await cards(from, '2027-02-20T00:00:00')
    expect(all.map(c => c.dueLocal)).toEqual([
      ...['2026-11-24T18:00:00', '2026-12-08T18:00:00', '2026-12-22T18:00:00', '2027-01-05T18:00:00'],
      ...['2027-01-19T18:00:00', '2027-02-02T18:00:00', '2027-02-16T18:00:00'],
    ])
    expect(all.map(c => c.occurrence?.isMade)).toEqual([true, true, true, false, false, false, false])
    expect(all[0]?.postId).toBe(postId)
    expect(new Set(all.map(c => c.state))).toEqual(new Set(['waiting']))
    expect(new Set(all.map(c => c.postId)).size).toBe(7)
  })

  test('of ten years costs what a page of the calendar costs', async () => {
    await repeat('FREQ=DAILY;COUNT=3650', '2026-11-23T18:00')
    expect(await made()).toHaveLength(41)
    // The last day is known all the same.
    const last = await cards('2036-11-01T00:00:00', '2037-01-01T00:00:00')
    expect(last.at(-1)?.dueLocal).toBe('2036-11-19T18:00:00')
  })

  test('is made further ahead day by day, and no timer runs for it but the one of the next minute', async () => {
    await repeat('FREQ=DAILY', '2026-11-23T18:00')
    const before = (await made()).at(-1)?.dueLocal
    expect(before).toBe('2027-01-02T18:00:00')
    t.clock.jump(2 * day - hour)
    t.clock.advance(hour)
    const { length, last } = await t.eventually(
      async () => {
        const all = await made()
        return { length: all.length, last: all.at(-1)?.dueLocal }
      },
      value => value.last === '2027-01-04T18:00:00',
    )
    expect({ length, last }).toEqual({ length: 43, last: '2027-01-04T18:00:00' })
    expect(t.clock.waiting()).toBeLessThanOrEqual(2)
  })

  test('always has its next one, however far away', async () => {
    await repeat('FREQ=YEARLY', '2026-11-23T18:00')
    expect(shown(await made())).toEqual(['11-23 18:00 Supu ya leo'])
    const first = await cardAt('2026-11-23T18:00')
    sleep(2 * day)
    await t.until(first.id, 'missed')
    const later = await made('2028-01-01T00:00:00')
    expect(later.map(c => c.dueLocal?.slice(0, 10))).toEqual(['2026-11-23', '2027-11-23'])
  })

  test('goes out once for each day', async () => {
    await repeat('FREQ=DAILY;COUNT=3', '2026-11-23T11:30')
    for (let days = 0; days < 5; days++) {
      t.clock.jump(day - hour)
      t.clock.advance(hour)
      const due = (await made()).filter(c => c.dueAt !== null && Date.parse(c.dueAt) <= t.clock.now())
      for (const { id } of due) await t.until(id, 'published')
    }
    expect(await feed()).toEqual(['Supu ya leo', 'Supu ya leo', 'Supu ya leo'])
    expect(await made()).toHaveLength(3)
  })

  test('keeps its wall clock over a change of the clocks, also on the day that has no such time', async () => {
    await startAt('2027-03-20T09:00:00Z', 'Europe/Berlin')
    await repeat('FREQ=DAILY;COUNT=10', '2027-03-25T02:30', {
      expiry: { kind: 'at', atLocal: '2027-03-25T03:10' },
    })
    const all = await cards('2027-03-20T00:00:00', '2027-05-01T00:00:00')
    const dueAt = (date: string) => all.find(c => c.dueLocal === `${date}T02:30:00`)?.dueAt
    expect(dueAt('2027-03-27')).toBe('2027-03-27T01:30:00.000Z')
    expect(dueAt('2027-03-28')).toBe('2027-03-28T01:30:00.000Z')
    expect(dueAt('2027-03-29')).toBe('2027-03-29T00:30:00.000Z')
    for (const card of all) {
      expect(Date.parse(card.expireAt ?? '') - Date.parse(card.dueAt ?? '')).toBeGreaterThan(0)
    }
  })

  test('after a week of sleep what passed is there and missed, not left out; what comes goes on', async () => {
    await repeat('FREQ=DAILY', '2026-11-23T18:00')
    sleep(60 * day)
    const states = await t.eventually(
      async () => (await made()).map(c => c.state),
      list => list.filter(s => s === 'missed').length === 59,
    )
    expect(states.slice(0, 59).every(s => s === 'missed')).toBe(true)
    expect(states.slice(59).every(s => s === 'waiting')).toBe(true)
    expect(states.length).toBeGreaterThan(59 + 40)
    expect(await feed()).toEqual([])
  })

  test('is the same after every start: nothing is made twice', async () => {
    await repeat('FREQ=DAILY', '2026-11-23T18:00')
    const before = (await made()).map(c => c.id)
    await t.restart()
    await t.restart()
    expect((await made()).map(c => c.id)).toEqual(before)
  })

  test('cannot have two posts at one place: the database itself refuses the second', async () => {
    await repeat('FREQ=DAILY', '2026-11-23T18:00')
    const [first, second] = await made()
    const sqlite = new Database(join(t.profileDir, 'ratiba.sqlite'))
    const move = sqlite.prepare('UPDATE occurrences SET occurrenceLocal = ? WHERE postId = ?')
    expect(() => move.run(first?.occurrence?.local, second?.postId)).toThrow('UNIQUE constraint failed')
    sqlite.close()
  })

  test('goes where its channels still are; nothing is made for a project that was put away', async () => {
    const second = await t.practiceChannel(project.id)
    await repeat('FREQ=WEEKLY', '2026-11-23T18:00', { channels: [channel, second] })
    await t.client.call('channels.remove', { id: second.id })
    sleep(30 * day)
    const later = await t.eventually(made, list => list.some(c => c.dueLocal === '2027-01-25T18:00:00'))
    expect(later.filter(c => c.dueLocal === '2027-01-25T18:00:00').map(c => c.channelId)).toEqual([
      channel.id,
    ])
    const last = later.at(-1)?.dueLocal ?? ''
    await t.client.call('projects.remove', { id: project.id })
    sleep(90 * day)
    expect(t.clock.waiting()).toBeLessThanOrEqual(2)
    t.clock.jump(1000)
    const backAt = new Date(t.clock.now()).toISOString()
    await t.client.call('projects.restore', { id: project.id })
    // What comes after is made now that the project is back, and nothing of it was made before.
    const all = await t.eventually(made, list => (list.at(-1)?.dueLocal ?? '') > last)
    for (const { postId, dueLocal } of all) {
      if ((dueLocal ?? '') <= last) continue
      const { post } = await t.client.call('posts.get', { id: postId })
      expect(post.createdAt >= backAt).toBe(true)
    }
  })

  test('a post that repeats cannot be made to repeat again, and a rule without days is refused', async () => {
    const { postId } = await repeat('FREQ=WEEKLY', '2026-11-23T18:00')
    const again = { postId, rule: 'FREQ=DAILY', startLocal: '2026-11-23T18:00', zone: project.zone }
    const schedule = {
      dueLocal: again.startLocal,
      zone: project.zone,
      latestLocal: null,
      expiry: { kind: 'never' as const },
    }
    await expect(
      t.client.call('series.create', { ...again, schedules: [{ channelId: channel.id, schedule }] }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await expect(repeat('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-11-23T18:00')).rejects.toMatchObject({
      code: 'invalid_input',
      details: { why: 'never' },
    })
  })
})

describe('this one', () => {
  test('is changed and moved alone, and keeps its place', async () => {
    await repeat('FREQ=DAILY;COUNT=4', '2026-11-23T18:00')
    const second = await cardAt('2026-11-24')
    await say(second.postId, 'Pilau ya leo')
    await move(second, '2026-11-24T20:15')
    expect(shown(await made())).toEqual([
      ...['11-23 18:00 Supu ya leo', '11-24 20:15 Pilau ya leo'],
      ...['11-25 18:00 Supu ya leo', '11-26 18:00 Supu ya leo'],
    ])
    expect(await t.client.call('series.ofPost', { postId: second.postId })).toMatchObject({
      occurrenceLocal: '2026-11-24T18:00:00',
      ...{ hasOwnContent: true, hasOwnTime: true, isOut: false, isFirst: false },
    })
    await t.client.call('series.rejoin', { postId: second.postId })
    expect(shown(await made())[1]).toBe('11-24 18:00 Supu ya leo')
  })

  test('that is called off is not made again, and comes back by undo', async () => {
    await repeat('FREQ=DAILY;COUNT=4', '2026-11-23T18:00')
    const second = await cardAt('2026-11-24')
    await t.client.call('posts.remove', { id: second.postId })
    await t.restart()
    t.clock.advance(hour)
    expect((await made()).map(c => c.dueLocal?.slice(8, 10))).toEqual(['23', '25', '26'])
    await t.client.call('posts.restore', { id: second.postId })
    expect(await made()).toHaveLength(4)
  })

  test('that is only planned is made by moving or opening it, once', async () => {
    await repeat('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-23T18:00')
    const planned = await cardAt('2027-03-26')
    expect(planned.occurrence?.isMade).toBe(false)
    await move(planned, '2027-03-25T18:00')
    await move(planned, '2027-03-24T18:00')
    const { occurrence } = planned
    const opened = await t.client.call('series.make', {
      seriesId: occurrence?.seriesId ?? '',
      occurrenceLocal: occurrence?.local ?? '',
    })
    const march = await cards('2027-03-01T00:00:00', '2027-04-01T00:00:00')
    expect(shown(march)).toEqual(['03-24 18:00 Supu ya leo'])
    expect(march[0]).toMatchObject({ postId: opened.postId, occurrence: { isMade: true } })
    // The months between stay planned, and are made in their turn.
    sleep(90 * day)
    const all = await t.eventually(
      () => cards(from, '2027-04-01T00:00:00'),
      list => list.every(c => c.occurrence?.isMade === true),
    )
    expect(all.map(c => c.dueLocal?.slice(0, 10))).toEqual([
      ...['2026-11-27', '2026-12-25', '2027-01-29', '2027-02-26', '2027-03-24'],
    ])
    await expect(
      t.client.call('series.make', {
        seriesId: occurrence?.seriesId ?? '',
        occurrenceLocal: '2027-06-01T18:00',
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('this and following', () => {
  test('splits the series: the ones before stay, the ones after follow, her own stay hers', async () => {
    await repeat('FREQ=DAILY;COUNT=6', '2026-11-23T18:00')
    const third = await cardAt('2026-11-25')
    const fifth = await cardAt('2026-11-27')
    await say(fifth.postId, 'Siku ya harusi')
    await say(third.postId, 'Pilau ya leo')
    await move(third, '2026-11-25T19:00')
    const change = await apply(third.postId, 'following')
    expect(change).toMatchObject({ changed: 3, kept: 1 })
    const split = [
      ...['11-23 18:00 Supu ya leo', '11-24 18:00 Supu ya leo', '11-25 19:00 Pilau ya leo'],
      ...['11-26 19:00 Pilau ya leo', '11-27 19:00 Siku ya harusi', '11-28 19:00 Pilau ya leo'],
    ]
    expect(shown(await made())).toEqual(split)
    const both = new Set((await made()).map(c => c.occurrence?.seriesId))
    expect(both.size).toBe(2)
    await t.restart()
    t.clock.advance(hour)
    expect(shown(await made())).toEqual(split)
    expect((await cards(from, '2027-06-01T00:00:00')).length).toBe(6)

    await undo(change)
    expect(shown(await made())).toEqual([
      ...['11-23 18:00 Supu ya leo', '11-24 18:00 Supu ya leo', '11-25 19:00 Pilau ya leo'],
      ...['11-26 18:00 Supu ya leo', '11-27 18:00 Siku ya harusi', '11-28 18:00 Supu ya leo'],
    ])
    expect(new Set((await made()).map(c => c.occurrence?.seriesId)).size).toBe(1)
  })

  test('with another rule: days it does not have are called off, new ones are made; undo brings them back', async () => {
    await repeat('FREQ=DAILY;UNTIL=20261204', '2026-11-23T18:00')
    const before = shown(await made())
    const third = await cardAt('2026-11-25')
    const change = await apply(third.postId, 'following', 'FREQ=WEEKLY;BYDAY=WE,SA;COUNT=4')
    expect((await made()).map(c => c.dueLocal?.slice(5, 10))).toEqual([
      ...['11-23', '11-24', '11-25', '11-28', '12-02', '12-05'],
    ])
    await undo(change)
    expect(shown(await made())).toEqual(before)
    await expect(undo(change)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('moves to another day of the week when the rule can say so, and says so when it cannot', async () => {
    await repeat('FREQ=WEEKLY;BYDAY=TU', '2026-11-24T18:00')
    const second = await cardAt('2026-12-01')
    await move(second, '2026-12-03T18:00')
    await apply(second.postId, 'following')
    expect((await made('2026-12-20T00:00:00')).map(c => c.dueLocal?.slice(5, 10))).toEqual([
      ...['11-24', '12-03', '12-10', '12-17'],
    ])
    await repeat('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-24T09:00')
    const friday = await cardAt('2026-12-25T09:00')
    await move(friday, '2026-12-24T09:00')
    await expect(apply(friday.postId, 'following')).rejects.toMatchObject({ details: { why: 'offRule' } })
    expect(shown(await made()).filter(s => s.includes('09:00'))).toEqual([
      ...['11-27 09:00 Supu ya leo', '12-24 09:00 Supu ya leo'],
    ])
  })
})

describe('all', () => {
  test('changes what is not out; what is out stays and is not made again at the new time', async () => {
    await repeat('FREQ=DAILY', '2026-11-22T15:00')
    const first = await cardAt('2026-11-22')
    t.clock.advance(3 * hour)
    await t.until(first.id, 'published')
    const third = await cardAt('2026-11-24')
    await say(third.postId, 'Pilau ya leo')
    await move(third, '2026-11-24T17:00')
    const change = await apply(third.postId, 'all')
    expect(shown(await made('2026-11-25T00:00:00'))).toEqual([
      ...['11-22 15:00 Supu ya leo', '11-23 17:00 Pilau ya leo', '11-24 17:00 Pilau ya leo'],
    ])
    t.clock.advance(6 * hour)
    await t.restart()
    expect(await feed()).toEqual(['Supu ya leo'])
    await undo(change)
    expect(shown(await made('2026-11-26T00:00:00'))).toEqual([
      ...['11-22 15:00 Supu ya leo', '11-23 15:00 Supu ya leo', '11-24 17:00 Pilau ya leo'],
      '11-25 15:00 Supu ya leo',
    ])
    expect(await feed()).toEqual(['Supu ya leo'])
  })

  test('reaches the days that are only planned, and channels that were added', async () => {
    await repeat('FREQ=WEEKLY;BYDAY=TU', '2026-11-24T18:00')
    const second = await t.practiceChannel(project.id)
    const first = await cardAt('2026-11-24')
    const { deliveries } = await t.client.call('posts.update', {
      id: first.postId,
      fields: { text: 'Chai ya leo', channelIds: [channel.id, second.id] },
    })
    const added = deliveries.find(d => d.channelId === second.id)
    const schedule = {
      dueLocal: '2026-11-24T19:00',
      zone: project.zone,
      latestLocal: null,
      expiry: { kind: 'never' as const },
    }
    await t.client.call('deliveries.schedule', { items: [{ id: added?.id ?? '', schedule }] })
    await apply(first.postId, 'all')
    const all = await cards('2026-12-01T00:00:00', '2027-02-10T00:00:00')
    expect(new Set(shown(all).map(s => s.slice(6)))).toEqual(
      new Set(['18:00 Chai ya leo', '19:00 Chai ya leo']),
    )
    expect(all).toHaveLength(22)
    expect(new Set(all.map(c => c.state))).toEqual(new Set(['waiting']))
  })

  test('an ended series leaves what is out, and undo brings the rest back', async () => {
    await repeat('FREQ=DAILY', '2026-11-22T15:00')
    const first = await cardAt('2026-11-22')
    t.clock.advance(3 * hour)
    await t.until(first.id, 'published')
    const seriesId = first.occurrence?.seriesId ?? ''
    const before = shown(await made())
    const change = await t.client.call('series.end', { seriesId, from: null })
    expect(shown(await cards(from, '2027-04-01T00:00:00'))).toEqual(['11-22 15:00 Supu ya leo'])
    await undo(change)
    expect(shown(await made())).toEqual(before)
    const part = await t.client.call('series.end', { seriesId, from: '2026-11-25T15:00' })
    expect((await cards(from, '2027-04-01T00:00:00')).map(c => c.dueLocal?.slice(8, 10))).toEqual([
      '22',
      '23',
      '24',
    ])
    await undo(part)
    expect(shown(await made())).toEqual(before)
  })

  test('taking back that a post repeats leaves the post', async () => {
    const { postId, change } = await repeat('FREQ=DAILY', '2026-11-23T18:00')
    await undo(change)
    const left = await cards(from, '2027-04-01T00:00:00')
    expect(left.map(c => [c.postId, c.occurrence])).toEqual([[postId, null]])
  })
})

describe('days that are left out', () => {
  const leftOut = (seriesId: string) => t.client.call('series.leftOut', { seriesId })
  const seriesOf = async (postId: string) =>
    (await t.client.call('series.ofPost', { postId }))?.series.id ?? ''
  const leave = (seriesId: string, on: string) => t.client.call('series.leaveOut', { seriesId, day: on })
  const days = async (until: string) => shown(await cards(from, until)).map(card => card.slice(0, 5))

  test('by their date, made already or far ahead; not made again, and undone by what was put away', async () => {
    const { postId } = await repeat('FREQ=WEEKLY;BYDAY=TU', '2026-11-24T10:00')
    const seriesId = await seriesOf(postId)
    const { postIds } = await leave(seriesId, '2026-12-01')
    expect(postIds).toEqual([expect.any(String)])
    await leave(seriesId, '2027-03-02')
    expect(await leftOut(seriesId)).toEqual(['2026-12-01T10:00:00', '2027-03-02T10:00:00'])
    expect(await days('2026-12-12T00:00:00')).toEqual(['11-24', '12-08'])
    sleep(100 * day)
    await t.eventually(
      () => cards('2027-03-01T00:00:00', '2027-03-12T00:00:00'),
      list => list.length === 1,
    )
    expect(await leftOut(seriesId)).toEqual([])
  })

  test('what was hers comes back by undo as it was, and by the list as the series has it now', async () => {
    const { postId } = await repeat('FREQ=WEEKLY;BYDAY=TU', '2026-11-24T10:00')
    const seriesId = await seriesOf(postId)
    const own = await cardAt('2026-12-01')
    await say(own.postId, 'Supu ya pekee')
    const { postIds } = await leave(seriesId, '2026-12-01')
    expect(postIds).toEqual([own.postId])
    await t.client.call('posts.restore', { id: own.postId })
    expect(await cardAt('2026-12-01')).toMatchObject({
      id: own.id,
      state: 'waiting',
      excerpt: 'Supu ya pekee',
    })
    await leave(seriesId, '2026-12-01')
    await say(postId, 'Supu mpya')
    await apply(postId, 'all')
    await t.client.call('series.bringBack', { seriesId, occurrenceLocal: '2026-12-01T10:00:00' })
    expect(await cardAt('2026-12-01')).toMatchObject({ state: 'waiting', excerpt: 'Supu mpya' })
    expect(await leftOut(seriesId)).toEqual([])
  })

  test('a day that is none of the series, is over or is left out already is refused with the reason', async () => {
    const { postId } = await repeat('FREQ=WEEKLY;BYDAY=TU', '2026-11-24T10:00')
    const seriesId = await seriesOf(postId)
    await leave(seriesId, '2026-12-08')
    for (const on of ['2026-12-02', '2026-11-17', '2026-12-08']) {
      await expect(leave(seriesId, on)).rejects.toMatchObject({
        code: 'invalid_input',
        details: { why: 'offRule' },
      })
    }
    sleep(30 * day)
    await expect(
      t.client.call('series.bringBack', { seriesId, occurrenceLocal: '2026-12-08T10:00:00' }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('from the start: never made for them, also over a change of the clocks, and each comes back', async () => {
    await startAt('2027-03-20T09:00:00Z', 'Europe/Berlin')
    // On the 28th the clocks are set forward over this very time.
    const { postId } = await repeat('FREQ=DAILY;COUNT=60', '2027-03-25T02:30', {
      leftOut: ['2027-03-26', '2027-03-28', '2027-03-28', '2027-05-16', '2027-08-01'],
    })
    const seriesId = await seriesOf(postId)
    const list = ['2027-03-26T02:30:00', '2027-03-28T02:30:00', '2027-05-16T02:30:00']
    expect(await leftOut(seriesId)).toEqual(list)
    const all = async () =>
      (await cards('2027-03-20T00:00:00', '2027-07-01T00:00:00')).map(c => c.dueLocal?.slice(5, 10))
    const before = await all()
    expect(before.slice(0, 4)).toEqual(['03-25', '03-27', '03-29', '03-30'])
    // What is left out counts.
    expect([before.length, before.at(-1)]).toEqual([57, '05-23'])
    await t.restart()
    sleep(40 * day)
    await t.eventually(
      () => made('2027-07-01T00:00:00'),
      found => found.length === 57,
    )
    expect(await all()).toEqual(before)
    expect(await leftOut(seriesId)).toEqual(['2027-05-16T02:30:00'])
    await t.client.call('series.bringBack', { seriesId, occurrenceLocal: '2027-05-16T02:30:00' })
    expect(await all()).toContain('05-16')
  })

  test('the first from the start: the post is the next one, with the counting of the rule; changing it and those after changes all', async () => {
    const { postId, change } = await repeat('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=4', '2026-11-23T18:00', {
      leftOut: ['2026-11-24'],
      expiry: { kind: 'at', atLocal: '2026-11-23T20:00' },
    })
    const seriesId = await seriesOf(postId)
    const places = ['12-08', '12-22', '01-05']
    expect(await days('2027-04-01T00:00:00')).toEqual(places)
    expect(await cardAt('2026-12-08')).toMatchObject({ postId, expiry: { atLocal: '2026-12-08T20:00:00' } })
    await say(postId, 'Supu mpya')
    const changed = await apply(postId, 'following')
    expect(new Set(shown(await made()).map(card => card.slice(12)))).toEqual(new Set(['Supu mpya']))
    expect(await seriesOf(postId)).toBe(seriesId)
    expect(await leftOut(seriesId)).toEqual(['2026-11-24T18:00:00'])
    await undo(changed)
    await t.client.call('series.bringBack', { seriesId, occurrenceLocal: '2026-11-24T18:00:00' })
    expect(await days('2027-04-01T00:00:00')).toEqual(['11-24', ...places])
    await undo(change)
    expect((await cards(from, '2027-04-01T00:00:00')).map(c => c.postId)).toEqual([postId])
  })

  test('all of them: refused, and nothing was planned', async () => {
    await expect(
      repeat('FREQ=DAILY;COUNT=2', '2026-11-23T18:00', { leftOut: ['2026-11-23', '2026-11-24'] }),
    ).rejects.toMatchObject({ code: 'invalid_input', details: { why: 'never' } })
    expect(await cards(from, '2027-04-01T00:00:00')).toEqual([])
  })

  test('an hour that the clocks skip is one post with the next, left out and brought back', async () => {
    await startAt('2027-03-27T09:00:00Z', 'Europe/Berlin')
    const { postId } = await repeat('FREQ=HOURLY;COUNT=40', '2027-03-27T12:00', { leftOut: ['2027-03-28'] })
    const list = await leftOut(await seriesOf(postId))
    expect(list.map(local => local.slice(11, 13)).slice(0, 4)).toEqual(['00', '01', '02', '04'])
    expect(list).toHaveLength(23)
  })
})
