import { afterEach, expect, test } from 'vitest'
import { blueskyHarness } from '../connectors/blueskyHarness.ts'
import type { ConnectorHarness, NetworkWorld } from '../connectors/ConnectorHarness.ts'
import { discordHarness } from '../connectors/discordHarness.ts'
import { wordpressHarness } from '../connectors/wordpressHarness.ts'
import { testImage } from '../fakes/testImage.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute
const text = 'Karibu! Leo punguzo la 20 %'

let t: TestCore
let world: NetworkWorld
afterEach(async () => {
  await t.close()
  await world.close()
})

/** One post on one channel of the network, due in a minute and gone an hour after it is out. */
async function planned({ id, start }: ConnectorHarness, withPicture = false): Promise<string> {
  t = startTestCore()
  world = await start()
  const project = await t.project()
  const channel = await t.channel(project.id, id, world.way, world.fields)
  const media = []
  if (withPicture) {
    const uploaded = await t.upload(await testImage(64, 48, 'jpeg'), 'mkate.jpg')
    const { id: mediaId } = (await uploaded.json()) as { id: string }
    media.push({ mediaId, alt: 'Mkate' })
  }
  const fields = { fields: { media }, expiry: { kind: 'after', afterMs: hour } as const }
  return (await t.planned(project, [channel], minute, fields)).deliveries[0]?.id ?? ''
}
const arm = (name: string) => {
  const fault = world.faults.find(each => each.name === name)
  if (fault === undefined) throw new Error(`no fault is called ${name}`)
  fault.arm()
}
const ledgerOf = async (id: string) =>
  (await t.client.call('deliveries.get', { id })).ledger.map(({ event }) => event)

const networks = [blueskyHarness, wordpressHarness, discordHarness]
const askable = [blueskyHarness, wordpressHarness]

test.each(networks)('$id: out once with its picture, read back, and gone in time', async harness => {
  const id = await planned(harness, true)
  t.clock.advance(minute)
  await t.until(id, 'published')
  await t.eventually(
    () => ledgerOf(id),
    events => events.includes('verified'),
  )
  expect(world.seen()).toEqual([{ text, media: 1, alts: ['Mkate'] }])
  t.clock.advance(hour)
  await t.until(id, 'expired')
  expect([world.seen(), world.accepted()]).toEqual([[], 1])
  const { ledger } = await t.client.call('deliveries.get', { id })
  for (const secret of world.secrets()) expect(JSON.stringify(ledger)).not.toContain(secret)
})

test.each(
  askable.flatMap(harness => [
    { harness, id: harness.id, fault: 'a reset after it was taken', event: 'found' },
    { harness, id: harness.id, fault: 'half an answer', event: 'found' },
    { harness, id: harness.id, fault: 'a reset before it was taken', event: 'notFound' },
  ]),
)(
  '$id, $fault: the network is asked after a restart, and it is out once',
  async ({ harness, fault, event }) => {
    const id = await planned(harness, true)
    arm(fault)
    t.clock.advance(minute)
    await t.until(id, 'uncertain')
    await t.restart()
    t.clock.advance(minute)
    await t.until(id, 'published')
    expect(await ledgerOf(id)).toContain(event)
    expect([world.accepted(), world.seen().length]).toEqual([1, 1])
  },
)

test('discord, a lost answer: nothing is sent again by itself, and she is asked', async () => {
  const id = await planned(discordHarness)
  arm('a reset after it was taken')
  t.clock.advance(minute)
  const { problem } = await t.until(id, 'uncertain')
  expect(problem).toMatchObject({ action: 'decide' })
  await t.restart()
  t.clock.advance(24 * hour)
  await t.client.call('publishing.pulse', { projectId: null })
  expect((await t.client.call('deliveries.get', { id })).delivery.state).toBe('uncertain')
  expect([world.accepted(), world.publishCalls()]).toEqual([1, 1])
})
