import { afterEach, describe, expect, test } from 'vitest'
import { testIo } from '../../../../../tests/connectors/testIo.ts'
import type { TestIo } from '../../../../../tests/connectors/testIo.ts'
import { testMedia } from '../../../../../tests/connectors/testMedia.ts'
import type {
  FakeMastodon,
  FakeMastodonOptions,
} from '../../../../../tests/fakes/mastodon/startFakeMastodon.ts'
import { testMastodon } from '../../../../../tests/fakes/mastodon/testMastodon.ts'
import type { TestMastodon } from '../../../../../tests/fakes/mastodon/testMastodon.ts'
import { NotReadyError } from '../Connector.ts'
import type { Account, Attempt, Connected, Outgoing, Prepared } from '../Connector.ts'
import { createPkce, createState, startLoopback } from '../oauth.ts'
import { mastodonFailure } from './callMastodon.ts'
import { limitsOf } from './instanceLimits.ts'
import { mastodon } from './mastodon.ts'
import { readInstanceAddress } from './readInstanceAddress.ts'
import { plainText } from './status.ts'

test.each([
  ['mastodon.example', 'https://mastodon.example'],
  [' https://Mastodon.Example/@amina?x=1 ', 'https://mastodon.example'],
  ['@amina@mastodon.example', 'https://mastodon.example'],
  ['amina@mastodon.example', 'https://mastodon.example'],
  ['mastodon.example:8443', 'https://mastodon.example:8443'],
  ['http://mastodon.example', 'https://mastodon.example'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['http://localhost:3000/', 'http://localhost:3000'],
  ['mastodon', null],
  ['my server', null],
  ['', null],
  ['ftp://mastodon.example', null],
])('the server %s is at %s', (text, origin) => {
  expect(readInstanceAddress(text)).toBe(origin)
})

test.each<[number, object | string, Record<string, string>, object]>([
  [401, { error: 'The access token is invalid' }, {}, { kind: 'auth', words: 'The access token is invalid' }],
  [403, { error: 'This action is outside the authorized scopes' }, {}, { kind: 'permission' }],
  [404, { error: 'Record not found' }, {}, { kind: 'content' }],
  [
    400,
    { error: 'invalid_grant', error_description: 'Expired' },
    {},
    { kind: 'content', words: 'invalid_grant: Expired' },
  ],
  [422, { error: 'Validation failed: Text can’t be blank' }, {}, { kind: 'content' }],
  [
    422,
    { error: 'Cannot attach files that have not finished processing. Try again in a moment!' },
    {},
    { kind: 'transient' },
  ],
  [
    429,
    { error: 'Too many requests' },
    { 'x-ratelimit-reset': '1970-01-01T00:05:00.000000Z' },
    { kind: 'rate', retryAfterMs: 300_000 },
  ],
  [500, { error: 'oops' }, {}, { kind: 'unknown' }],
  [503, '<html>Service Unavailable</html>', {}, { kind: 'unknown', words: 'HTTP 503' }],
  [404, '<html>Not found</html>', {}, { kind: 'transient', words: 'HTTP 404' }],
  [302, '', {}, { kind: 'transient' }],
  [413, '<html>too large</html>', {}, { kind: 'content' }],
])('%i %o means what it means', (status, body, headers, failure) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = { status, text, headers: new Headers(headers) }
  expect(mastodonFailure(answer, testIo({ now: () => 0 }))).toMatchObject(failure)
})

test('limits: what a server says, and Mastodon’s own for the rest', () => {
  const limits = limitsOf({
    statuses: { max_characters: 5000, max_media_attachments: 16 },
    media_attachments: { supported_mime_types: ['image/png', 'image/gif'], image_size_limit: 1000 },
  })
  expect(limits.text).toEqual({ limit: 5000, limitWithMedia: null, unit: 'mastodon', urlWeight: 23 })
  expect(limits.media).toMatchObject({ maxCount: 16, mixed: false, altLimit: 1500 })
  expect(limits.media.byKind.image).toMatchObject({ mimes: ['image/png'], maxCount: 16, maxBytes: 1000 })
  expect(limits.media.byKind.animation).toMatchObject({ mimes: ['image/gif'], maxCount: 1 })
  expect(limits.media.byKind.video).toBeNull()
  expect(limitsOf({}).text.limit).toBe(500)
})

test('the words of a rendered status', () => {
  const html =
    '<p>A &lt;b&gt; &amp;amp; c<br />two</p><p><a href="https://x.example/long"><span class="invisible">https://</span>' +
    '<span class="ellipsis">x.example</span><span class="invisible">/long</span></a></p>'
  expect(plainText(html)).toBe('A <b> &amp; c\ntwo\n\nhttps://x.example/long')
})

