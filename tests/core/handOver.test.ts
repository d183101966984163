import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Expiry } from '#shared/model/delivery.ts'
import type { PostFields } from '#shared/model/post.ts'
import type { Project } from '#shared/model/project.ts'
import { localOf } from '#shared/time/zoned.ts'
import { connectMastodon } from './connectedNetworks.ts'
import type { MastodonAtHand } from './connectedNetworks.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute
const text = 'Karibu! Leo punguzo la 20 %'

let t: TestCore
let project: Project
let mastodon: MastodonAtHand
/** How far the clock of the server is ahead of hers, ms. */
let serverAhead: number
beforeEach(async () => {
  serverAhead = 0
  t = startTestCore()
  project = await t.project()
  mastodon = await connectMastodon(t, project, { now: () => t.clock.now() + serverAhead })
})
afterEach(async () => {
  await t.close()
  await mastodon.server.close()
  expect(mastodon.server.crashes).toEqual([])
  expect(mastodon.server.ignoredParameters).toEqual([])
})

const card = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery
const decisions = async (id: string) =>
  (await t.client.call('deliveries.get', { id })).ledger
    .map(line => line.decision?.key ?? line.event)
    .reverse()
const planned = async (inMs: number, more: { fields?: Partial<PostFields>; expiry?: Expiry } = {}) =>
  (await t.planned(project, [mastodon.channel], inMs, more)).deliveries[0]?.id ?? ''
const handOver = (...ids: string[]) => t.client.call('deliveries.handOver', { ids })
const stage = (id: string, wanted: string | null) =>
  t.eventually(
    () => card(id),
    ({ handOver: given }) => (given?.stage ?? null) === wanted,
  )
/** Planned and with the network. */
const givenAway = async (inMs = 2 * hour, more: Parameters<typeof planned>[1] = {}) => {
  const id = await planned(inMs, more)
  await handOver(id)
  await stage(id, 'there')
  return id
}
/** What waits on the server. */
const waiting = () =>
  [...mastodon.server.scheduled.values()]
    .filter(({ cancelledAt, publishedStatusId }) => cancelledAt === null && publishedStatusId === null)
    .map(({ content }) => content.text)
const creations = () => mastodon.server.requests.filter(({ apiMethod }) => apiMethod === 'statuses.create')
/** The computer sleeps for so long, and wakes. */
const sleep = (ms: number) => {
  t.clock.jump(ms)
  t.core.wake()
}

