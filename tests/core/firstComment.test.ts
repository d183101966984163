import { afterEach, expect, test } from 'vitest'
import type { ConnectorHarness, NetworkWorld } from '../connectors/ConnectorHarness.ts'
import { blueskyHarness } from '../connectors/blueskyHarness.ts'
import { discordHarness } from '../connectors/discordHarness.ts'
import { mastodonHarness } from '../connectors/mastodonHarness.ts'
import { telegramHarness } from '../connectors/telegramHarness.ts'
import { wordpressHarness } from '../connectors/wordpressHarness.ts'
import { plannedOn } from './plannedOn.ts'
import type { PlannedOn } from './plannedOn.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute
const text = 'Karibu! Leo punguzo la 20 %'
const words = 'Bei ni hadi saa kumi'

let t: TestCore
let world: NetworkWorld
let postId: string
let arm: PlannedOn['arm']
let end: PlannedOn['end']
afterEach(() => end())

/** A post due in a minute, with a comment ten minutes after it, and both gone an hour after it is out. */
async function planned(harness: ConnectorHarness): Promise<string> {
  const on = await plannedOn(harness, { text, comment: { text: words, afterMs: 10 * minute } })
  ;({ t, world, postId, arm, end } = on)
  const id = on.deliveryId
  t.clock.advance(minute)
  await t.until(id, 'published')
  return id
}
const get = (id: string) => t.client.call('deliveries.get', { id })
const seen = () => world.seen().map(post => post.text)
const decided = (id: string, key: string) =>
  t.eventually(
    () => get(id),
    ({ ledger }) => ledger.some(({ decision }) => decision?.key === key),
  )
const problemOf = async (id: string, key: string) =>
  (
    await t.eventually(
      () => get(id),
      ({ delivery }) => delivery.problem?.key === key,
    )
  ).delivery.problem

test.each([mastodonHarness, blueskyHarness, telegramHarness, discordHarness])(
  '$id: the comment goes under the post after its delay, once, and is removed with it',
  async harness => {
    const id = await planned(harness)
    await decided(id, 'commentPlanned')
    t.clock.advance(10 * minute - 1)
    expect(seen()).toEqual([text])
    expect((await get(id)).further).toMatchObject([{ kind: 'comment', text: words, state: 'toCome' }])
    t.clock.advance(1)
    await decided(id, 'commentOut')
    expect((await get(id)).further).toMatchObject([{ kind: 'comment', text: words, state: 'out', at: null }])
    expect([seen(), world.accepted()]).toEqual([[text, words], 2])
    expect(world.answers()).toEqual([null, harness === discordHarness ? null : 0])
    await t.restart()
    t.clock.advance(hour)
    await t.until(id, 'expired')
    expect([seen(), world.accepted()]).toEqual([[], 2])
  },
)

test('wordpress has no comments of ours: nothing is planned', async () => {
  const id = await planned(wordpressHarness)
  expect((await get(id)).ledger.some(({ decision }) => decision?.key === 'commentPlanned')).toBe(false)
})

test.each([
  ['a reset after it was taken', 'commentFound'],
  ['a reset before it was taken', 'absentProof'],
])(
  'mastodon, %s: the network is asked after a restart; the post stays published all along',
  async (fault, key) => {
    const id = await planned(mastodonHarness)
    arm(fault)
    t.clock.advance(10 * minute)
    expect(await problemOf(id, 'commentUnknown')).toMatchObject({ action: 'wait' })
    expect((await get(id)).delivery.state).toBe('published')
    await t.restart()
    t.clock.advance(minute)
    await decided(id, key)
    t.clock.advance(minute)
    await t.eventually(
      () => get(id),
      ({ delivery }) => delivery.problem === null && seen().length === 2,
    )
    expect([seen(), world.accepted()]).toEqual([[text, words], 2])
  },
)

test.each([
  ['isOut', 'a reset after it was taken', 2],
  ['publishNow', 'a reset before it was taken', 2],
  ['skip', 'a reset before it was taken', 1],
] as const)('telegram, in doubt: nothing is sent again, and she says %s', async (kind, fault, count) => {
  const id = await planned(telegramHarness)
  arm(fault)
  t.clock.advance(10 * minute)
  expect(await problemOf(id, 'commentUnknown')).toMatchObject({ action: 'decide' })
  await t.client.call('deliveries.decide', {
    id,
    decision: kind === 'isOut' ? { kind, url: null } : { kind },
  })
  await t.eventually(
    () => get(id),
    ({ delivery }) => delivery.problem === null && seen().length === count,
  )
  expect(world.accepted()).toBe(count)
})

test('in doubt when its post is over: what is known is removed, and the rest is left to her', async () => {
  const id = await planned(telegramHarness)
  arm('a reset after it was taken')
  t.clock.advance(10 * minute)
  await problemOf(id, 'commentUnknown')
  t.clock.advance(hour)
  expect(await problemOf(id, 'cannotRemove')).toMatchObject({ action: 'doByHand' })
  expect(seen()).toEqual([words])
  expect((await get(id)).delivery.state).toBe('published')
})

test('a refused comment leaves the post as it is; tried again, it goes out', async () => {
  const id = await planned(mastodonHarness)
  arm('400')
  t.clock.advance(10 * minute)
  expect(await problemOf(id, 'commentFailed')).toMatchObject({ action: 'retry' })
  await t.client.call('deliveries.retry', { ids: [id] })
  await decided(id, 'commentOut')
  expect((await get(id)).delivery.problem).toBeNull()
  expect(seen()).toEqual([text, words])
})

test('taken down before its comment was due, or its words taken away: no comment', async () => {
  const id = await planned(mastodonHarness)
  await t.client.call('posts.update', { id: postId, fields: { comment: { text: ' ', afterMs: 0 } } })
  t.clock.advance(20 * minute)
  await t.client.call('deliveries.takeDown', { id })
  await t.until(id, 'expired')
  t.clock.advance(24 * hour)
  await t.client.call('publishing.pulse', { projectId: null })
  expect(world.accepted()).toBe(1)
})
