import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectMastodon } from './connectedNetworks.ts'
import type { MastodonAtHand } from './connectedNetworks.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000

let t: TestCore
let mastodon: MastodonAtHand
let id: string

/** Mastodon takes the post and, asked for it once, says that it has none: Today asks her to look. */
beforeEach(async () => {
  t = startTestCore()
  const project = await t.project()
  mastodon = await connectMastodon(t, project)
  mastodon.server.faults.add({
    kind: 'status',
    status: 404,
    body: { error: 'Record not found' },
    match: { method: 'GET', path: /^\/api\/v1\/statuses\/\d+$/ },
  })
  const { deliveries } = await t.planned(project, [mastodon.channel], minute, {
    expiry: { kind: 'after', afterMs: 60 * minute },
  })
  id = deliveries[0]?.id ?? ''
  t.clock.advance(minute)
  await t.eventually(
    () => t.client.call('deliveries.get', { id }),
    ({ delivery }) => delivery.problem?.key === 'notAsPublished',
  )
})
afterEach(async () => {
  await t.close()
  await mastodon.server.close()
  expect(mastodon.server.crashes).toEqual([])
})

const needsYou = async () => {
  const today = await t.client.call('deliveries.today', { projectId: null, zone: 'Africa/Nairobi' })
  return today.needsYou.map(({ state, problem }) => [state, problem?.action])
}
const lastDecision = async () => (await t.client.call('deliveries.get', { id })).ledger[0]?.decision?.key

test('she looks and it is there: Today lets go of it, and it still disappears in time', async () => {
  expect(await needsYou()).toEqual([['published', 'decide']])
  const decided = await t.client.call('deliveries.decide', { id, decision: { kind: 'isOut', url: null } })
  expect(decided).toMatchObject({ state: 'published', problem: null })
  expect(decided.url).not.toBeNull()
  expect(await lastDecision()).toBe('personIsOut')
  expect(await needsYou()).toEqual([])
  expect(mastodon.server.visibleStatuses()).toHaveLength(1)
  t.clock.advance(60 * minute)
  await t.until(id, 'expired')
  expect(mastodon.server.visibleStatuses()).toEqual([])
})

test('she looks and it is gone: it counts as gone, and nothing is sent for it any more', async () => {
  expect(await t.client.call('deliveries.markRemoved', { id })).toMatchObject({
    state: 'expired',
    problem: null,
  })
  expect(await lastDecision()).toBe('personIsGone')
  expect(await needsYou()).toEqual([])
  t.clock.advance(60 * minute)
  await t.client.call('publishing.pulse', { projectId: null })
  expect(mastodon.server.visibleStatuses()).toHaveLength(1)
})

test('what makes no sense for what is out is refused, and it is never sent again', async () => {
  for (const kind of ['publishNow', 'askNetwork', 'skip'] as const) {
    await expect(t.client.call('deliveries.decide', { id, decision: { kind } })).rejects.toMatchObject({
      code: 'conflict',
    })
  }
  expect(await needsYou()).toEqual([['published', 'decide']])
  expect(mastodon.sent()).toHaveLength(1)
})