describe('given to the network', () => {
  test('the network publishes it, Ratiba does not; it is found after its time, and its end counts from then', async () => {
    const id = await givenAway(2 * hour, { expiry: { kind: 'after', afterMs: hour } })
    const { dueAt } = await card(id)
    expect(waiting()).toEqual([text])
    expect(await card(id)).toMatchObject({ state: 'waiting', handOver: { stage: 'there', at: dueAt } })
    t.clock.advance(2 * hour + 2 * minute)
    const out = await t.until(id, 'published')
    expect(out).toMatchObject({ publishedAt: dueAt, handOver: null, problem: null })
    expect(out.url).toContain('@asha')
    expect(Date.parse(out.expireAt ?? '')).toBe(Date.parse(dueAt ?? '') + hour)
    expect(await decisions(id)).toEqual([
      ...['planned', 'handOverAsked', 'handOverGoes', 'handOverDone', 'handOverOut', 'expiryPlanned'],
    ])
    expect(mastodon.sent()).toEqual([text])
    expect(creations()).toHaveLength(1)
    t.clock.advance(hour)
    await t.until(id, 'expired')
    expect(mastodon.server.visibleStatuses()).toEqual([])
  })

  test('the computer sleeps meanwhile: it is out on time all the same, and of twins each is found', async () => {
    const first = await givenAway(2 * hour)
    const second = await givenAway(3 * hour)
    const due = [(await card(first)).dueAt, (await card(second)).dueAt]
    sleep(20 * hour)
    const outs = [await t.until(first, 'published'), await t.until(second, 'published')]
    expect(outs.map(({ publishedAt }) => publishedAt)).toEqual(due)
    expect(new Set(outs.map(({ url }) => url)).size).toBe(2)
    expect(mastodon.sent()).toEqual([text, text])
    expect(creations()).toHaveLength(2)
  })

  test('its first comment follows when it is seen', async () => {
    const id = await givenAway(2 * hour, { fields: { comment: { text: 'Bei hapa', afterMs: 0 } } })
    sleep(5 * hour)
    await t.until(id, 'published')
    await t.eventually(
      () => decisions(id),
      keys => keys.includes('commentOut'),
    )
    expect(mastodon.sent()).toEqual([text, 'Bei hapa'])
  })

  test('the answer is lost: it is found on the server, and given once', async () => {
    mastodon.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'statuses.create' } })
    const id = await planned(2 * hour)
    await handOver(id)
    await t.eventually(
      () => card(id),
      ({ problem }) => problem?.key === 'handOverUnknown',
    )
    t.clock.advance(minute)
    await stage(id, 'there')
    expect((await card(id)).problem).toBeNull()
    expect(creations()).toHaveLength(1)
    expect(waiting()).toEqual([text])
  })

  test('the call never arrived: it is given once more, with the same key', async () => {
    mastodon.server.faults.add({ kind: 'resetBefore', match: { apiMethod: 'statuses.create' } })
    const id = await planned(2 * hour)
    await handOver(id)
    await t.eventually(
      () => decisions(id),
      keys => keys.includes('askNetwork'),
    )
    t.clock.advance(minute)
    await stage(id, 'there')
    expect(new Set(creations().map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(waiting()).toEqual([text])
    expect(await decisions(id)).toContain('handOverAbsent')
  })

  test('the server refuses it: it stays with Ratiba, which publishes it on time', async () => {
    mastodon.server.faults.add({
      kind: 'status',
      status: 422,
      body: { error: 'Validation failed: You have exceeded the limit of 25 scheduled posts for today' },
      match: { apiMethod: 'statuses.create' },
    })
    const id = await planned(2 * hour)
    await handOver(id)
    await stage(id, null)
    expect(await card(id)).toMatchObject({ state: 'waiting', problem: null })
    expect(t.notices.at(-1)?.title).toContain('Ratiba publishes it itself')
    expect(await decisions(id)).toContain('handOverKept')
    t.clock.advance(2 * hour)
    expect(await t.until(id, 'published')).toMatchObject({ problem: null })
    expect(mastodon.sent()).toEqual([text])
  })

  test('the server’s clock is ahead, so it publishes at once: that is seen, and nothing goes out twice', async () => {
    serverAhead = 3 * hour
    const id = await planned(2 * hour)
    await handOver(id)
    await t.until(id, 'published')
    t.clock.advance(4 * hour)
    await t.restart()
    expect(mastodon.sent()).toEqual([text])
  })

  test('it was cancelled on the network: she is asked, and nothing goes out without her word', async () => {
    const id = await givenAway()
    for (const scheduled of mastodon.server.scheduled.values()) scheduled.cancelledAt = t.clock.now()
    t.clock.advance(2 * hour + 2 * minute)
    await t.eventually(
      () => decisions(id),
      () => mastodon.server.requests.filter(({ apiMethod }) => apiMethod === 'scheduled.show').length === 1,
    )
    t.clock.advance(5 * minute)
    const asked = await t.until(id, 'uncertain')
    expect(asked.problem).toMatchObject({ key: 'handOverGone', action: 'decide' })
    expect(t.notices.at(-1)).toMatchObject({ needsYou: true })
    t.clock.advance(24 * hour)
    expect(mastodon.sent()).toEqual([])
    await t.client.call('deliveries.decide', { id, decision: { kind: 'publishNow' } })
    await t.until(id, 'published')
    expect(mastodon.sent()).toEqual([text])
  })
})

