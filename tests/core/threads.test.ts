import { afterEach, expect, test } from 'vitest'
import type { ConnectorHarness, NetworkWorld } from '../connectors/ConnectorHarness.ts'
import { blueskyHarness } from '../connectors/blueskyHarness.ts'
import { discordHarness } from '../connectors/discordHarness.ts'
import { mastodonHarness } from '../connectors/mastodonHarness.ts'
import { telegramHarness } from '../connectors/telegramHarness.ts'
import { wordpressHarness } from '../connectors/wordpressHarness.ts'
import { goOn } from './goOn.ts'
import { plannedOn } from './plannedOn.ts'
import type { PlannedOn } from './plannedOn.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute
const texts = ['Moja', 'Mbili', 'Tatu', 'Nne']
const [text = '', ...further] = texts
const parts = further.map(words => ({ text: words, media: [] }))

let t: TestCore
let world: NetworkWorld
let postId: string
let arm: PlannedOn['arm']
let end: PlannedOn['end']
afterEach(() => end())

/** Four parts on one channel of the network, due in a minute and gone an hour after they are out. */
async function planned(harness: ConnectorHarness): Promise<string> {
  const on = await plannedOn(harness, { text, parts })
  ;({ t, world, postId, arm, end } = on)
  return on.deliveryId
}
const seen = () => world.seen().map(post => post.text)
const get = (id: string) => t.client.call('deliveries.get', { id })
const decisions = async (id: string) => (await get(id)).ledger.map(({ decision }) => decision?.key)
/** The publishing call number `n` is to go wrong. */
async function armAt(n: number, fault: string): Promise<void> {
  t.clock.advance(minute)
  await goOnUntil(() => seen().length === n - 1)
  arm(fault)
}
async function failAt(id: string, n: number, fault: string): Promise<void> {
  await armAt(n, fault)
  await goOnUntil(async () => !['waiting', 'running'].includes((await get(id)).delivery.state))
}
/** Time passes in the small steps that networks want between two posts. */
async function goOnUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    t.clock.advance(100)
    await goOn()
  }
}
const until = (id: string, state: string) => goOnUntil(async () => (await get(id)).delivery.state === state)

const networks = [mastodonHarness, blueskyHarness, telegramHarness, discordHarness]

test.each(networks)('$id: all parts in order, then read back; gone in time, every one', async harness => {
  const id = await planned(harness)
  t.clock.advance(minute)
  await until(id, 'published')
  expect(seen()).toEqual(texts)
  expect(world.answers()).toEqual(harness === discordHarness ? [null, null, null, null] : [null, 0, 1, 2])
  expect((await decisions(id)).filter(key => key === 'partOut')).toHaveLength(4)
  t.clock.advance(hour)
  await until(id, 'expired')
  expect([world.seen(), world.accepted()]).toEqual([[], 4])
})

test('wordpress has no threads: one article with all of it', async () => {
  const id = await planned(wordpressHarness)
  t.clock.advance(minute)
  await until(id, 'published')
  expect(seen()).toEqual([texts.join('\n\n')])
})

test.each(
  [mastodonHarness, blueskyHarness].flatMap(harness => [
    { harness, id: harness.id, fault: 'a reset after it was taken', key: 'partFound' },
    { harness, id: harness.id, fault: 'a reset before it was taken', key: 'absentProof' },
  ]),
)('$id, $fault of the third part: looked up after a restart, and it goes on there', async world_ => {
  const id = await planned(world_.harness)
  await failAt(id, 3, world_.fault)
  expect((await get(id)).delivery.state).toBe('uncertain')
  await t.restart()
  await until(id, 'published')
  expect(await decisions(id)).toContain(world_.key)
  expect([seen(), world.accepted()]).toEqual([texts, 4])
  expect(world.answers()).toEqual([null, 0, 1, 2])
})

