import { afterEach, beforeEach, expect, test } from 'vitest'
import { outgoingOf } from '../../../../../tests/connectors/outgoingOf.ts'
import { testIo } from '../../../../../tests/connectors/testIo.ts'
import type { TestIo } from '../../../../../tests/connectors/testIo.ts'
import { testMedia } from '../../../../../tests/connectors/testMedia.ts'
import { seenPost } from '../../../../../tests/connectors/wordpressHarness.ts'
import { startFakeWordpress } from '../../../../../tests/fakes/wordpress/startFakeWordpress.ts'
import type {
  FakeWordpress,
  FakeWordpressOptions,
} from '../../../../../tests/fakes/wordpress/startFakeWordpress.ts'
import type { Account, Attempt, Outgoing, Prepared } from '../Connector.ts'
import { wordpress } from './wordpress.ts'

let server: FakeWordpress
let fields: Record<string, string>
let io: TestIo

async function start(options: FakeWordpressOptions = {}, role: 'author' | 'contributor' = 'author') {
  server = await startFakeWordpress(options)
  const asha = server.addUser({ login: 'asha', role })
  const password = server.addApplicationPassword(asha)
  fields = { site: server.siteUrl, user: 'asha', password }
  io = testIo({ secrets: [password], media: await testMedia() })
}
beforeEach(() => start())
afterEach(async () => {
  await server.close()
  expect([server.crashes, server.ignoredParameters]).toEqual([[], []])
})

const connect = (more: Record<string, string> = {}) =>
  wordpress.connect(io, 'applicationPassword', { ...fields, ...more })
const account = async (): Promise<Account> => {
  const found = (await connect()).account
  if (found === null) throw new Error('does not connect')
  return found
}
const prepare = async (of: Account, outgoing: Outgoing, soFar: Prepared | null = null): Promise<Attempt> => ({
  outgoing,
  prepared: JSON.parse(JSON.stringify(await wordpress.prepare(io, of, outgoing, soFar))) as Prepared,
  idempotencyKey: `key of ${outgoing.text}`,
  firstCommitAt: Date.now(),
})
const publish = async (of: Account, outgoing: Outgoing) =>
  wordpress.publish(io, of, await prepare(of, outgoing))
const posts = () => [...server.posts.values()]
const failureOf = async (work: Promise<unknown>) =>
  wordpress.classify(await work.then(() => null).catch((error: unknown) => error))
const failedChecks = ({ checks }: Awaited<ReturnType<typeof connect>>) =>
  checks.filter(({ passed }) => !passed).map(({ key }) => key)

test('title, excerpt, words of the address and pictures reach the site', async () => {
  const options = { title: 'Ofa ya leo', excerpt: 'Kwa ufupi', slug: 'Ofa Kubwa' }
  const ref = await publish(await account(), outgoingOf('Mkate mpya', options, ['photo', 'clip', 'drawing']))
  const [post] = posts()
  expect(post).toMatchObject({ title: 'Ofa ya leo', excerpt: 'Kwa ufupi', status: 'publish' })
  expect(post?.slug).toMatch(/^ofa-kubwa-r[0-9a-f]{10}$/)
  expect(server.media.get(post?.featuredMedia ?? 0)).toMatchObject({ altText: 'A photo', mime: 'image/jpeg' })
  expect(post?.content).toMatch(/wp:video[^]*wp:image[^]*alt="A drawing"/)
  expect(ref).toEqual({ ids: [String(post?.id)], url: post === undefined ? '' : server.linkOf(post) })
})

test('a draft is no post for readers, but is found, read back and removed', async () => {
  const of = await account()
  const tried = await prepare(of, outgoingOf('Rasimu', { status: 'draft', featured: false }, ['photo']))
  const ref = await wordpress.publish(io, of, tried)
  expect(server.visiblePosts()).toEqual([])
  expect(posts()[0]).toMatchObject({ status: 'draft', featuredMedia: 0 })
  expect(await wordpress.find?.(io, of, tried)).toEqual({ outcome: 'found', ref })
  expect(await wordpress.check?.(io, of, ref)).toMatchObject({ state: 'there' })
  expect(await wordpress.remove?.(io, of, ref)).toBe('removed')
  expect(await wordpress.find?.(io, of, tried)).toMatchObject({ outcome: 'absent' })
})

test('what lies in the trash is gone for readers, and removing empties it from there, too', async () => {
  const of = await account()
  const ref = await publish(of, outgoingOf('Habari'))
  const [post] = posts()
  if (post === undefined) throw new Error('no post')
  post.status = 'trash'
  expect(await wordpress.check?.(io, of, ref)).toEqual({ state: 'gone' })
  expect(await wordpress.remove?.(io, of, ref)).toBe('removed')
  expect(await wordpress.remove?.(io, of, ref)).toBe('alreadyGone')
})

test('an edit keeps the files, their order, the address and the status', async () => {
  const of = await account()
  const ref = await publish(of, outgoingOf('Kabla', {}, ['photo', 'clip', 'drawing']))
  const slug = posts()[0]?.slug
  await wordpress.edit?.(
    io,
    of,
    ref,
    outgoingOf('Baada\n\n[leo]', { title: 'Mpya' }, ['photo', 'clip', 'drawing']),
  )
  const [post] = posts()
  if (post === undefined) throw new Error('no post')
  expect(seenPost(server, post)).toEqual({
    text: 'Baada\n\n[leo]',
    media: 3,
    alts: ['A photo', 'A clip', 'A drawing'],
  })
  expect(post).toMatchObject({ slug, title: 'Mpya', status: 'publish' })
  // Files that were taken away here stay as they are there.
  await wordpress.edit?.(io, of, ref, outgoingOf('Bila picha'))
  expect(seenPost(server, post)).toMatchObject({ text: 'Bila picha', media: 3 })
})

