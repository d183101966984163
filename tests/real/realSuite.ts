import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type {
  Account,
  Attempt,
  Connector,
  MediaBytes,
  Outgoing,
  RemoteRef,
} from '#core/connectors/Connector.ts'
import { testIo } from '../connectors/testIo.ts'
import type { TestIo } from '../connectors/testIo.ts'
import { testMedia } from '../connectors/testMedia.ts'
import type { RealWorld } from './RealWorld.ts'

/** What a connector promises, against the software of its network. */
export function realSuite(connector: Connector, start: () => Promise<RealWorld>): void {
  const { descriptor, classify, prepare, publish, find, check, remove, edit } = connector
  const { limits, thread, comment, quote, repost } = descriptor
  let media: ReadonlyMap<string, MediaBytes>
  let world: RealWorld
  let io: TestIo
  let account: Account

  beforeAll(async () => {
    media = await testMedia()
    world = await start()
    io = testIo({ fetch: world.line.fetch, media })
    const { checks, account: found } = await connector.connect(io, world.way, world.fields)
    expect(checks.filter(({ passed }) => !passed)).toEqual([])
    if (found === null) throw new Error('the good login does not connect')
    account = found
  })
  beforeEach(async () => {
    await world.begin()
    world.line.calls.length = 0
  })

  const outgoing = (text: string, ...ids: string[]): Outgoing => ({
    text,
    link: '',
    media: ids.map(mediaId => ({ mediaId, alt: `A ${mediaId}` })),
    options: {},
  })
  const attempt = async (out: Outgoing): Promise<Attempt> => ({
    outgoing: out,
    prepared: await prepare(io, account, out, null),
    idempotencyKey: crypto.randomUUID(),
    firstCommitAt: Date.now(),
  })
  const send = async (out: Outgoing): Promise<RemoteRef> => publish(io, account, await attempt(out))
  const failure = async (work: Promise<unknown>) =>
    work.then(
      () => {
        throw new Error('nothing was thrown')
      },
      (error: unknown) => classify(error),
    )
  const publishCalls = () =>
    world.line.calls.filter(({ method, url }) => world.isPublishing(method, url)).length

  describe(`${descriptor.name}, the real one`, () => {
    test('connects, and says that it is well; a wrong password is a failed check', async () => {
      const seen = await connector.verify(io, account)
      expect(seen.health).toMatchObject({ state: 'ok', words: null })
      expect(seen.rights.every(({ granted }) => granted)).toBe(true)
      const bad = await connector.connect(io, world.way, world.badFields)
      expect(bad.account).toBeNull()
      expect(bad.checks.filter(({ passed }) => !passed).map(({ key }) => key)).toEqual(['loginWorks'])
    })

    test.for<[string, string[]]>([
      ['Habari 👩🏾‍🍳 <b>bold</b> & *stars* _under_ “nukuu”', []],
      ['Soma hapa: https://duka.example/leo?a=1&b=2 na #mkate', []],
      ['Mkate mpya', ['photo']],
      ['', ['photo']],
      ['Inazunguka', ['gif']],
      ['Tazama', ['clip']],
      ['Picha mbili', ['photo', 'drawing']],
    ])('%s %s arrives as it is, once', async ([text, ids], { skip }) => {
      const kinds = ids.flatMap(id => media.get(id)?.media.kind ?? [])
      skip(
        kinds.some(kind => limits.media.byKind[kind] === null),
        'the network takes none of this kind',
      )
      const ref = await send(outgoing(text, ...ids))
      expect(await world.seen()).toEqual([{ text, media: ids.length, alts: ids.map(id => `A ${id}`) }])
      expect(await world.fileSizes()).toEqual(ids.map(id => media.get(id)?.blob.size))
      expect(publishCalls()).toBe(1)
      expect((await check?.(io, account, ref))?.state).toBe('there')
    })

    test('the longest text is taken, one more is refused for its content', async ({ skip }) => {
      skip(limits.text.limit > 10_000, 'the network has no limit')
      const { limit } = limits.text
      await send(outgoing('é'.repeat(limit)))
      expect(await failure(send(outgoing('é'.repeat(limit + 1))))).toMatchObject({ kind: 'content' })
      expect(await world.seen()).toHaveLength(1)
    })

    test('an answer that was lost: it is found, and sent again it is the same post', async () => {
      const tried = await attempt(outgoing('Mara moja tu', 'photo'))
      expect((await find?.(io, account, tried))?.outcome).toBe('absent')
      world.line.loseAnswer(world.isPublishing)
      expect((await failure(publish(io, account, tried))).kind).toBe('unknown')
      const found = await find?.(io, account, tried)
      expect(found?.outcome).toBe('found')
      const again = await publish(io, account, tried)
      expect(found).toEqual({ outcome: 'found', ref: again })
      expect(await publish(io, account, tried)).toEqual(again)
      expect((await world.seen()).map(({ text }) => text)).toEqual(['Mara moja tu'])
    })

    test('a request that was lost: it is proven absent, and then goes out', async () => {
      const tried = await attempt(outgoing('Imepotea'))
      world.line.loseRequest(world.isPublishing)
      expect((await failure(publish(io, account, tried))).kind).toBe('unknown')
      expect((await find?.(io, account, tried))?.outcome).toBe('absent')
      await publish(io, account, tried)
      expect(await world.seen()).toHaveLength(1)
    })

    test('a thread and a first comment: each answers the one before', async ({ skip }) => {
      skip(thread.kind !== 'reply' || comment !== 'reply', 'the network has none')
      const root = await send(outgoing('Moja'))
      const second = await send({ ...outgoing('Mbili', 'photo'), replyTo: { root, parent: root } })
      const said = await send({ ...outgoing('Karibuni!'), replyTo: { root, parent: second } })
      expect((await world.seen()).map(({ text }) => text)).toEqual(['Moja', 'Mbili', 'Karibuni!'])
      expect(await world.answers()).toEqual([null, 0, 1])
      for (const ref of [said, second, root]) expect(await remove?.(io, account, ref)).toBe('removed')
      expect(await world.seen()).toEqual([])
    })

    describe('what shows another post', () => {
      const quoteOf = (original: RemoteRef, ...ids: string[]): Outgoing => ({
        ...outgoing('Tazama', ...ids),
        quoteOf: { remoteId: account.remoteId, refs: [original] },
      })
      const repostOf = (original: RemoteRef): Outgoing => ({
        ...outgoing('Moja', 'photo'),
        repostOf: { remoteId: account.remoteId, refs: [original] },
      })
      const quoted = async () => world.quoted?.()
      const sentOn = async () => world.sentOn?.()

      test('a quote shows the original under its words, put twice it is one, and it stays when the original goes', async ({
        skip,
      }) => {
        skip(quote === null, 'the network has no quotes')
        const original = await send(outgoing('Moja', 'photo'))
        const tried = await attempt(quoteOf(original))
        expect((await find?.(io, account, tried))?.outcome).toBe('absent')
        const ref = await publish(io, account, tried)
        expect(await publish(io, account, tried)).toEqual(ref)
        expect(await find?.(io, account, tried)).toEqual({ outcome: 'found', ref })
        expect(await quoted()).toEqual([{ text: 'Tazama', media: 0, of: 'Moja' }])
        expect(await remove?.(io, account, original)).toBe('removed')
        expect(await quoted()).toEqual([{ text: 'Tazama', media: 0, of: null }])
        expect((await check?.(io, account, ref))?.state).toBe('there')
        expect(await remove?.(io, account, ref)).toBe('removed')
        expect(await world.seen()).toEqual([])
      })

      test('a quote with pictures keeps both', async ({ skip }) => {
        skip(quote?.withMedia !== true, 'the network has no quotes with pictures')
        await send(quoteOf(await send(outgoing('Moja')), 'photo', 'drawing'))
        expect(await quoted()).toEqual([{ text: 'Tazama', media: 2, of: 'Moja' }])
        const alts = ['A photo', 'A drawing']
        expect((await world.seen())[1]).toEqual({ text: 'Tazama', media: 2, alts })
        const sizes = ['photo', 'drawing'].map(id => media.get(id)?.blob.size)
        expect(await world.fileSizes()).toEqual(sizes)
      })

      test('a quote whose answer was lost is found, and sent again it is the same', async ({ skip }) => {
        skip(quote === null, 'the network has no quotes')
        const tried = await attempt(quoteOf(await send(outgoing('Moja'))))
        world.line.loseAnswer(world.isPublishing)
        expect((await failure(publish(io, account, tried))).kind).toBe('unknown')
        const found = await find?.(io, account, tried)
        expect(found).toEqual({ outcome: 'found', ref: await publish(io, account, tried) })
        expect(await quoted()).toEqual([{ text: 'Tazama', media: 0, of: 'Moja' }])
      })

      test('a repost is one however often it is put, is found when its answer was lost, and goes without the original', async ({
        skip,
      }) => {
        skip(repost === null, 'the network has none of its own')
        const original = await send(outgoing('Moja'))
        const tried = await attempt(repostOf(original))
        world.line.loseAnswer(world.isPublishing)
        expect((await failure(publish(io, account, tried))).kind).toBe('unknown')
        const found = await find?.(io, account, tried)
        const ref = await publish(io, account, tried)
        expect(found).toEqual({ outcome: 'found', ref })
        expect(await sentOn()).toEqual(['Moja'])
        expect((await check?.(io, account, ref))?.state).toBe('there')
        expect(await remove?.(io, account, ref)).toBe('removed')
        expect(await remove?.(io, account, ref)).toBe('alreadyGone')
        expect(await sentOn()).toEqual([])
        expect((await world.seen()).map(({ text }) => text)).toEqual(['Moja'])
      })

      test('when the original is gone it is noticed before anything is sent', async ({ skip }) => {
        skip(quote === null && repost === null, 'the network has neither')
        const original = await send(outgoing('Moja'))
        await remove?.(io, account, original)
        const calls = publishCalls()
        for (const out of [quoteOf(original, 'photo'), repostOf(original)]) {
          expect((await failure(send(out))).kind).toBe('originalGone')
        }
        expect(publishCalls()).toBe(calls)
        expect([await world.seen(), await sentOn()]).toEqual([[], []])
      })
    })

    test('it is read back, changed where that can be, removed, and gone', async () => {
      const ref = await send(outgoing('Kabla', 'photo', 'drawing'))
      await send(outgoing('Nyingine'))
      if (edit) {
        const after = outgoing('Baada', 'photo', 'drawing')
        after.media = after.media.map(item => ({ ...item, alt: 'Maneno mapya' }))
        await edit(io, account, ref, after)
        await edit(io, account, ref, after)
        expect((await world.seen())[0]).toEqual({
          text: 'Baada',
          media: 2,
          alts: ['Maneno mapya', 'Maneno mapya'],
        })
      }
      expect(await remove?.(io, account, ref)).toBe('removed')
      expect((await check?.(io, account, ref))?.state).toBe('gone')
      expect(await remove?.(io, account, ref)).toBe('alreadyGone')
      expect((await world.seen()).map(({ text }) => text)).toEqual(['Nyingine'])
    })

    // The last one: afterwards nobody comes in any more.
    test('a login that was taken away is `auth`, and proves nothing', async () => {
      const ref = await send(outgoing('Bado iko'))
      const ready = await attempt(outgoing('Haiendi'))
      await world.killLogin()
      expect((await failure(connector.verify(io, account))).kind).toBe('auth')
      expect((await failure(publish(io, account, ready))).kind).toBe('auth')
      if (remove) expect((await failure(remove(io, account, ref))).kind).toBe('auth')
      expect((await world.seen()).map(({ text }) => text)).toEqual(['Bado iko'])
    })
  })
}
