import { expect, test } from 'vitest'
import { failedChecks, postOf, startMastodonWorld } from '../../../../../tests/connectors/mastodonWorld.ts'
import { mastodon } from './mastodon.ts'

test('reads the limits of the server and says whose account it is', async () => {
  const { server, connect } = await startMastodonWorld({
    limits: { maxCharacters: 1234, descriptionLimit: 99 },
  })
  const { account, checks } = await connect()
  expect(checks.map(({ key }) => key)).toEqual([
    'serverAnswers',
    'instanceIsMastodon',
    'tokenWorks',
    'mayPost',
    'mayUpload',
    'mayReadBack',
  ])
  const host = new URL(server.baseUrl).host
  expect(account).toMatchObject({
    name: 'Asha',
    handle: `@asha@${host}`,
    config: { remembersKeys: 'yes' },
  })
  expect(account?.limits).toMatchObject({ text: { limit: 1234 }, media: { altLimit: 99 } })
  // Finding out the rights changed nothing.
  expect([server.statuses.size, server.media.size]).toEqual([0, 0])
})

test('an older server, without v2, is read by v1', async () => {
  const { connect } = await startMastodonWorld({ kind: 'withoutV2', limits: { maxCharacters: 777 } })
  const { account } = await connect()
  expect(account?.limits?.text.limit).toBe(777)
})

test.each(['website', 'catchAllWebsite'] as const)('a %s is no Mastodon', async kind => {
  const { connect, server, io } = await startMastodonWorld({ kind })
  const result = await connect()
  expect([failedChecks(result), result.account]).toEqual([['instanceIsMastodon'], null])
  expect(result.checks.at(-1)?.words).toMatch(/./)
  const begun = mastodon.oauth?.begin(
    io,
    { instance: server.baseUrl },
    { redirectUri: 'http://127.0.0.1:1/oauth', state: 's', codeChallenge: 'c' },
  )
  await expect(begun).rejects.toMatchObject({ code: 'refused', details: { check: 'instanceIsMastodon' } })
})

test('rights that are missing are named; without uploading it still connects', async () => {
  const { server, asha, io } = await startMastodonWorld()
  const of = (scopes: string[]) =>
    mastodon.connect(io, 'token', { instance: server.baseUrl, token: server.issueToken(asha, scopes) })
  const noUploads = await of(['profile', 'write:statuses', 'read:statuses'])
  expect([failedChecks(noUploads), noUploads.account?.rights.map(({ granted }) => granted)]).toEqual([
    ['mayUpload'],
    [true, false, true, true],
  ])
  const noPosts = await of(['profile', 'write:media', 'read:statuses'])
  expect([failedChecks(noPosts), noPosts.account]).toEqual([['mayPost'], null])
})

test('quotes are a matter of the server: an older one connects, and nothing is sent there as a quote', async () => {
  const { server, account, connect, publish, failure, io } = await startMastodonWorld({ takesQuotes: false })
  const { checks, account: found } = await connect()
  expect(checks.some(({ key }) => key === 'mayQuote')).toBe(false)
  expect(found?.rights.filter(({ granted }) => !granted)).toEqual([])
  expect(found?.rights.some(({ key }) => key === 'mayQuote')).toBe(false)
  const of = await account()
  const original = postOf('Karibu')
  await publish(of, original)
  const [status] = server.visibleStatuses()
  const refs = [{ ids: [status?.id ?? ''], url: null }]
  const quote = { ...postOf('Tazama'), quoteOf: { remoteId: of.remoteId, refs } }
  expect(await failure(mastodon.prepare(io, of, quote, null))).toMatchObject({ kind: 'content' })
  server.settings.takesQuotes = true
  expect((await mastodon.verify(io, of)).rights).toContainEqual({ key: 'mayQuote', granted: true })
  await publish(of, quote)
  expect(server.visibleStatuses().map(({ quotedId }) => quotedId)).toEqual([null, status?.id])
})

test('verify: new limits are seen; a server that is no Mastodon any more is a passing trouble', async () => {
  const { server, account, io, failure } = await startMastodonWorld()
  const of = await account()
  server.settings.limits.maxCharacters = 42
  expect((await mastodon.verify(io, of)).limits?.text.limit).toBe(42)
  server.settings.kind = 'catchAllWebsite'
  expect((await failure(mastodon.verify(io, of))).kind).toBe('unknown')
})
