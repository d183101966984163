import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { EvergreenFields, EvergreenList } from '#shared/model/evergreen.ts'
import type { Project } from '#shared/model/project.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { createFakeClock } from './FakeClock.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

vi.setConfig({ testTimeout: 120_000 })

const hour = 3_600_000
const day = 24 * hour

let t: TestCore
let project: Project
let channel: Channel
let listId: string
afterEach(() => t.close())

const mornings: WeekSlot[] = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, time: '09:00' }))

/** 2026-11-23 is a Monday; it is eight o'clock in Nairobi. */
async function startAt(
  fields: Partial<EvergreenFields> = {},
  zone = 'Africa/Nairobi',
  at = '2026-11-23T05:00Z',
) {
  t = startTestCore({ clock: createFakeClock(Date.parse(at)) })
  project = await t.project(zone)
  channel = await t.practiceChannel(project.id)
  await setSlots(mornings)
  const { id } = await t.client.call('evergreen.create', {
    projectId: project.id,
    fields: { name: 'Tips', pillarId: null, channelIds: [channel.id], restDays: 3, paused: false, ...fields },
  })
  listId = id
}
const setSlots = (slots: WeekSlot[]) =>
  t.client.call('channels.setRules', { id: channel.id, rules: { slots } })
async function keep(text: string, wordings: string[] = []): Promise<string> {
  const { postId } = await t.client.call('evergreen.addPost', { listId, postId: null })
  await t.client.call('posts.update', { id: postId, fields: { text } })
  if (wordings.length > 0) await t.client.call('evergreen.setWordings', { postId, wordings })
  return postId
}
async function list(): Promise<EvergreenList> {
  const [found] = await t.client.call('evergreen.list', { projectId: project.id })
  if (found === undefined) throw new Error('The list is not there.')
  return found
}
const outlook = async () => (await list()).channels[0]
const cards = () =>
  t.client.call('deliveries.inRange', {
    from: '2026-01-01T00:00:00.000Z',
    to: '2029-01-01T00:00:00.000Z',
    projectId: project.id,
  })
/** What comes round, as `day text`, once the lists were looked at. */
const planned = async () =>
  (await cards())
    .filter(card => card.evergreenListId !== null && card.state === 'waiting')
    .map(card => `${(card.dueLocal ?? '').slice(5, 10)} ${card.excerpt}`)
const settled = (wanted: string[]) => t.eventually(planned, found => String(found) === String(wanted))
/** Time passes as it does: from one that falls due to the next, and everything that falls due goes out. */
async function pass(ms: number) {
  const end = t.clock.now() + ms
  while (t.clock.now() < end) {
    const dues = (await cards()).flatMap(c => (c.state === 'waiting' ? [Date.parse(c.dueAt ?? '')] : []))
    const until = Math.min(end, t.clock.now() + day, ...dues.filter(at => at > t.clock.now()))
    t.clock.advance(until - t.clock.now())
    await t.eventually(cards, found =>
      found.every(
        c => c.state !== 'running' && (c.state !== 'waiting' || Date.parse(c.dueAt ?? '') > t.clock.now()),
      ),
    )
  }
}
/** The texts that are out, in order. */
const out = async () =>
  (await cards())
    .filter(card => card.publishedAt !== null)
    .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? -1 : 1))
const outTexts = async () => (await out()).map(card => card.excerpt)