describe('taken back', () => {
  const change = (fields: Partial<PostFields>, id: string) =>
    card(id).then(({ postId }) => t.client.call('posts.update', { id: postId, fields }))

  test('by hand: Ratiba publishes it, and it can be given again', async () => {
    const id = await givenAway()
    await t.client.call('deliveries.takeBack', { ids: [id] })
    await stage(id, null)
    expect(waiting()).toEqual([])
    await handOver(id)
    await stage(id, 'there')
    expect(waiting()).toEqual([text])
    await t.client.call('deliveries.takeBack', { ids: [id] })
    await stage(id, null)
    t.clock.advance(2 * hour)
    await t.until(id, 'published')
    expect(mastodon.sent()).toEqual([text])
    expect(await decisions(id)).toContain('takenBack')
  })

  test('by writing something else: what goes out is the new version, once', async () => {
    const id = await givenAway()
    await change({ text: 'Sasa punguzo la 30 %' }, id)
    await stage(id, null)
    t.clock.advance(2 * hour)
    await t.until(id, 'published')
    expect(mastodon.sent()).toEqual(['Sasa punguzo la 30 %'])
  })

  test('what does not change its words leaves it there', async () => {
    const id = await givenAway()
    const label = await t.client.call('labels.create', {
      projectId: project.id,
      name: 'Ofa',
      colour: '#b5532a',
    })
    await change({ labelIds: [label.id] }, id)
    expect((await card(id)).handOver?.stage).toBe('there')
  })

  test.each([
    [
      'moved',
      (id: string) => t.client.call('deliveries.move', { items: [{ id, dueLocal: local(5 * hour) }] }),
      5 * hour,
    ],
    ['set back to draft', (id: string) => t.client.call('deliveries.unschedule', { ids: [id] }), null],
    ['skipped', (id: string) => t.client.call('deliveries.skip', { ids: [id] }), null],
    [
      'sent off now',
      (id: string) => t.client.call('deliveries.publishNow', { items: [{ id, expiry: { kind: 'never' } }] }),
      0,
    ],
    [
      'put away with its post',
      (id: string) => card(id).then(({ postId }) => t.client.call('posts.remove', { id: postId })),
      null,
    ],
    ['taken from the channel', (id: string) => change({ channelIds: [] }, id), null],
    ['paused with everything', () => t.client.call('publishing.pause', { paused: true }), null],
    [
      'paused with its project',
      () => t.client.call('projects.setRules', { id: project.id, rules: { paused: true } }),
      null,
    ],
    [
      'paused with its channel',
      () => t.client.call('channels.pause', { id: mastodon.channel.id, paused: true }),
      null,
    ],
    ['put away with its channel', () => t.client.call('channels.remove', { id: mastodon.channel.id }), null],
  ] as const)('%s', async (_, act, outIn) => {
    const id = await givenAway()
    await act(id)
    await t.eventually(
      () => Promise.resolve(waiting()),
      left => left.length === 0,
    )
    if (outIn === null) {
      t.clock.advance(10 * hour)
      await t.restart()
      expect(mastodon.sent()).toEqual([])
      return
    }
    await stage(id, null)
    expect(mastodon.sent()).toHaveLength(outIn === 0 ? mastodon.sent().length : 0)
    t.clock.advance(outIn)
    await t.until(id, 'published')
    t.clock.advance(10 * hour)
    expect(mastodon.sent()).toEqual([text])
  })

  test('a post that was put away comes back with its plan, and goes out once', async () => {
    const id = await givenAway()
    const { postId } = await card(id)
    await t.client.call('posts.remove', { id: postId })
    await t.client.call('posts.restore', { id: postId })
    await stage(id, null)
    t.clock.advance(2 * hour)
    await t.until(id, 'published')
    expect(mastodon.sent()).toEqual([text])
  })

  test('without a network: she is told that the old version goes out; it does, and nothing else', async () => {
    const id = await givenAway()
    mastodon.server.faults.add({ kind: 'resetBefore', times: 1000 })
    await change({ text: 'Sasa punguzo la 30 %' }, id)
    const told = await t.eventually(
      () => card(id),
      ({ problem }) => problem?.key === 'takeBackWaits',
    )
    expect(told.problem).toMatchObject({ params: { network: 'Mastodon', at: told.handOver?.at } })
    expect(t.notices.at(-1)).toMatchObject({ needsYou: true })
    t.clock.advance(3 * hour)
    mastodon.server.faults.clear()
    t.clock.advance(2 * hour)
    const out = await t.until(id, 'published')
    expect(out.excerpt).toBe(text)
    expect(await decisions(id)).toContain('takenBackTooLate')
    t.clock.advance(24 * hour)
    expect(mastodon.sent()).toEqual([text])
  })

  test.each([
    [
      'taken back as it is: it is out as she wanted it, so its first comment follows',
      'deliveries.takeBack',
      true,
    ],
    ['called off: it gets no comment', 'deliveries.unschedule', false],
  ] as const)('without a network, %s', async (_words, method, isCommented) => {
    const id = await givenAway(2 * hour, { fields: { comment: { text: 'Bei hapa', afterMs: 0 } } })
    mastodon.server.faults.add({ kind: 'resetBefore', times: 1000 })
    await t.client.call(method, { ids: [id] })
    t.clock.advance(3 * hour)
    mastodon.server.faults.clear()
    t.clock.advance(2 * hour)
    await t.until(id, 'published')
    expect(await decisions(id)).toContain('takenBackTooLate')
    if (isCommented) {
      await t.eventually(
        () => decisions(id),
        keys => keys.includes('commentOut'),
      )
    } else t.clock.advance(24 * hour)
    expect(mastodon.sent()).toEqual(isCommented ? [text, 'Bei hapa'] : [text])
  })

  test('the answer of the server is lost: it is not there any more, so after a second look it is ours', async () => {
    const id = await givenAway()
    mastodon.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'scheduled.cancel' } })
    await t.client.call('deliveries.takeBack', { ids: [id] })
    await t.eventually(
      () => card(id),
      ({ problem }) => problem?.key === 'takeBackWaits',
    )
    t.clock.advance(5 * minute)
    await t.eventually(
      () => Promise.resolve(mastodon.server.requests.length),
      () => mastodon.server.requests.filter(({ apiMethod }) => apiMethod === 'scheduled.cancel').length === 2,
    )
    expect((await card(id)).handOver?.stage).toBe('takingBack')
    t.clock.advance(2 * minute)
    expect(await stage(id, null)).toMatchObject({ problem: null, state: 'waiting' })
    t.clock.advance(2 * hour)
    await t.until(id, 'published')
    expect(mastodon.sent()).toEqual([text])
  })

  test('while it is not known whether the server has it: it is given, taken back, and ours', async () => {
    mastodon.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'statuses.create' } })
    const id = await planned(2 * hour)
    await handOver(id)
    await t.eventually(
      () => card(id),
      ({ problem }) => problem?.key === 'handOverUnknown',
    )
    await change({ text: 'Sasa punguzo la 30 %' }, id)
    expect((await card(id)).handOver?.stage).toBe('takingBack')
    t.clock.advance(minute)
    await stage(id, null)
    t.clock.advance(2 * hour)
    await t.until(id, 'published')
    expect(mastodon.sent()).toEqual(['Sasa punguzo la 30 %'])
  })
})

