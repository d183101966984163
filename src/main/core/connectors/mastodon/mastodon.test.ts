import { expect, test } from 'vitest'
import { postOf, startMastodonWorld } from '../../../../../tests/connectors/mastodonWorld.ts'
import { mastodon } from './mastodon.ts'

test('options reach the server, and an edit keeps what it does not change', async () => {
  const { account, publish, lastStatus, io, server } = await startMastodonWorld()
  const of = await account()
  const options = { visibility: 'unlisted', spoilerText: ' Chakula ', sensitive: false, language: 'sw' }
  await publish(of, postOf('Mkate', ['photo'], options))
  const published = lastStatus()
  expect(published).toMatchObject({
    visibility: 'unlisted',
    spoilerText: 'Chakula',
    sensitive: true,
    language: 'sw',
  })
  const ref = { ids: [published?.id ?? ''], url: null }
  const changed = postOf('Mkate mpya', ['photo'], { ...options, spoilerText: 'Onyo' })
  await mastodon.edit?.(io, of, ref, { ...changed, media: [{ mediaId: 'photo', alt: 'Maneno' }] })
  expect(lastStatus()).toMatchObject({
    text: 'Mkate mpya',
    spoilerText: 'Onyo',
    visibility: 'unlisted',
    language: 'sw',
  })
  expect(server.media.get(lastStatus()?.mediaIds[0] ?? '')?.description).toBe('Maneno')
  // Pictures that were added or taken away here stay as they are there.
  await mastodon.edit?.(io, of, ref, postOf('Bila picha'))
  expect(lastStatus()?.mediaIds).toHaveLength(1)
  await publish(of, postOf('Wazi', [], { visibility: 'nonsense' }))
  expect(lastStatus()).toMatchObject({ visibility: 'public', spoilerText: '', sensitive: false })
  expect(server.ignoredParameters).toEqual([])
})

test('ids beyond what a number holds stay as they are', async () => {
  const { account, publish, lastStatus, io } = await startMastodonWorld()
  const of = await account()
  await publish(of, postOf('Habari'))
  const id = lastStatus()?.id ?? ''
  expect(BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true)
  expect(await mastodon.check?.(io, of, { ids: [id], url: null })).toMatchObject({
    state: 'there',
    ref: { ids: [id] },
  })
})

test('the budget of deletions: 429 until the reset that the server names', async () => {
  const now = Date.parse('2026-11-22T12:10:00Z')
  const { account, publish, io, failure, server } = await startMastodonWorld({
    clock: () => now,
    rateLimits: { deletes: { limit: 1, periodMs: 30 * 60_000 } },
  })
  const of = await account()
  const refs = []
  for (const text of ['a', 'b']) {
    const attempt = await publish(of, postOf(text), { idempotencyKey: text })
    refs.push(await mastodon.publish(io, of, attempt))
  }
  const [first, second] = refs
  if (!first || !second) throw new Error('nothing was published')
  expect(await mastodon.remove?.(io, of, first)).toBe('removed')
  const refused = await failure(mastodon.remove?.(io, of, second))
  expect(refused.kind).toBe('rate')
  // The fake's clock stands at its own time, its Date header does not; both are the server's.
  expect(refused.kind === 'rate' && refused.retryAfterMs).toBeGreaterThanOrEqual(1000)
  expect(server.visibleStatuses()).toHaveLength(1)
})

test('a 404 of something in front of the server proves no removal', async () => {
  const { account, publish, io, failure, server, lastStatus } = await startMastodonWorld()
  const of = await account()
  await publish(of, postOf('Bado ipo'))
  const ref = { ids: [lastStatus()?.id ?? ''], url: null }
  for (const work of [() => mastodon.remove?.(io, of, ref), () => mastodon.check?.(io, of, ref)]) {
    server.faults.add({ kind: 'status', status: 404, body: '<html>nginx</html>' })
    expect((await failure(work())).kind).toBe('transient')
  }
})
