import { expect, test } from 'vitest'
import { postOf, startMastodonWorld } from '../../../../../tests/connectors/mastodonWorld.ts'
import type { Prepared } from '../Connector.ts'
import { NotReadyError } from '../Connector.ts'
import { mastodon } from './mastodon.ts'

test('while the server works on one, it says when to ask again, and goes on from there', async () => {
  const { server, account, io, publish } = await startMastodonWorld({
    media: { processing: 'always', polls: 2 },
  })
  const of = await account()
  const out = postOf('Video', ['clip'])
  const waits: number[] = []
  let soFar: Prepared | null = null
  let prepared: Prepared | null = null
  while (prepared === null) {
    try {
      prepared = await mastodon.prepare(io, of, out, soFar)
    } catch (error) {
      if (!(error instanceof NotReadyError)) throw error
      waits.push(error.retryAfterMs)
      soFar = JSON.parse(JSON.stringify(error.soFar)) as Prepared
    }
  }
  expect(waits).toEqual([1000, 2000, 4000])
  expect(server.media.size).toBe(1)
  // What is prepared serves again: after an outcome that turned out to be "not sent".
  expect(await mastodon.prepare(io, of, out, prepared)).toEqual(prepared)
  await mastodon.publish(io, of, { outgoing: out, prepared, idempotencyKey: 'k', firstCommitAt: 0 })
  expect([server.media.size, server.statuses.size]).toEqual([1, 1])
  await expect(publish(of, out)).rejects.toThrow(NotReadyError)
})

test('a post that was changed meanwhile, or uploads that are old, are uploaded anew', async () => {
  let now = Date.parse('2026-11-22T12:00:00Z')
  const { server, account, io } = await startMastodonWorld({ clock: () => now })
  const of = await account()
  const first = await mastodon.prepare(io, of, postOf('x', ['photo', 'drawing']), null)
  const swapped = await mastodon.prepare(io, of, postOf('x', ['drawing', 'photo']), first)
  expect(server.media.size).toBe(4)
  const more = postOf('x', ['drawing', 'photo', 'photo'])
  const grown = await mastodon.prepare(io, of, more, swapped)
  expect([server.media.size, grown['mediaIds']?.toString().split(',').length]).toEqual([5, 3])
  now += 13 * 3_600_000
  await mastodon.prepare(io, of, more, grown)
  expect(server.media.size).toBe(8)
  for (const nonsense of [
    {},
    { mediaIds: 'x' },
    { sources: [], mediaIds: [], processing: [], looks: null },
  ]) {
    await mastodon.prepare(io, of, postOf('x'), nonsense)
  }
})

test('a file that the server cannot process is refused in its words', async () => {
  const { account, io, failure } = await startMastodonWorld({
    media: { processing: 'always', polls: 0, fails: true },
  })
  const of = await account()
  const out = postOf('x', ['photo'])
  const waiting: unknown = await mastodon.prepare(io, of, out, null).catch((thrown: unknown) => thrown)
  if (!(waiting instanceof NotReadyError)) throw new Error('it should have to wait')
  expect(await failure(mastodon.prepare(io, of, out, waiting.soFar))).toMatchObject({
    kind: 'content',
    words: expect.stringContaining('invalid') as string,
  })
})