test.each([
  ['isOut', 'a reset after it was taken'],
  ['publishNow', 'a reset before it was taken'],
] as const)('telegram, the third part in doubt: she says %s, and it goes on there', async (kind, fault) => {
  const id = await planned(telegramHarness)
  await failAt(id, 3, fault)
  expect((await get(id)).delivery.problem).toMatchObject({ key: 'unknownOutcome', action: 'decide' })
  const decision = kind === 'isOut' ? { kind, url: null } : { kind }
  await t.client.call('deliveries.decide', { id, decision })
  await until(id, 'published')
  expect([seen(), world.accepted()]).toEqual([texts, 4])
  // What she only says is out cannot be answered: the next part answers the one before it.
  expect(world.answers()).toEqual(kind === 'isOut' ? [null, 0, 1, 1] : [null, 0, 1, 2])
})

const refusal = async () => {
  const id = await planned(mastodonHarness)
  await failAt(id, 3, '400')
  expect((await get(id)).delivery).toMatchObject({
    state: 'failed',
    problem: { key: 'partsOut', params: { out: 2, of: 4 }, action: 'editPost' },
  })
  expect(seen()).toEqual(['Moja', 'Mbili'])
  expect((await get(id)).further.map(part => [part.text, part.state])).toEqual([
    ['Mbili', 'out'],
    ['Tatu', 'toCome'],
    ['Nne', 'toCome'],
  ])
  return id
}

test('a refused part: two of four are out; changed and tried again, it goes on with the third', async () => {
  const id = await refusal()
  const changed = [parts[0], { text: 'Tatu, sasa', media: [] }, parts[2]].flatMap(part => part ?? [])
  await t.client.call('posts.update', { id: postId, fields: { text: 'Changed too late', parts: changed } })
  await t.restart()
  await t.client.call('deliveries.retry', { ids: [id] })
  await until(id, 'published')
  expect(seen()).toEqual(['Moja', 'Mbili', 'Tatu, sasa', 'Nne'])
  expect(world.accepted()).toBe(4)
})

test('a refused part: she lets it stand, and what is out of it disappears in time', async () => {
  const id = await refusal()
  await expect(t.client.call('deliveries.unschedule', { ids: [id] })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(t.client.call('posts.remove', { id: postId })).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    t.client.call('posts.update', { id: postId, fields: { channelIds: [] } }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await t.client.call('deliveries.skip', { ids: [id] })
  expect((await get(id)).delivery).toMatchObject({ state: 'published', problem: null })
  t.clock.advance(hour)
  await until(id, 'expired')
  expect(seen()).toEqual([])
})

test('what was left of it is taken away: then it is whole with what is out', async () => {
  const id = await refusal()
  await t.client.call('posts.update', { id: postId, fields: { parts: parts.slice(0, 1) } })
  await t.client.call('deliveries.retry', { ids: [id] })
  await until(id, 'published')
  expect(await decisions(id)).toContain('partsLeftOut')
  expect(seen()).toEqual(['Moja', 'Mbili'])
})

test('an edit changes every part that is out, and sends none', async () => {
  const id = await planned(mastodonHarness)
  t.clock.advance(minute)
  await until(id, 'published')
  const changed = [...texts.slice(1), 'Tano'].map(words => ({ text: `${words}!`, media: [] }))
  await t.client.call('posts.update', { id: postId, fields: { text: 'Moja!', parts: changed } })
  await t.client.call('deliveries.pushEdit', { id })
  await t.eventually(
    () => get(id),
    ({ ledger }) => ledger.some(({ event }) => event === 'edited'),
  )
  expect(seen()).toEqual(texts.map(words => `${words}!`))
})

test('put off until too late in the middle: she is told how much is out, and decides', async () => {
  const id = await planned(mastodonHarness)
  await armAt(3, '429')
  await goOnUntil(async () => (await decisions(id)).includes('rateHold'))
  // The computer sleeps over it.
  t.clock.jump(24 * hour)
  await until(id, 'missed')
  expect((await get(id)).delivery.problem).toMatchObject({ key: 'partsMissed', params: { out: 2, of: 4 } })
  await t.client.call('deliveries.retry', { ids: [id] })
  await until(id, 'published')
  expect([seen(), world.accepted()]).toEqual([texts, 4])
})
