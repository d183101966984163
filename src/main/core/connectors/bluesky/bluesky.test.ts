import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { outgoingOf } from '../../../../../tests/connectors/outgoingOf.ts'
import { testIo } from '../../../../../tests/connectors/testIo.ts'
import type { TestIo } from '../../../../../tests/connectors/testIo.ts'
import { testMedia } from '../../../../../tests/connectors/testMedia.ts'
import type { BlueskyAccount } from '../../../../../tests/fakes/bluesky/BlueskyState.ts'
import { startFakeBluesky } from '../../../../../tests/fakes/bluesky/startFakeBluesky.ts'
import type { FakeBluesky } from '../../../../../tests/fakes/bluesky/startFakeBluesky.ts'
import type { Account, Attempt, Outgoing, Prepared } from '../Connector.ts'
import { bluesky } from './bluesky.ts'

const hour = 3_600_000

let now: number
let server: FakeBluesky
let asha: BlueskyAccount
let password: string
let io: TestIo

beforeEach(async () => {
  now = Date.parse('2026-11-22T12:00:00Z')
  server = await startFakeBluesky({ now: () => now })
  asha = server.addAccount({ handle: 'asha.test' })
  password = server.addAppPassword(asha)
  io = testIo({ secrets: [password], media: await testMedia(), now: () => now })
})
afterEach(async () => {
  await server.close()
  expect([server.crashes, server.ignoredParameters, server.flaws]).toEqual([[], [], []])
})

const connect = (fields: Record<string, string> = {}) =>
  bluesky.connect(io, 'appPassword', { handle: 'asha.test', password, service: server.baseUrl, ...fields })
const account = async (): Promise<Account> => {
  const found = (await connect()).account
  if (found === null) throw new Error('does not connect')
  return found
}
const prepare = async (of: Account, outgoing: Outgoing, soFar: Prepared | null = null): Promise<Attempt> => ({
  outgoing,
  prepared: JSON.parse(JSON.stringify(await bluesky.prepare(io, of, outgoing, soFar))) as Prepared,
  idempotencyKey: 'k',
  firstCommitAt: now,
})
const publish = async (of: Account, outgoing: Outgoing) =>
  bluesky.publish(io, of, await prepare(of, outgoing))
const last = () => server.writes.at(-1)?.value
const callsOf = (method: string) =>
  server.requests.filter(({ apiMethod }) => apiMethod === `com.atproto.${method}`)
const failureOf = async (work: Promise<unknown>) =>
  bluesky.classify(await work.then(() => null).catch((error: unknown) => error))

test('links, mentions and hashtags are marked by their bytes; nobody’s handle stays text', async () => {
  const juma = server.addAccount({ handle: 'juma.test' })
  await publish(await account(), outgoingOf('👩🏾‍🍳 @juma.test na @nobody.test: https://duka.example/ofa #Mkate'))
  expect(last()?.['facets']).toEqual([
    {
      index: { byteStart: 16, byteEnd: 26 },
      features: [{ $type: 'app.bsky.richtext.facet#mention', did: juma.did }],
    },
    {
      index: { byteStart: 44, byteEnd: 68 },
      features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://duka.example/ofa' }],
    },
    {
      index: { byteStart: 69, byteEnd: 75 },
      features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'Mkate' }],
    },
  ])
})

test('languages, the warning and the shape of pictures go along', async () => {
  const options = { language: 'sw, en nonsense! de fr', contentLabel: 'graphic-media' }
  await publish(await account(), outgoingOf('Habari', options, ['photo', 'drawing']))
  expect(last()).toMatchObject({
    langs: ['sw', 'en', 'de'],
    labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'graphic-media' }] },
    createdAt: '2026-11-22T12:00:00.000Z',
    embed: {
      $type: 'app.bsky.embed.images',
      images: [
        { alt: 'A photo', aspectRatio: { width: 64, height: 48 } },
        { alt: 'A drawing', aspectRatio: { width: 64, height: 48 } },
      ],
    },
  })
})

test('a link has its card, read from the page; a page that cannot be read keeps nothing back', async () => {
  const page = createServer((request, response) => {
    if (request.url === '/broken') return void request.socket.destroy()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<title>x</title><meta property="og:title" content="Ofa &amp; mkate">')
  })
  page.listen(0, '127.0.0.1')
  await once(page, 'listening')
  const address = page.address()
  const base = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`
  const of = await account()
  const external = () => (last()?.['embed'] as { external?: object } | undefined)?.external
  const text = `Soma ${base}/ofa, au ${base}/nyingine`
  await publish(of, outgoingOf(text))
  expect(external()).toEqual({ uri: `${base}/ofa`, title: 'Ofa & mkate', description: '' })
  await publish(of, { ...outgoingOf(text), link: `${base}/broken` })
  expect(external()).toEqual({ uri: `${base}/broken`, title: '127.0.0.1', description: '' })
  await publish(of, outgoingOf(text, { linkPreview: 'hide' }))
  expect(external()).toBeUndefined()
  await publish(of, outgoingOf(text, {}, ['photo']))
  expect(external()).toBeUndefined()
  page.close()
  await once(page, 'close')
})

test('the record is stored whole before it is sent, and sent twice it is one post', async () => {
  const of = await account()
  const tried = await prepare(of, outgoingOf('Mara moja', {}, ['photo']))
  const ref = await bluesky.publish(io, of, tried)
  expect(JSON.parse(String(tried.prepared['record']))).toEqual(last())
  now += 5 * 60_000
  expect(await bluesky.publish(io, of, tried)).toEqual(ref)
  expect(server.writes).toHaveLength(1)
  expect(ref.url).toBe(`https://bsky.app/profile/asha.test/post/${String(tried.prepared['rkey'])}`)
})

