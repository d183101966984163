import { afterEach, expect, test } from 'vitest'
import { connectMastodon } from './connectedNetworks.ts'
import type { MastodonAtHand } from './connectedNetworks.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000

let t: TestCore
let mastodon: MastodonAtHand
afterEach(async () => {
  await t.close()
  await mastodon.server.close()
  expect(mastodon.server.crashes).toEqual([])
})

test('a lost post is not taken for another one with the same words: she is asked', async () => {
  t = startTestCore()
  const project = await t.project()
  mastodon = await connectMastodon(t, project)
  const { faults } = mastodon.server
  faults.add({ kind: 'resetBefore', match: { apiMethod: 'statuses.create' } })
  // The first look for it is not answered, so that the other one is out by the time of the second.
  const isLook = ({ apiMethod, query }: { apiMethod: string | null; query: URLSearchParams }): boolean =>
    apiMethod === 'accounts.statuses' && query.has('exclude_reblogs')
  const unanswered = faults.add({ kind: 'status', status: 500, match: isLook })

  const [lost] = (await t.planned(project, [mastodon.channel], minute)).deliveries
  const [other] = (await t.planned(project, [mastodon.channel], minute + 30_000)).deliveries
  t.clock.advance(minute)
  await t.until(lost?.id ?? '', 'uncertain')
  t.clock.advance(30_000)
  await unanswered.firstHit
  await t.until(other?.id ?? '', 'published')
  t.clock.advance(2 * minute)
  const { delivery } = await t.eventually(
    () => t.client.call('deliveries.get', { id: lost?.id ?? '' }),
    ({ delivery: { problem } }) => problem?.action === 'decide',
  )
  expect(delivery).toMatchObject({ state: 'uncertain', url: null })
  expect(mastodon.sent()).toHaveLength(1)
})