describe('coming round', () => {
  test('posts go down the list in free slots as these come near, and round again when they are rested', async () => {
    await startAt()
    for (const text of ['Mandazi', 'Chapati', 'Sambusa']) await keep(text)
    await settled(['11-23 Mandazi', '11-24 Chapati'])
    await pass(5 * day)
    expect(await outTexts()).toEqual(['Mandazi', 'Chapati', 'Sambusa', 'Mandazi', 'Chapati'])
  })

  test('a rest that is longer than the list leaves slots empty, and the list says until when', async () => {
    await startAt({ restDays: 5 })
    for (const text of ['Mandazi', 'Chapati', 'Sambusa']) await keep(text)
    await pass(3 * day)
    expect(await outTexts()).toEqual(['Mandazi', 'Chapati', 'Sambusa'])
    expect(await outlook()).toMatchObject({
      hasSlots: true,
      next: { local: '2026-11-28T09:00' },
      empty: { local: '2026-11-26T09:00', why: 'resting', until: '2026-11-28' },
    })
    await pass(3 * day)
    expect(await outTexts()).toEqual(['Mandazi', 'Chapati', 'Sambusa', 'Mandazi'])
  })

  test('the wordings of a post take turns', async () => {
    await startAt({ restDays: 1, paused: true })
    await keep('One', ['Uno', 'Eins'])
    await keep('Two')
    await t.client.call('evergreen.update', { id: listId, fields: { paused: false } })
    await settled(['11-23 One', '11-24 Two'])
    await pass(8 * day)
    expect(await outTexts()).toEqual(['One', 'Two', 'Uno', 'Two', 'Eins', 'Two', 'One', 'Two'])
  })

  test('the same text does not come twice in a row, however it is written', async () => {
    await startAt({ restDays: 1 })
    await keep('Fresh bread, every morning!')
    await settled(['11-23 Fresh bread, every morning!'])
    await pass(2 * day)
    expect(await outTexts()).toHaveLength(1)
    expect(await outlook()).toMatchObject({ next: null, empty: { why: 'sameText', until: null } })
    await keep('fresh BREAD every morning 🥖')
    await pass(day)
    expect(await outTexts()).toHaveLength(1)
    await keep('Warm cake')
    await pass(2 * day)
    expect(await outTexts()).toHaveLength(3)
  })

  test('a post that was out before it came into the list rests as well', async () => {
    await startAt()
    const { post } = await t.planned(project, [channel], 0, { fields: { text: 'Mandazi' } })
    await pass(hour)
    expect(await outTexts()).toEqual(['Mandazi'])
    const { postId } = await t.client.call('evergreen.addPost', { listId, postId: post.id })
    expect(postId).not.toBe(post.id)
    await keep('Chapati')
    await settled(['11-24 Chapati'])
    expect((await list()).entries.map(({ excerpt }) => excerpt)).toEqual(['Mandazi', 'Chapati'])
  })

  test.each(['Europe/Berlin', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe', 'Africa/Cairo'])(
    'in %s a weekly slot is rested after seven days, whatever the clocks do',
    async zone => {
      await startAt({ restDays: 7 }, zone, '2027-03-01T00:30Z')
      await setSlots([{ weekday: 5, time: '00:30' }])
      await keep('Mandazi', ['Chapati'])
      for (let week = 0; week < 11; week++) await pass(7 * day)
      const locals = (await out()).map(card => card.dueLocal?.slice(0, 16))
      expect(locals).toHaveLength(11)
      expect(locals.every(local => local?.endsWith('T00:30'))).toBe(true)
      expect(await outTexts()).toEqual(locals.map((_, n) => (n % 2 === 0 ? 'Mandazi' : 'Chapati')))
    },
  )
})

describe('which slots', () => {
  test('those kept for it, else those of its pillar and for any post; never one that is taken', async () => {
    const fields = { name: 'Tips', colour: '#2f7d5b' }
    await startAt()
    const { id: tips } = await t.client.call('pillars.create', { projectId: project.id, fields })
    const { id: offers } = await t.client.call('pillars.create', { projectId: project.id, fields })
    await t.client.call('evergreen.update', { id: listId, fields: { pillarId: tips, restDays: 1 } })
    await setSlots([
      { weekday: 1, time: '09:00', pillarId: tips },
      { weekday: 1, time: '12:00', pillarId: offers },
      { weekday: 2, time: '09:00' },
    ])
    await keep('Mandazi')
    await keep('Chapati')
    await settled(['11-23 Mandazi', '11-24 Chapati'])
    await setSlots([
      { weekday: 1, time: '09:00', pillarId: tips },
      { weekday: 2, time: '15:00', listId },
      { weekday: 2, time: '09:00' },
    ])
    await pass(8 * day)
    // Those that were made stay; what she adds to the queue herself does not take the slot of the list.
    expect((await out()).map(card => card.dueLocal?.slice(5, 16))).toEqual([
      '11-23T09:00',
      '11-24T09:00',
      '11-24T15:00',
    ])
    expect(await t.client.call('queue.next', { channelIds: [channel.id], pillarId: null })).toMatchObject([
      { local: '2026-12-01T09:00' },
    ])
  })
})

describe('what she does', () => {
  test('a round that she takes out leaves its slot free; one that she changes stays as she has it', async () => {
    await startAt()
    const first = await keep('Mandazi')
    await keep('Chapati')
    await settled(['11-23 Mandazi', '11-24 Chapati'])
    const [one, two] = await cards()
    await t.client.call('posts.remove', { id: one?.postId ?? '' })
    await settled(['11-24 Chapati'])
    await t.client.call('posts.restore', { id: one?.postId ?? '' })
    await settled(['11-23 Mandazi', '11-24 Chapati'])
    await t.client.call('posts.update', { id: two?.postId ?? '', fields: { text: 'Chapati za nazi' } })
    await t.client.call('posts.update', { id: first, fields: { text: 'Mandazi moto' } })
    await settled(['11-23 Mandazi moto', '11-24 Chapati za nazi'])
    expect(await t.client.call('evergreen.ofPost', { postId: two?.postId ?? '' })).toMatchObject({
      listName: 'Tips',
      kind: 'round',
    })
  })

  test('a paused list takes back what it has planned, and goes on when she lets it', async () => {
    await startAt()
    const first = await keep('Mandazi')
    await keep('Chapati')
    await settled(['11-23 Mandazi', '11-24 Chapati'])
    await t.client.call('evergreen.update', { id: listId, fields: { paused: true } })
    await settled([])
    await pass(2 * day)
    expect(await outTexts()).toEqual([])
    await t.client.call('evergreen.update', { id: listId, fields: { paused: false } })
    await settled(['11-25 Mandazi', '11-26 Chapati'])
    await t.client.call('posts.remove', { id: first })
    await settled(['11-26 Chapati'])
    await t.client.call('evergreen.remove', { id: listId })
    await settled([])
    await t.client.call('evergreen.restore', { id: listId })
    await settled(['11-25 Chapati'])
  })

  test('what was slept over no longer stands between two that say the same', async () => {
    await startAt({ restDays: 2 })
    await keep('Mandazi')
    await keep('Chapati')
    await settled(['11-23 Mandazi', '11-24 Chapati'])
    await pass(2 * hour)
    await settled(['11-24 Chapati', '11-25 Mandazi'])
    // Awake again shortly before the next one, and looked at when it is due.
    t.clock.jump(46.5 * hour)
    await pass(hour)
    expect(await outTexts()).toEqual(['Mandazi'])
    await pass(2 * day)
    expect(await outTexts()).toEqual(['Mandazi', 'Chapati', 'Mandazi'])
  })

  test('another order is the order in which they come', async () => {
    await startAt()
    const ids = [await keep('a'), await keep('b'), await keep('c'), await keep('d')]
    await settled(['11-23 a', '11-24 b'])
    await t.client.call('evergreen.arrange', {
      listId,
      postIds: [ids[0], ids[1], ids[3], ids[2]].map(String),
    })
    await pass(4 * day)
    expect(await outTexts()).toEqual(['a', 'b', 'd', 'c'])
  })

  test('the warning of near duplicates is silent about rounds that have had their rest', async () => {
    await startAt({ restDays: 3 })
    const entry = await keep('Fresh bread every morning, and cakes on Sundays')
    await keep('Chapati')
    await pass(4 * day)
    const find = (postId: string | null, at: string) =>
      t.client.call('duplicates.find', {
        postId,
        items: [
          {
            channelId: channel.id,
            text: 'Fresh bread every morning, and cakes on Sundays',
            ...{ mediaIds: [], at },
          },
        ],
      })
    const again = (await cards()).find(card => card.excerpt.startsWith('Fresh') && card.state === 'waiting')
    expect(again).toBeUndefined()
    const rounds = (await cards()).filter(card => card.excerpt.startsWith('Fresh'))
    expect(rounds).toHaveLength(2)
    const [first, second] = rounds
    expect(await find(second?.postId ?? '', second?.dueAt ?? '')).toEqual([])
    expect(
      await find(second?.postId ?? '', new Date(Date.parse(first?.dueAt ?? '') + day).toISOString()),
    ).toHaveLength(1)
    expect(await find(entry, second?.dueAt ?? '')).toEqual([])
    expect(await find(null, second?.dueAt ?? '')).toHaveLength(1)
  })

  test('what a list keeps is no draft', async () => {
    await startAt()
    await keep('Mandazi')
    expect(await t.client.call('posts.drafts', { projectId: project.id, limit: 10 })).toEqual([])
  })
})

const texts = ['Mandazi', 'Chapati', 'Sambusa', 'Kachori']
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 5, max: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('sleep' as const), hours: fc.integer({ min: 5, max: 100 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takeOut' as const), which: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('keep' as const), text: fc.constantFrom(...texts) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), which: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('own' as const), inHours: fc.integer({ min: 2, max: 90 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause' as const), paused: fc.boolean() }) },
)
const zones = [
  'Africa/Nairobi',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
]

