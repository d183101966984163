import { createHash } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NetworkWorld } from '../../../../tests/connectors/ConnectorHarness.ts'
import { harnesses } from '../../../../tests/connectors/harnesses.ts'
import { sentRequest } from '../../../../tests/connectors/SentRequest.ts'
import type { SentRequest } from '../../../../tests/connectors/SentRequest.ts'
import { testIo } from '../../../../tests/connectors/testIo.ts'
import { testMedia } from '../../../../tests/connectors/testMedia.ts'
import type { Account, Connector, Io, MediaBytes, Outgoing, RemoteRef, ReplyTo } from './Connector.ts'
import { NotReadyError } from './Connector.ts'
import { connectorFor, connectors } from './registry.ts'
import { createStandInFetch, standInNumber } from './standIn.ts'
import type { WebFetch } from './WebFetch.ts'

const hidden = 'hidden-for-the-rehearsal'

let media: ReadonlyMap<string, MediaBytes>
beforeAll(async () => {
  media = await testMedia()
})

test('whatever publishes by itself can be rehearsed', () => {
  for (const { descriptor, standIn } of connectors) {
    expect([descriptor.id, standIn !== undefined]).toEqual([descriptor.id, descriptor.publishing === 'api'])
  }
})

/** The same in a rehearsal as in the real work, and another for every post. */
const keyOf = (out: Outgoing): string =>
  createHash('sha256').update(JSON.stringify(out)).digest('hex').slice(0, 30)

const outgoing = (text: string, ids: readonly string[] = [], more: Partial<Outgoing> = {}): Outgoing => ({
  text,
  link: '',
  media: ids.map(mediaId => ({ mediaId, alt: `A ${mediaId}` })),
  options: {},
  ...more,
})

describe.each(harnesses)('$id rehearsed', harness => {
  const connector: Connector = connectorFor(harness.id)
  const { limits, thread } = connector.descriptor
  const now = Date.now()
  let world: NetworkWorld
  let account: Account
  let turn: number

  beforeEach(async () => {
    turn = 0
    world = await harness.start()
    const found = (await connector.connect(realIo(), world.way, world.fields)).account
    if (found === null) throw new Error('the good login does not connect')
    account = found
  })
  afterEach(() => world.close())

  /** Only to the network of the test: pages behind links are not read. */
  const onlyThere: WebFetch = (input, init) =>
    /127\.0\.0\.1|practice\.invalid/.test(input)
      ? world.fetch(input, init)
      : Promise.reject(new TypeError('fetch failed'))
  const realIo = (): Io => testIo({ fetch: onlyThere, media, now: () => now })
  const rehearsalIo = (out: Outgoing, requests: SentRequest[]): Io => {
    const { standIn } = connector
    if (standIn === undefined) throw new Error('it has no stand-in')
    const fetch = createStandInFetch({
      standIn,
      post: () => ({
        outgoing: out,
        kinds: out.media.map(({ mediaId }) => media.get(mediaId)?.media.kind ?? 'image'),
      }),
      nextTurn: () => ++turn,
      onRequest: ({ method, url, body, isLogin, isAnswered }) => {
        if (!isLogin && isAnswered) requests.push(sentRequest(method, url, body))
      },
    })
    return testIo({ fetch, media, now: () => now })
  }
  /** The same login with other secrets, so that a rehearsal cannot have used the real ones. */
  const rehearsing = (): Account => ({
    ...account,
    secret: Object.fromEntries(Object.keys(account.secret).map(key => [key, hidden])),
  })

  const send = async (io: Io, of: Account, out: Outgoing): Promise<RemoteRef> => {
    let soFar = null
    for (;;) {
      try {
        const prepared = await connector.prepare(io, of, out, soFar)
        const attempt = { outgoing: out, prepared, idempotencyKey: keyOf(out), firstCommitAt: now }
        return await connector.publish(io, of, attempt)
      } catch (error) {
        if (!(error instanceof NotReadyError)) throw error
        soFar = error.soFar
      }
    }
  }
  /** What a real work sent and what the same work sends in a rehearsal. */
  const both = async (
    out: Outgoing,
    work: (io: Io, of: Account, isReal: boolean) => Promise<unknown>,
  ): Promise<{ real: SentRequest[]; rehearsed: SentRequest[] }> => {
    const before = world.requests().length
    await work(realIo(), account, true)
    const real = world.requests().slice(before).filter(isNoMatterOfTiming)
    const rehearsed: SentRequest[] = []
    await work(rehearsalIo(out, rehearsed), rehearsing(), false)
    return { real: real.map(masked), rehearsed }
  }
  const masked = (request: SentRequest): SentRequest => {
    let text = JSON.stringify(request)
    for (const secret of Object.values(account.secret)) text = text.replaceAll(secret, hidden)
    return JSON.parse(text) as SentRequest
  }

  test.for<[string, string, string[]]>([
    ['text', 'Habari 👩🏾‍🍳 <b>bold</b> & https://duka.example/leo #mkate', []],
    ['a picture', 'Mkate mpya', ['photo']],
    ['a picture alone', '', ['photo']],
    ['an animation', 'Inazunguka', ['gif']],
    ['a video', 'Tazama', ['clip']],
    ['an album', 'Picha mbili', ['photo', 'drawing']],
  ])('%s: what is rehearsed is what is sent', async ([, text, ids], { skip }) => {
    const kinds = ids.flatMap(id => media.get(id)?.media.kind ?? [])
    skip(
      kinds.some(kind => limits.media.byKind[kind] === null),
      'the network takes none of this kind',
    )
    const options = Object.fromEntries(
      connector.descriptor.options.flatMap(option =>
        option.kind === 'toggle' ? [[option.key, !option.byDefault]] : [],
      ),
    )
    for (const more of [{}, { options }]) {
      const out = outgoing(text, ids, more)
      const { real, rehearsed } = await both(out, (io, of) => send(io, of, out))
      expectSame(real, rehearsed)
    }
  })

  test('a part that answers another, a change and a removal, too', async () => {
    const refs: RemoteRef[] = []
    const first = outgoing('Moja', ['photo', 'drawing'])
    const put = async (out: (replyTo: ReplyTo | undefined) => Outgoing) => {
      const { real, rehearsed } = await both(out(undefined), async (io, of, isReal) => {
        const [root] = refs
        const replyTo = root && thread.kind === 'reply' ? { root, parent: root } : undefined
        const ref = await send(io, of, out(replyTo))
        if (isReal && refs.length === 0) refs.push(ref)
      })
      expectSame(real, rehearsed)
    }
    await put(() => first)
    const [ref] = refs
    if (ref === undefined) throw new Error('nothing went out')
    await put(replyTo => outgoing('Mbili', [], replyTo ? { replyTo } : {}))
    if (connector.edit) {
      const after = { ...first, text: 'Imekwisha' }
      const { real, rehearsed } = await both(first, async (io, of) => connector.edit?.(io, of, ref, after))
      expectSame(real, rehearsed)
    }
    const { real, rehearsed } = await both(first, async (io, of) => connector.remove?.(io, of, ref))
    expectSame(real, rehearsed)
  })

  test('what is sent on, too', async ({ skip }) => {
    skip(connector.descriptor.repost === null, 'nothing is sent on there')
    const first = await send(realIo(), account, outgoing('Moja'))
    const second = await send(realIo(), account, outgoing('Mbili'))
    for (const refs of [[first], [first, second]]) {
      const out = outgoing('Moja', ['photo'], { repostOf: { remoteId: account.remoteId, refs } })
      const { real, rehearsed } = await both(out, async (io, of) =>
        connector.remove?.(io, of, await send(io, of, out)),
      )
      expectSame(real, rehearsed)
    }
  })

  test('what is quoted, too', async ({ skip }) => {
    const { quote } = connector.descriptor
    skip(quote === null, 'nothing is quoted there')
    const refs = [await send(realIo(), account, outgoing('Moja'))]
    for (const ids of quote?.withMedia === true ? [[], ['photo']] : [[]]) {
      const out = outgoing('Tazama', ids, { quoteOf: { remoteId: account.remoteId, refs } })
      const { real, rehearsed } = await both(out, async (io, of) => void (await send(io, of, out)))
      expectSame(real, rehearsed)
    }
  })

  test('nothing that is rehearsed leaves', async () => {
    const before = world.requests().length
    const rehearsed: SentRequest[] = []
    const out = outgoing('Habari', ['photo'])
    await send(rehearsalIo(out, rehearsed), rehearsing(), out)
    expect(world.requests().length).toBe(before)
    expect(rehearsed.length).toBeGreaterThan(0)
    const shown = JSON.stringify(rehearsed)
    for (const secret of Object.values(account.secret)) expect(shown).not.toContain(secret)
  })
})