describe('against a server', () => {
  const open: TestMastodon[] = []
  afterEach(async () => {
    for (const { server } of open.splice(0)) {
      expect(server.crashes).toEqual([])
      await server.close()
    }
  })

  interface Here extends TestMastodon {
    io: TestIo
    connect(): Promise<Connected>
    account(): Promise<Account>
    publish(account: Account, outgoing: Outgoing, more?: Partial<Attempt>): Promise<Attempt>
    lastStatus(): ReturnType<FakeMastodon['visibleStatuses']>[number] | undefined
    failure(work: Promise<unknown> | undefined): Promise<ReturnType<typeof mastodon.classify>>
  }

  const start = async (options: FakeMastodonOptions & { clock?: () => number } = {}): Promise<Here> => {
    const clock = options.clock ?? Date.now
    const here = await testMastodon({ ...options, now: clock })
    open.push(here)
    const { server, token, asha } = here
    const io = testIo({ secrets: [token], media: await testMedia(), now: clock })
    const connect = (): Promise<Connected> =>
      mastodon.connect(io, 'token', { instance: server.baseUrl, token })
    return {
      ...here,
      io,
      connect,
      account: async () => {
        const { account } = await connect()
        if (account === null) throw new Error('does not connect')
        return account
      },
      publish: async (account, outgoing, more = {}) => {
        const prepared = await mastodon.prepare(io, account, outgoing, null)
        const attempt = { outgoing, prepared, idempotencyKey: `k${clock()}`, firstCommitAt: clock(), ...more }
        await mastodon.publish(io, account, attempt)
        return attempt
      },
      lastStatus: () => server.visibleStatuses(asha).at(-1),
      failure: async work => {
        const error: unknown = await Promise.resolve(work).then(
          () => null,
          (thrown: unknown) => thrown,
        )
        if (error === null) throw new Error('it did not fail')
        return mastodon.classify(error)
      },
    }
  }
  const post = (text: string, ids: string[] = [], options: Outgoing['options'] = {}): Outgoing => ({
    text,
    link: '',
    media: ids.map(mediaId => ({ mediaId, alt: `A ${mediaId}` })),
    options,
  })
  const failed = ({ checks }: Connected): string[] =>
    checks.filter(({ passed }) => !passed).map(({ key }) => key)

  describe('connecting', () => {
    test('reads the limits of the server and says whose account it is', async () => {
      const { server, connect } = await start({ limits: { maxCharacters: 1234, descriptionLimit: 99 } })
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
      const { connect } = await start({ kind: 'withoutV2', limits: { maxCharacters: 777 } })
      const { account } = await connect()
      expect(account?.limits?.text.limit).toBe(777)
    })

    test.each(['website', 'catchAllWebsite'] as const)('a %s is no Mastodon', async kind => {
      const { connect, server, io } = await start({ kind })
      const result = await connect()
      expect([failed(result), result.account]).toEqual([['instanceIsMastodon'], null])
      expect(result.checks.at(-1)?.words).toMatch(/./)
      const begun = mastodon.oauth?.begin(
        io,
        { instance: server.baseUrl },
        { redirectUri: 'http://127.0.0.1:1/oauth', state: 's', codeChallenge: 'c' },
      )
      await expect(begun).rejects.toMatchObject({ code: 'refused', details: { check: 'instanceIsMastodon' } })
    })

    test('rights that are missing are named; without uploading it still connects', async () => {
      const { server, asha, io } = await start()
      const of = (scopes: string[]) =>
        mastodon.connect(io, 'token', { instance: server.baseUrl, token: server.issueToken(asha, scopes) })
      const noUploads = await of(['profile', 'write:statuses', 'read:statuses'])
      expect([failed(noUploads), noUploads.account?.rights.map(({ granted }) => granted)]).toEqual([
        ['mayUpload'],
        [true, false, true],
      ])
      const noPosts = await of(['profile', 'write:media', 'read:statuses'])
      expect([failed(noPosts), noPosts.account]).toEqual([['mayPost'], null])
    })

    test('verify: new limits are seen; a server that is no Mastodon any more is a passing trouble', async () => {
      const { server, account, io, failure } = await start()
      const of = await account()
      server.settings.limits.maxCharacters = 42
      expect((await mastodon.verify(io, of)).limits?.text.limit).toBe(42)
      server.settings.kind = 'catchAllWebsite'
      expect((await failure(mastodon.verify(io, of))).kind).toBe('unknown')
    })
  })

  describe('OAuth through the browser', () => {
    const begin = async ({ server, io }: Here) => {
      const state = createState()
      const loopback = await startLoopback({ state })
      const { codeVerifier, codeChallenge } = createPkce()
      const { redirectUri } = loopback
      const begun = await mastodon.oauth?.begin(
        io,
        { instance: server.baseUrl },
        { redirectUri, state, codeChallenge },
      )
      if (begun === undefined) throw new Error('no OAuth')
      return { loopback, codeVerifier, begun }
    }

    test.each(['modern', 'withoutV2'] as const)(
      'she agrees on a %s server and the login works',
      async kind => {
        const here = await start({ kind })
        const { loopback, codeVerifier, begun } = await begin(here)
        here.server.settings.signedInAs = here.asha.id
        here.server.settings.autoApprove = true
        // The browser: shown the page, sent back to us.
        const page = await fetch(begun.authorizeUrl)
        expect(await page.text()).toContain('You can close this window')
        const code = await loopback.code
        const connected = await mastodon.oauth?.finish(here.io, begun.pending, code, codeVerifier)
        expect(connected && failed(connected)).toEqual([])
        const account = connected?.account
        if (!account) throw new Error('not connected')
        await here.publish(account, post('Habari'))
        expect(here.lastStatus()?.text).toBe('Habari')
        // The token is new, so nobody could tell the record of exchanges to leave it out.
        expect(JSON.stringify(here.io.exchanges)).not.toContain(account.secret['accessToken'])
        // A code works once.
        const again = await mastodon.oauth?.finish(here.io, begun.pending, code, codeVerifier)
        expect([again && failed(again), again?.account]).toEqual([['loginAgreed'], null])
      },
    )

    test('a code without its verifier is worth nothing, and a pasted address is as good as the code in it', async () => {
      const here = await start()
      const { loopback, codeVerifier, begun } = await begin(here)
      here.server.settings.signedInAs = here.asha.id
      here.server.settings.autoApprove = true
      const back = await fetch(begun.authorizeUrl, { redirect: 'manual' })
      const address = back.headers.get('location') ?? ''
      const stolen = await mastodon.oauth?.finish(here.io, begun.pending, address, createPkce().codeVerifier)
      expect(stolen?.account).toBeNull()
      const own = await mastodon.oauth?.finish(here.io, begun.pending, address, codeVerifier)
      expect(own?.account?.name).toBe('Asha')
      loopback.close()
    })
  })

  describe('uploads', () => {
    test('while the server works on one, it says when to ask again, and goes on from there', async () => {
      const { server, account, io, publish } = await start({ media: { processing: 'always', polls: 2 } })
      const of = await account()
      const out = post('Video', ['clip'])
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
      const { server, account, io } = await start({ clock: () => now })
      const of = await account()
      const first = await mastodon.prepare(io, of, post('x', ['photo', 'drawing']), null)
      const swapped = await mastodon.prepare(io, of, post('x', ['drawing', 'photo']), first)
      expect(server.media.size).toBe(4)
      const more = post('x', ['drawing', 'photo', 'photo'])
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
        await mastodon.prepare(io, of, post('x'), nonsense)
      }
    })

    test('a file that the server cannot process is refused in its words', async () => {
      const { account, io, failure } = await start({ media: { processing: 'always', polls: 0, fails: true } })
      const of = await account()
      const out = post('x', ['photo'])
      const waiting: unknown = await mastodon.prepare(io, of, out, null).catch((thrown: unknown) => thrown)
      if (!(waiting instanceof NotReadyError)) throw new Error('it should have to wait')
      expect(await failure(mastodon.prepare(io, of, out, waiting.soFar))).toMatchObject({
        kind: 'content',
        words: expect.stringContaining('invalid') as string,
      })
    })
  })

  test('options reach the server, and an edit keeps what it does not change', async () => {
    const { account, publish, lastStatus, io, server } = await start()
    const of = await account()
    const options = { visibility: 'unlisted', spoilerText: ' Chakula ', sensitive: false, language: 'sw' }
    await publish(of, post('Mkate', ['photo'], options))
    const published = lastStatus()
    expect(published).toMatchObject({
      visibility: 'unlisted',
      spoilerText: 'Chakula',
      sensitive: true,
      language: 'sw',
    })
    const ref = { ids: [published?.id ?? ''], url: null }
    const changed = post('Mkate mpya', ['photo'], { ...options, spoilerText: 'Onyo' })
    await mastodon.edit?.(io, of, ref, { ...changed, media: [{ mediaId: 'photo', alt: 'Maneno' }] })
    expect(lastStatus()).toMatchObject({
      text: 'Mkate mpya',
      spoilerText: 'Onyo',
      visibility: 'unlisted',
      language: 'sw',
    })
    expect(server.media.get(lastStatus()?.mediaIds[0] ?? '')?.description).toBe('Maneno')
    // Pictures that were added or taken away here stay as they are there.
    await mastodon.edit?.(io, of, ref, post('Bila picha'))
    expect(lastStatus()?.mediaIds).toHaveLength(1)
    await publish(of, post('Wazi', [], { visibility: 'nonsense' }))
    expect(lastStatus()).toMatchObject({ visibility: 'public', spoilerText: '', sensitive: false })
    expect(server.ignoredParameters).toEqual([])
  })

  test('ids beyond what a number holds stay as they are', async () => {
    const { account, publish, lastStatus, io } = await start()
    const of = await account()
    await publish(of, post('Habari'))
    const id = lastStatus()?.id ?? ''
    expect(BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true)
    expect(await mastodon.check?.(io, of, { ids: [id], url: null })).toMatchObject({
      state: 'there',
      ref: { ids: [id] },
    })
  })

  test('the budget of deletions: 429 until the reset that the server names', async () => {
    const now = Date.parse('2026-11-22T12:10:00Z')
    const { account, publish, io, failure, server } = await start({
      clock: () => now,
      rateLimits: { deletes: { limit: 1, periodMs: 30 * 60_000 } },
    })
    const of = await account()
    const refs = []
    for (const text of ['a', 'b']) {
      const attempt = await publish(of, post(text), { idempotencyKey: text })
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
    const { account, publish, io, failure, server, lastStatus } = await start()
    const of = await account()
    await publish(of, post('Bado ipo'))
    const ref = { ids: [lastStatus()?.id ?? ''], url: null }
    for (const work of [() => mastodon.remove?.(io, of, ref), () => mastodon.check?.(io, of, ref)]) {
      server.faults.add({ kind: 'status', status: 404, body: '<html>nginx</html>' })
      expect((await failure(work())).kind).toBe('transient')
    }
  })

  describe('finding out', () => {
    const lost = async (here: Here, of: Account, outgoing: Outgoing): Promise<Attempt> => {
      const prepared = await mastodon.prepare(here.io, of, outgoing, null)
      const attempt = { outgoing, prepared, idempotencyKey: 'lost', firstCommitAt: here.io.now() }
      here.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'statuses.create' } })
      await expect(mastodon.publish(here.io, of, attempt)).rejects.toThrow()
      return attempt
    }

    test('by the uploads, whatever the words are', async () => {
      const here = await start()
      const of = await here.account()
      await here.publish(of, post('Same', ['photo']))
      const attempt = await lost(here, of, post('Same', ['photo']))
      const id = here.lastStatus()?.id
      expect(await mastodon.find?.(here.io, of, attempt)).toMatchObject({
        outcome: 'found',
        ref: { ids: [id] },
      })
    })

    test('by words, warning and visibility; others with some of it are not it', async () => {
      const here = await start()
      const of = await here.account()
      const words = 'Karibu @juma@far.example & <co> https://duka.example/a?b=1\n\n\nKesho'
      const options = { spoilerText: 'Onyo', visibility: 'private' }
      await here.publish(of, post(words, [], { spoilerText: 'Onyo' }), { idempotencyKey: '1' })
      await here.publish(of, post(words, [], { visibility: 'private' }), { idempotencyKey: '2' })
      await here.publish(of, post(words, ['photo'], options), { idempotencyKey: '3' })
      const outgoing = post(words, [], options)
      const never = { outgoing, prepared: {}, idempotencyKey: 'never', firstCommitAt: Date.now() }
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
      let now = Date.now() - 24 * 3_600_000
      const here = await start({ clock: () => now })
      const of = await here.account()
      await here.publish(of, post('Kila siku'))
      now += 24 * 3_600_000
      const never = { outgoing: post('Kila siku'), prepared: {}, idempotencyKey: 'x', firstCommitAt: now }
      expect(await mastodon.find?.(here.io, of, never)).toMatchObject({ outcome: 'absent' })
    })

    test('behind other posts on later pages; behind too many it stays unknown', async () => {
      const here = await start({ rateLimits: { general: { limit: 100_000, periodMs: 60_000 } } })
      const of = await here.account()
      const attempt = await lost(here, of, post('Chini'))
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
      const here = await start()
      here.server.settings.version = '2.7.2 (compatible; Pleroma 2.6.0)'
      const of = await here.account()
      expect(of.config['remembersKeys']).toBe('no')
      const never = { outgoing: post('x'), prepared: {}, idempotencyKey: 'x', firstCommitAt: Date.now() }
      expect(await mastodon.find?.(here.io, of, never)).toMatchObject({ outcome: 'unknown' })
      const attempt = await lost(here, of, post('Ipo'))
      expect(await mastodon.find?.(here.io, of, attempt)).toMatchObject({ outcome: 'found' })
    })

    test('a list that cannot be read proves nothing', async () => {
      const here = await start()
      const of = await here.account()
      const attempt = await lost(here, of, post('Ipo'))
      here.server.faults.add({
        kind: 'status',
        status: 500,
        body: { error: 'no' },
        match: { apiMethod: 'accounts.statuses' },
      })
      const asked = mastodon.find?.(here.io, of, attempt)
      expect((await here.failure(asked)).kind).toBe('unknown')
    })
  })
})