test('what was uploaded is used again in the next try, unless file or description changed', async () => {
  const of = await account()
  const first = await prepare(of, outgoingOf('Habari', {}, ['photo', 'drawing']))
  await prepare(of, outgoingOf('Habari', {}, ['drawing', 'photo']), first.prepared)
  expect(server.media.size).toBe(2)
  const outgoing = { ...outgoingOf('Habari'), media: [{ mediaId: 'photo', alt: 'Maneno mapya' }] }
  await prepare(of, outgoing, first.prepared)
  expect(server.media.size).toBe(3)
})

test('before it is sent, it is looked up: what came through unseen is not sent again', async () => {
  const of = await account()
  const tried = await prepare(of, outgoingOf('Mara moja'))
  server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'posts.create' } })
  expect(await failureOf(wordpress.publish(io, of, tried))).toMatchObject({ kind: 'unknown' })
  const ref = await wordpress.publish(io, of, tried)
  expect(posts()).toHaveLength(1)
  expect(await wordpress.find?.(io, of, tried)).toEqual({ outcome: 'found', ref })
})

test('two tries that arrive together leave one post, the earlier one', async () => {
  const of = await account()
  const tried = await prepare(of, outgoingOf('Mara moja'))
  // Both look first and find nothing; the first one is kept waiting until the second has arrived.
  server.faults.add({ kind: 'slow', delayMs: 2000, match: { apiMethod: 'posts.create' } })
  const late = wordpress.publish(io, of, tried)
  await expect.poll(() => server.requests.filter(r => r.apiMethod === 'posts.create').length).toBe(1)
  const ref = await wordpress.publish(io, of, tried)
  expect(await late).toEqual(ref)
  expect(posts()).toHaveLength(2)
  expect(server.visiblePosts().map(({ id }) => String(id))).toEqual(ref.ids)
})

test('a second one that cannot be taken away is never told as a refusal', async () => {
  const of = await account()
  const tried = await prepare(of, outgoingOf('Mara moja'))
  server.faults.add({ kind: 'slow', delayMs: 2000, match: { apiMethod: 'posts.create' } })
  server.faults.add({
    kind: 'status',
    status: 403,
    body: { code: 'rest_cannot_delete', message: 'No' },
    match: { apiMethod: 'posts.delete' },
  })
  const late = failureOf(wordpress.publish(io, of, tried))
  await expect.poll(() => server.requests.filter(r => r.apiMethod === 'posts.create').length).toBe(1)
  const ref = await wordpress.publish(io, of, tried)
  expect(await late).toEqual({ kind: 'unknown', words: 'No' })
  expect(await wordpress.find?.(io, of, tried)).toEqual({ outcome: 'found', ref })
})

test('trouble while only looking is no unknown outcome: nothing was sent', async () => {
  const of = await account()
  const tried = await prepare(of, outgoingOf('Habari'))
  server.faults.add({ kind: 'resetBefore', match: { apiMethod: 'posts.list' } })
  expect(await failureOf(wordpress.publish(io, of, tried))).toMatchObject({ kind: 'transient' })
  expect(posts()).toEqual([])
})

test('a site in a folder, without rewritten addresses, works the same', async () => {
  await server.close()
  await start({ folder: '/blog', permalinks: 'plain' })
  const { account: found } = await connect({ site: `${server.siteUrl}/wp-admin/` })
  expect(found?.config).toMatchObject({ site: server.siteUrl, route: 'query' })
  if (found === null) throw new Error('does not connect')
  const ref = await publish(found, outgoingOf('Habari', {}, ['photo']))
  await wordpress.edit?.(io, found, ref, outgoingOf('Mpya', {}, ['photo']))
  expect(server.visiblePosts().map(post => seenPost(server, post).text)).toEqual(['Mpya'])
  expect(await wordpress.remove?.(io, found, ref)).toBe('removed')
})

test('what stands in the way of connecting is told plainly', async () => {
  server.settings.applicationPasswords = false
  expect(failedChecks(await connect())).toEqual(['appPasswordsOn'])
  server.settings.kind = 'website'
  expect(failedChecks(await connect())).toEqual(['siteIsWordPress'])
  await server.close()
  await start({}, 'contributor')
  expect(failedChecks(await connect())).toEqual(['mayPost', 'roleMayUpload', 'mayEdit', 'mayDelete'])
})

test('a file that the site does not take is refused for its content', async () => {
  const of = await account()
  server.settings.uploadLimitBytes = 100
  expect(await failureOf(prepare(of, outgoingOf('Kubwa', {}, ['photo'])))).toMatchObject({ kind: 'content' })
})

test('the name of the site is plain text', async () => {
  server.settings.title = 'Amina&#8217;s &amp; Co'
  expect((await account()) as object).toMatchObject({
    name: 'Amina’s & Co',
    handle: new URL(server.siteUrl).host,
  })
})