test('a try that comes through late changes nothing: the next one says the very same', async () => {
  const of = await account()
  const outgoing = outgoingOf('Mara moja #chai', {}, ['photo'])
  const first = await prepare(of, outgoing)
  server.faults.add({ kind: 'hangBefore', match: { apiMethod: 'com.atproto.repo.putRecord' } })
  const impatient = testIo({ now: () => now, timeoutMs: 200 })
  expect(await failureOf(bluesky.publish(impatient, of, first))).toMatchObject({ kind: 'unknown' })
  expect(await bluesky.find?.(io, of, first)).toEqual({ outcome: 'absent', proof: 'keyUnknown' })
  now += 60_000
  server.dropUnreferencedBlobs()
  const second = await prepare(of, outgoing, first.prepared)
  expect(second.prepared).toEqual(first.prepared)
  const ref = await bluesky.publish(io, of, second)
  // The first one, on its way all the while.
  await bluesky.publish(io, of, first)
  expect(server.writes).toHaveLength(1)
  expect(await bluesky.find?.(io, of, first)).toEqual({ outcome: 'found', ref })
})

test('hours later, or with other words, the record is written anew under the same key', async () => {
  const of = await account()
  const first = await prepare(of, outgoingOf('Habari'))
  const changed = await prepare(of, outgoingOf('Habari mpya'), first.prepared)
  expect(changed.prepared['rkey']).toBe(first.prepared['rkey'])
  expect(changed.prepared['record']).not.toBe(first.prepared['record'])
  now += 3 * hour
  const later = await prepare(of, outgoingOf('Habari'), first.prepared)
  expect(later.prepared['rkey']).toBe(first.prepared['rkey'])
  expect(JSON.parse(String(later.prepared['record']))).toMatchObject({
    createdAt: '2026-11-22T15:00:00.000Z',
  })
})

test('many posts need one login; after a while the tokens are renewed, not the login', async () => {
  const of = await account()
  for (let i = 0; i < 5; i++) await publish(of, outgoingOf(`Chapisho ${i}`))
  now += 100 * 60_000
  await publish(of, outgoingOf('Baadaye'))
  expect([callsOf('server.createSession'), callsOf('server.refreshSession')].map(c => c.length)).toEqual([
    1, 1,
  ])
})

test('a token that died unseen is renewed at once, also in the middle of publishing', async () => {
  const of = await account()
  const tried = await prepare(of, outgoingOf('Habari'))
  // By the clock of the server only, as when the computer’s is wrong.
  const there = now
  const frozen = testIo({ secrets: [password], media: await testMedia(), now: () => there })
  now += 3 * hour
  await bluesky.publish(frozen, of, tried)
  expect(server.visiblePosts()).toHaveLength(1)
  expect(callsOf('server.createSession')).toHaveLength(1)
})

test('when the refresh token is dead, too, the app password opens a new session', async () => {
  const of = await account()
  now += 91 * 24 * hour
  await publish(of, outgoingOf('Nimerudi'))
  expect(callsOf('server.createSession')).toHaveLength(2)
})

test('the account lives where the session says, and everything goes there', async () => {
  const home = await startFakeBluesky({ now: () => now })
  const there = home.addAccount({ handle: 'juma.test' })
  const entrance = server.addAccount({ handle: 'juma.test', pdsEndpoint: home.baseUrl })
  const itsPassword = server.addAppPassword(entrance)
  // Two servers that do not share their keys: it is enough to see where the next call goes.
  const { checks } = await connect({ handle: 'juma.test', password: itsPassword })
  expect(checks.at(-1)).toMatchObject({ key: 'loginWorks', passed: false })
  expect(home.requests.map(({ apiMethod }) => apiMethod)).toContain('com.atproto.server.getSession')
  expect(there.handle).toBe('juma.test')
  await home.close()
})

test('what is wrong with a login is told in the server’s words', async () => {
  asha.authFactorCode = '12345'
  const factor = await connect({ password: asha.password })
  expect([factor.account, factor.checks.at(-1)]).toMatchObject([
    null,
    { key: 'loginWorks', passed: false, words: expect.stringContaining('sign in code') as string },
  ])
  const of = await account()
  asha.status = 'takendown'
  expect(await failureOf(bluesky.verify(io, of))).toMatchObject({
    kind: 'permission',
    words: expect.stringContaining('taken down') as string,
  })
})

test('an app password that was taken back is a dead login, and nothing is taken for gone', async () => {
  const of = await account()
  const ref = await publish(of, outgoingOf('Habari'))
  server.revokeLogins(asha)
  // Noticed when the token of the moment is over.
  await bluesky.verify(io, of)
  server.expireAccessTokens()
  expect((await failureOf(bluesky.verify(io, of))).kind).toBe('auth')
  expect((await failureOf(Promise.resolve(bluesky.remove?.(io, of, ref)))).kind).toBe('auth')
  expect(server.visiblePosts()).toHaveLength(1)
})

test('a picture that is too large is refused for its content, in words', async () => {
  server.settings.imageLimitBytes = 10
  const of = await account()
  expect(await failureOf(publish(of, outgoingOf('Kubwa', {}, ['photo'])))).toMatchObject({
    kind: 'content',
    words: expect.stringContaining('too big') as string,
  })
})

test('the limits of the network are a time to wait', async () => {
  const of = await account()
  server.faults.add({
    kind: 'rateLimit',
    retryAfterSeconds: 90,
    match: { apiMethod: 'com.atproto.repo.uploadBlob' },
  })
  expect(await failureOf(publish(of, outgoingOf('Habari', {}, ['photo'])))).toMatchObject({
    kind: 'rate',
    retryAfterMs: 90_000,
  })
})
