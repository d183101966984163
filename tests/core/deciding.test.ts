import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Expiry } from '#shared/model/delivery.ts'
import type { Project } from '#shared/model/project.ts'
import { CHANNEL } from '../fakes/telegram/testTelegram.ts'
import { connectMastodon, connectTelegram } from './connectedNetworks.ts'
import type { MastodonAtHand, TelegramAtHand } from './connectedNetworks.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute
const text = 'Karibu! Leo punguzo la 20 %'

let t: TestCore
let project: Project
let telegram: TelegramAtHand
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
  telegram = await connectTelegram(t, project)
})
afterEach(async () => {
  await t.close()
  await telegram.server.close()
  expect(telegram.server.crashes).toEqual([])
  expect(telegram.server.ignoredParameters).toEqual([])
})

const card = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery
const decide = (id: string, decision: Parameters<typeof t.client.call<'deliveries.decide'>>[1]['decision']) =>
  t.client.call('deliveries.decide', { id, decision })

/** A delivery on Telegram whose answer was lost: Telegram has it or not, and nothing can find out. */
async function uncertain(
  fault: 'resetAfter' | 'resetBefore',
  expiry: Expiry = { kind: 'never' },
): Promise<string> {
  telegram.server.faults.add({ kind: fault, match: { apiMethod: 'sendMessage' } })
  const { deliveries } = await t.planned(project, [telegram.channel], minute, { expiry })
  const id = deliveries[0]?.id ?? ''
  t.clock.advance(minute)
  expect((await t.until(id, 'uncertain')).problem).toMatchObject({ key: 'unknownOutcome', action: 'decide' })
  return id
}

test('without her word nothing happens, also not after a restart, and she is told', async () => {
  const id = await uncertain('resetAfter')
  expect(t.notices.at(-1)).toMatchObject({
    needsYou: true,
    title: expect.stringContaining('Bakery') as string,
  })
  t.clock.advance(48 * hour)
  await t.restart()
  t.clock.advance(48 * hour)
  await t.client.call('publishing.pulse', { projectId: null })
  expect(await card(id)).toMatchObject({ state: 'uncertain', problem: { action: 'decide' } })
  const today = await t.client.call('deliveries.today', { projectId: null, zone: 'Africa/Nairobi' })
  expect(today.needsYou.map(each => each.id)).toEqual([id])
  expect(telegram.sent()).toEqual([text])
})

describe('she says', () => {
  test('"it is out": published, with her link, and never sent again', async () => {
    const id = await uncertain('resetAfter')
    const url = 'https://t.me/bakery/2'
    expect(await decide(id, { kind: 'isOut', url })).toMatchObject({ state: 'published', url, problem: null })
    t.clock.advance(48 * hour)
    await t.restart()
    expect(telegram.sent()).toEqual([text])
    await expect(decide(id, { kind: 'publishNow' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(t.client.call('deliveries.pushEdit', { id })).rejects.toMatchObject({ code: 'refused' })
  })

  test('"it is out", and it is to disappear: she is asked to remove it, because its id is not known', async () => {
    const id = await uncertain('resetAfter', { kind: 'after', afterMs: hour })
    await decide(id, { kind: 'isOut', url: null })
    t.clock.advance(hour)
    const { delivery } = await t.eventually(
      () => t.client.call('deliveries.get', { id }),
      got => got.delivery.problem !== null || got.delivery.state !== 'published',
    )
    expect(delivery).toMatchObject({
      state: 'published',
      problem: { key: 'cannotRemove', action: 'doByHand' },
    })
    expect(t.notices.at(-1)?.title).toBe('Time to remove a post from Bakery')
    expect(telegram.server.visibleMessages(CHANNEL)).toHaveLength(1)
    expect(await t.client.call('deliveries.markRemoved', { id })).toMatchObject({ state: 'expired' })
  })

  test('"it is not out, publish it": sent once more, at once', async () => {
    const id = await uncertain('resetBefore')
    expect(telegram.sent()).toEqual([])
    t.clock.advance(3 * hour)
    const now = t.clock.now()
    const delivery = await decide(id, { kind: 'publishNow' })
    expect(delivery).toMatchObject({ dueAt: new Date(now).toISOString(), dueLocal: '2026-11-22T15:01:00' })
    await t.until(id, 'published')
    expect(telegram.sent()).toEqual([text])
  })

  test('"leave it": cancelled, and nothing is sent', async () => {
    const id = await uncertain('resetBefore')
    expect(await decide(id, { kind: 'skip' })).toMatchObject({ state: 'cancelled', problem: null })
    t.clock.advance(48 * hour)
    await t.restart()
    expect(telegram.sent()).toEqual([])
  })

  test('"ask the network", where it offers no way: that is said, and nothing changes', async () => {
    const id = await uncertain('resetAfter')
    await expect(decide(id, { kind: 'askNetwork' })).rejects.toMatchObject({ code: 'refused' })
    expect((await card(id)).state).toBe('uncertain')
  })

  test('something about a delivery that is not in doubt: refused', async () => {
    const { deliveries } = await t.planned(project, [telegram.channel], hour)
    const id = deliveries[0]?.id ?? ''
    for (const kind of ['publishNow', 'askNetwork', 'skip'] as const) {
      await expect(decide(id, { kind })).rejects.toMatchObject({ code: 'conflict' })
    }
    await expect(decide(id, { kind: 'isOut', url: null })).rejects.toMatchObject({ code: 'conflict' })
    expect((await card(id)).state).toBe('waiting')
  })
})

describe('where the network can be asked (Mastodon)', () => {
  let mastodon: MastodonAtHand
  let id: string
  /** The answer is lost and the network is away until the person is asked. */
  beforeEach(async () => {
    mastodon = await connectMastodon(t, project)
    const lost = mastodon.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'statuses.create' } })
    const { deliveries } = await t.planned(project, [mastodon.channel], minute)
    id = deliveries[0]?.id ?? ''
    t.clock.advance(minute)
    await lost.firstHit
    mastodon.server.faults.add({ kind: 'status', status: 503, times: 100, match: { method: 'GET' } })
    await t.until(id, 'uncertain')
    for (let hours = 0; (await card(id)).problem?.action !== 'decide'; hours++) {
      if (hours > 20) throw new Error('She is never asked.')
      const before = await uncertainLines()
      t.clock.advance(hour)
      await t.eventually(uncertainLines, lines => lines > before)
    }
    mastodon.server.faults.clear()
  })
  afterEach(async () => {
    await mastodon.server.close()
    expect(mastodon.server.crashes).toEqual([])
  })
  const uncertainLines = async () =>
    (await t.client.call('deliveries.get', { id })).ledger.filter(line => line.event === 'uncertain').length

  test('"ask once more" finds it', async () => {
    expect(await decide(id, { kind: 'askNetwork' })).toMatchObject({ problem: { action: 'wait' } })
    await t.until(id, 'published')
    expect(mastodon.sent()).toEqual([text])
  })

  test('"publish it now" within the hour does not make a second one: the key is the same', async () => {
    await decide(id, { kind: 'publishNow' })
    await t.until(id, 'published')
    const keys = mastodon.server.requests
      .filter(request => request.apiMethod === 'statuses.create')
      .map(request => request.headers['idempotency-key'])
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })
})