/** Opening a session, and asking whether an upload is ready, depend on what happened before. */
const isNoMatterOfTiming = ({ method, path }: SentRequest): boolean =>
  !/com\.atproto\.server\./.test(path) && !(method === 'GET' && /\/api\/v1\/media\//.test(path))

/** Ids that only the network gives: they are told by how they look in a rehearsal. */
const isPlaceholder = (value: unknown): boolean =>
  (typeof value === 'string' && /rehearsal-|999000/.test(value)) ||
  (typeof value === 'number' && value >= standInNumber(0))
/** Chosen at random by the connector itself. */
const atRandom = new Set(['rkey'])

function expectSame(real: readonly SentRequest[], rehearsed: readonly SentRequest[]): void {
  expect(rehearsed.map(({ method }) => method)).toEqual(real.map(({ method }) => method))
  expect(withPlaceholders(real, rehearsed)).toEqual(rehearsed)
}

/** What was really sent, with placeholders where the rehearsal has them. */
function withPlaceholders(real: unknown, rehearsed: unknown): unknown {
  if (typeof real === typeof rehearsed && isPlaceholder(rehearsed)) return samePattern(real, rehearsed)
  if (Array.isArray(real) && Array.isArray(rehearsed)) {
    return real.map((item: unknown, i) => withPlaceholders(item, rehearsed[i]))
  }
  if (typeof real !== 'object' || typeof rehearsed !== 'object') return real
  if (real === null || rehearsed === null) return real
  return Object.fromEntries(
    Object.entries(real).map(([key, value]) => {
      const shown = (rehearsed as Record<string, unknown>)[key]
      return [key, atRandom.has(key) && shown !== undefined ? shown : withPlaceholders(value, shown)]
    }),
  )
}

/** Around the placeholder everything is the same. */
function samePattern(real: unknown, rehearsed: unknown): unknown {
  if (typeof real !== 'string' || typeof rehearsed !== 'string') return rehearsed
  const around = rehearsed.split(/[\w./:%-]*(?:rehearsal-|999000)[\w-]*/)
  let at = 0
  for (const piece of around) {
    const found = real.indexOf(piece, at)
    if (found === -1) return real
    at = found + piece.length
  }
  return rehearsed
}