describe('not given, with the reason', () => {
  const why = async (id: string) => {
    const error: unknown = await handOver(id).then(
      () => null,
      (refused: unknown) => refused,
    )
    return (error as { details?: { why?: string } } | null)?.details?.why
  }

  test('a thread, too soon, quiet hours, paused, a network without a scheduler', async () => {
    const parts = [{ text: 'Mbili', media: [] }]
    expect(await why(await planned(2 * hour, { fields: { parts } }))).toBe('thread')
    expect(await why(await planned(6 * minute))).toBe('tooSoon')
    const practice = await t.practiceChannel(project.id)
    const { deliveries } = await t.planned(project, [practice], 2 * hour)
    expect(await why(deliveries[0]?.id ?? '')).toBe('noScheduler')
    const id = await planned(2 * hour)
    const hours = { from: localOf(t.clock.now() + hour, project.zone).slice(11, 16), to: '23:00' }
    const quiet = (rule: { kind: 'own'; hours: typeof hours } | { kind: 'none' }) =>
      t.client.call('channels.setRules', { id: mastodon.channel.id, rules: { quiet: rule } })
    await quiet({ kind: 'own', hours })
    expect(await why(id)).toBe('held')
    await quiet({ kind: 'none' })
    await t.client.call('publishing.pause', { paused: true })
    expect(await why(id)).toBe('paused')
    await t.client.call('publishing.pause', { paused: false })
    await handOver(id)
    expect(await why(id)).toBe('notWaiting')
  })

  test('the 26th for one day', async () => {
    for (let n = 0; n < 25; n++) await handOver(await planned(2 * hour + n * minute))
    expect(await why(await planned(4 * hour))).toBe('fullDay')
  })
})

const local = (inMs: number) => localOf(t.clock.now() + inMs, project.zone)
