import { expect, test } from 'vitest'
import { postOf, startMastodonWorld } from '../../../../../tests/connectors/mastodonWorld.ts'
import type { MastodonWorld } from '../../../../../tests/connectors/mastodonWorld.ts'
import type { Account, Attempt, Outgoing } from '../Connector.ts'
import { mastodon } from './mastodon.ts'

/** Prepared, and never sent. */
const unsent = async (here: MastodonWorld, of: Account, outgoing: Outgoing): Promise<Attempt> => ({
  outgoing,
  prepared: await mastodon.prepare(here.io, of, outgoing, null),
  idempotencyKey: 'never',
  firstCommitAt: here.io.now(),
})

const lost = async (here: MastodonWorld, of: Account, outgoing: Outgoing): Promise<Attempt> => {
  const prepared = await mastodon.prepare(here.io, of, outgoing, null)
  const attempt = { outgoing, prepared, idempotencyKey: 'lost', firstCommitAt: here.io.now() }
  here.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'statuses.create' } })
  await expect(mastodon.publish(here.io, of, attempt)).rejects.toThrow()
  return attempt
}

test('by the uploads, whatever the words are', async () => {
  const here = await startMastodonWorld()
  const of = await here.account()
  await here.publish(of, postOf('Same', ['photo']))
  const attempt = await lost(here, of, postOf('Same', ['photo']))
  const id = here.lastStatus()?.id
  expect(await mastodon.find?.(here.io, of, attempt)).toMatchObject({
    outcome: 'found',
    ref: { ids: [id] },
  })
})

test('by words, warning and visibility; others with some of it are not it', async () => {
  const here = await startMastodonWorld()
  const of = await here.account()
  const words = 'Karibu @juma@far.example & <co> https://duka.example/a?b=1\n\n\nKesho'
  const options = { spoilerText: 'Onyo', visibility: 'private' }
  const outgoing = postOf(words, [], options)
  const never = await unsent(here, of, outgoing)
  await here.publish(of, postOf(words, [], { spoilerText: 'Onyo' }), { idempotencyKey: '1' })
  await here.publish(of, postOf(words, [], { visibility: 'private' }), { idempotencyKey: '2' })
  await here.publish(of, postOf(words, ['photo'], options), { idempotencyKey: '3' })
  expect(await mastodon.find?.(here.io, of, never)).toMatchObject({ outcome: 'absent' })
  const attempt = await lost(here, of, outgoing)
  const id = here.lastStatus()?.id
  expect(await mastodon.find?.(here.io, of, attempt)).toMatchObject({
    outcome: 'found',
    ref: { ids: [id] },
  })
  // Also where the server does not give the source.
  here.server.faults.add({
    kind: 'status',
    status: 404,
    body: { error: 'Not Found' },
    match: { apiMethod: 'statuses.source' },
    times: 9,
  })
  expect(await mastodon.find?.(here.io, of, attempt)).toMatchObject({
    outcome: 'found',
    ref: { ids: [id] },
  })
})

test('an older post with the same words is not it', async () => {
  const here = await startMastodonWorld()
  const of = await here.account()
  await here.publish(of, postOf('Kila siku'))
  const never = await unsent(here, of, postOf('Kila siku'))
  expect(await mastodon.find?.(here.io, of, never)).toMatchObject({ outcome: 'absent' })
})

test('a clock that was hours ahead when it was sent, or is now, hides nothing', async () => {
  let now = Date.now()
  const here = await startMastodonWorld({ clock: () => now })
  const of = await here.account()
  const attempt = await lost(here, of, postOf('Ipo'))
  for (const wrongByMs of [-86_400_000, 3 * 3_600_000]) {
    const sent = { ...attempt, firstCommitAt: now + wrongByMs }
    expect(await mastodon.find?.(here.io, of, sent)).toMatchObject({ outcome: 'found' })
  }
  now += 48 * 3_600_000
  expect(await mastodon.find?.(here.io, of, attempt)).toMatchObject({ outcome: 'found' })
})

test('what was the newest is remembered from the first try on', async () => {
  const here = await startMastodonWorld()
  const of = await here.account()
  const attempt = await lost(here, of, postOf('Ipo'))
  const again = await mastodon.prepare(here.io, of, postOf('Ipo'), attempt.prepared)
  expect(again['after']).toBe(attempt.prepared['after'])
  const found = await mastodon.find?.(here.io, of, { ...attempt, prepared: again })
  expect(found).toMatchObject({ outcome: 'found' })
})

test('behind other posts on later pages; behind too many it stays unknown', async () => {
  const here = await startMastodonWorld({ rateLimits: { general: { limit: 100_000, periodMs: 60_000 } } })
  const of = await here.account()
  const attempt = await lost(here, of, postOf('Chini'))
  const id = here.lastStatus()?.id
  const many = async (count: number, from: string): Promise<void> => {
    for (let i = 0; i < count; i++) {
      await here.call('POST', '/api/v1/statuses', { status: `${from} ${i}`, visibility: 'unlisted' })
    }
  }
  await many(45, 'a')
  expect(await mastodon.find?.(here.io, of, attempt)).toMatchObject({
    outcome: 'found',
    ref: { ids: [id] },
  })
  await many(360, 'b')
  expect(await mastodon.find?.(here.io, of, attempt)).toMatchObject({ outcome: 'unknown' })
})

test('a server that may not know keys: what is not seen is not proven', async () => {
  const here = await startMastodonWorld()
  here.server.settings.version = '2.7.2 (compatible; Pleroma 2.6.0)'
  const of = await here.account()
  expect(of.config['remembersKeys']).toBe('no')
  const never = await unsent(here, of, postOf('x'))
  expect(await mastodon.find?.(here.io, of, never)).toMatchObject({ outcome: 'unknown' })
  const attempt = await lost(here, of, postOf('Ipo'))
  expect(await mastodon.find?.(here.io, of, attempt)).toMatchObject({ outcome: 'found' })
})

test('a list that cannot be read proves nothing', async () => {
  const here = await startMastodonWorld()
  const of = await here.account()
  const attempt = await lost(here, of, postOf('Ipo'))
  here.server.faults.add({
    kind: 'status',
    status: 500,
    body: { error: 'no' },
    match: { apiMethod: 'accounts.statuses' },
  })
  const asked = mastodon.find?.(here.io, of, attempt)
  expect((await here.failure(asked)).kind).toBe('unknown')
})