test('whatever happens: never the same text twice in a row, never within its rest, never two at one slot', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 5 }),
      fc.array(act, { minLength: 6, maxLength: 14 }),
      async (zone, restDays, acts) => {
        await startAt({ restDays }, zone, '2027-03-26T05:00Z')
        try {
          await setSlots([...mornings, ...mornings.map(({ weekday }) => ({ weekday, time: '15:00' }))])
          await keep('Mandazi', ['Mandazi moto'])
          await keep('Chapati')
          for (const one of acts) await carryOut(one)
          await pass(30 * hour)
          await judge(restDays)
        } finally {
          await t.close()
        }
      },
    ),
    // Making a failing run smaller takes longer than a test may: its seed says enough.
    { numRuns: 12, endOnFailure: true },
  )
  // For the closing after each test.
  await startAt()
})

let owns = 0
async function carryOut(one: typeof act extends fc.Arbitrary<infer A> ? A : never): Promise<void> {
  switch (one.kind) {
    case 'pass':
      return pass(one.hours * hour)
    case 'sleep':
      t.clock.jump(one.hours * hour)
      return pass(hour)
    case 'takeOut': {
      const rounds = (await cards()).filter(c => c.evergreenListId !== null && c.state === 'waiting')
      const round = rounds[one.which % Math.max(1, rounds.length)]
      if (round !== undefined) await t.client.call('posts.remove', { id: round.postId })
      return
    }
    case 'keep':
      await keep(one.text)
      return
    case 'drop': {
      const { entries } = await list()
      const entry = entries[one.which % Math.max(1, entries.length)]
      if (entry !== undefined) await t.client.call('posts.remove', { id: entry.postId })
      return
    }
    case 'own':
      owns++
      await t.planned(project, [channel], one.inHours * hour, { fields: { text: `Her own ${owns}` } })
      return
    case 'restart':
      return t.restart()
    case 'pause':
      await t.client.call('evergreen.update', { id: listId, fields: { paused: one.paused } })
  }
}

/** What is out is judged by the words and the days alone. */
async function judge(restDays: number): Promise<void> {
  const said = (await out()).map(({ excerpt, dueLocal, evergreenListId }) => ({
    text: excerpt,
    dueLocal: (dueLocal ?? '').slice(0, 16),
    isRound: evergreenListId !== null,
  }))
  const slots = said.filter(({ isRound }) => isRound).map(({ dueLocal }) => dueLocal)
  expect(new Set(slots).size).toBe(slots.length)
  for (const [index, { text, dueLocal }] of said.entries()) {
    expect(said[index + 1]?.text).not.toBe(text)
    for (const other of said.slice(index + 1)) {
      if (other.text !== text) continue
      const days = (Date.parse(other.dueLocal.slice(0, 10)) - Date.parse(dueLocal.slice(0, 10))) / day
      expect(days).toBeGreaterThanOrEqual(restDays)
    }
  }
}
