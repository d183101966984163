import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Descriptor } from '#shared/network/descriptor.ts'
import type { NetworkWorld } from '../../../../tests/connectors/ConnectorHarness.ts'
import { harnesses } from '../../../../tests/connectors/harnesses.ts'
import { testIo } from '../../../../tests/connectors/testIo.ts'
import type { TestIo } from '../../../../tests/connectors/testIo.ts'
import { testMedia } from '../../../../tests/connectors/testMedia.ts'
import type { Account, Attempt, Connector, MediaBytes, Outgoing, Prepared, RemoteRef } from './Connector.ts'
import { NotReadyError } from './Connector.ts'
import { connectorFor, connectors } from './registry.ts'

let media: ReadonlyMap<string, MediaBytes>
beforeAll(async () => {
  media = await testMedia()
})

test('every network has a descriptor that says what it says, and a harness unless it is by hand', () => {
  const ids = connectors.map(({ descriptor }) => descriptor.id)
  expect(new Set(ids).size).toBe(ids.length)
  const byApi = connectors.filter(({ descriptor }) => descriptor.publishing === 'api')
  expect(byApi.map(({ descriptor }) => descriptor.id).sort()).toEqual(harnesses.map(({ id }) => id).sort())
  expect(() => connectorFor('nowhere')).toThrow(expect.objectContaining({ code: 'not_found' }) as Error)
})

describe.each(connectors)('$descriptor.id', ({ descriptor, ...connector }) => {
  test('the descriptor parses and agrees with what the connector can do', () => {
    expect(Descriptor.parse(descriptor)).toEqual(descriptor)
    const { publishing, remove, edit, find, thread, repost } = descriptor
    // What is sent on can be taken back, too.
    expect(repost === null || connector.remove !== undefined).toBe(true)
    expect(thread.maxParts > 1).toBe(thread.kind !== 'none')
    expect(connector.remove !== undefined).toBe(remove.possible !== 'never')
    expect(remove.withinMs !== null).toBe(remove.possible === 'within')
    expect(connector.edit !== undefined).toBe(edit.text || edit.media)
    expect(connector.find !== undefined).toBe(find !== 'none')
    expect(connector.scheduler !== undefined).toBe(descriptor.schedule !== null)
    expect(connector.oauth !== undefined).toBe(descriptor.connectWays.some(({ kind }) => kind === 'oauth'))
    expect(publishing === 'byHand' || connector.remove !== undefined).toBe(true)
  })

  test('the mark is path data in a box of 24 and the colour is one', () => {
    expect(descriptor.mark).toMatch(/^M[\dMmLlHhVvCcSsAaZz.,\s-]+$/)
    const absolute = [...descriptor.mark.matchAll(/[MHV](\d+(?:\.\d+)?)/g)].map(([, at]) => Number(at))
    expect(absolute.every(at => at <= 24)).toBe(true)
    expect(descriptor.colour).toMatch(/^#[0-9a-f]{6}$/)
  })

  test('defaults of options are among their values, and keys are names', () => {
    for (const option of descriptor.options) {
      expect(option.key).toMatch(/^[a-z][A-Za-z]*$/)
      if (option.kind === 'choice') expect(option.values).toContain(option.byDefault)
    }
  })
})

describe.each(harnesses)('$id against its network', harness => {
  const connector: Connector = connectorFor(harness.id)
  const { classify, prepare, publish, find, check, remove, edit } = connector
  const { limits, thread, repost, remove: removal } = connector.descriptor
  let world: NetworkWorld
  let ios: TestIo[]
  let keys = 0

  beforeEach(async () => {
    ios = []
    world = await harness.start()
  })
  afterEach(async () => {
    const kept = JSON.stringify(ios.map(({ exchanges }) => exchanges))
    for (const secret of world.secrets()) expect(kept).not.toContain(secret)
    await world.close()
  })

  const io = (timeoutMs?: number): TestIo => {
    const made = testIo({
      fetch: world.fetch,
      secrets: world.secrets(),
      media,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    })
    ios.push(made)
    return made
  }
  const account = async (fields = world.fields): Promise<Account> => {
    const found = (await connector.connect(io(), world.way, fields)).account
    if (found === null) throw new Error('the good login does not connect')
    const { remoteId, config, secret } = found
    return { remoteId, config, secret }
  }
  const outgoing = (text: string, ...ids: string[]): Outgoing => ({
    text,
    link: '',
    media: ids.map(mediaId => ({ mediaId, alt: `A ${mediaId}` })),
    options: {},
  })
  /** Like the engine: asks again while the network is not ready. */
  const prepared = async (of: Account, out: Outgoing, soFar: Prepared | null = null): Promise<Prepared> => {
    try {
      return await prepare(io(), of, out, soFar)
    } catch (error) {
      if (!(error instanceof NotReadyError)) throw error
      return prepared(of, out, JSON.parse(JSON.stringify(error.soFar)) as Prepared)
    }
  }
  const attempt = async (of: Account, out: Outgoing): Promise<Attempt> => ({
    outgoing: out,
    prepared: JSON.parse(JSON.stringify(await prepared(of, out))) as Prepared,
    idempotencyKey: `key-${++keys}`,
    firstCommitAt: Date.now(),
  })
  const publishNow = async (of: Account, out: Outgoing): Promise<RemoteRef> =>
    publish(io(), of, await attempt(of, out))
  const thrown = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => {
        throw new Error('nothing was thrown')
      },
      (error: unknown) => error,
    )

  const scheduler = connector.scheduler
  describe.runIf(scheduler !== undefined)('its own scheduler', () => {
    const nobodys = () => false
    const given = async (of: Account, text: string, inMs: number) => ({
      ...(await attempt(of, outgoing(text))),
      at: Math.ceil(Date.now() / 1000) * 1000 + inMs,
    })

    test('what is given waits there, once however often it is given, and is found by id and by what was sent', async () => {
      const of = await account()
      const late = await given(of, 'Kesho', 3_600_000)
      const first = await scheduler?.give(io(), of, late)
      expect(first).toMatchObject({ state: 'waits' })
      expect(world.unknownParameters()).toEqual([])
      expect(await scheduler?.give(io(), of, late)).toEqual(first)
      const id = first?.state === 'waits' ? first.id : ''
      expect(await scheduler?.look(io(), of, late, id, nobodys)).toEqual(first)
      expect(await scheduler?.look(io(), of, late, null, nobodys)).toEqual(first)
      expect(await scheduler?.look(io(), of, late, null, other => other === id)).toEqual({ state: 'absent' })
      const other = await given(of, 'Kesho', 7_200_000)
      expect(await scheduler?.look(io(), of, other, null, nobodys)).toEqual({ state: 'absent' })
      expect(world.seen()).toEqual([])
    })

    test('what is taken back is gone, and taking it back once more says so', async () => {
      const of = await account()
      const late = await given(of, 'Kesho', 3_600_000)
      const first = await scheduler?.give(io(), of, late)
      const id = first?.state === 'waits' ? first.id : ''
      expect(await scheduler?.takeBack(io(), of, id)).toBe('takenBack')
      expect(await scheduler?.look(io(), of, late, id, nobodys)).toEqual({ state: 'absent' })
      expect(await scheduler?.takeBack(io(), of, id)).toBe('notThere')
    })

    test('what is too near is refused, and what is past is out at once', async () => {
      const of = await account()
      const near = await given(of, 'Karibu', (connector.descriptor.schedule?.minAheadMs ?? 0) / 2)
      const refused = await thrown(scheduler?.give(io(), of, near) ?? Promise.resolve())
      expect(classify(refused)).toMatchObject({ kind: 'content' })
      expect(await scheduler?.give(io(), of, await given(of, 'Jana', -3_600_000))).toMatchObject({
        state: 'out',
      })
      expect(world.seen()).toMatchObject([{ text: 'Jana' }])
    })
  })

  describe('connecting', () => {
    test('a good login passes every check and tells whose it is', async () => {
      const { checks, account: found } = await connector.connect(io(), world.way, world.fields)
      expect(checks.length).toBeGreaterThan(0)
      expect(checks.filter(({ passed }) => !passed)).toEqual([])
      expect(found?.name).not.toBe('')
      expect(found?.remoteId).not.toBe('')
      // The config is not sealed.
      for (const secret of Object.values(found?.secret ?? {})) {
        expect(JSON.stringify(found?.config)).not.toContain(secret)
      }
    })

    test('a bad login is a failed check, not an error', async () => {
      for (const { why, fields, check: key } of world.badFields) {
        const { checks, account: found } = await connector.connect(io(), world.way, fields)
        const failed = checks.filter(({ passed }) => !passed).map(each => each.key)
        expect([why, found, failed.includes(key)]).toEqual([why, null, true])
      }
    })

    test('verify says that it is well', async () => {
      const seen = await connector.verify(io(), await account())
      expect(seen.health).toMatchObject({ state: 'ok', words: null })
      expect(seen.rights.every(({ granted }) => granted)).toBe(true)
    })

    test('a dead login is `auth` wherever it is noticed, an absent network `notSent`', async () => {
      const of = await account()
      const ready = await attempt(of, outgoing('Habari'))
      world.killLogin()
      expect(classify(await thrown(connector.verify(io(), of))).kind).toBe('auth')
      expect(classify(await thrown(publish(io(), of, ready))).kind).toBe('auth')
      await world.goAway()
      expect(classify(await thrown(connector.verify(io(), of))).kind).toBe('notSent')
      expect(world.accepted()).toBe(0)
    })
  })

  describe('publishing', () => {
    afterEach(() => {
      expect(world.unknownParameters()).toEqual([])
    })

    test.for<[string, string, string[]]>([
      ['text', 'Habari 👩🏾‍🍳 <b>bold</b> & *stars* _under_', []],
      ['a picture', 'Mkate mpya', ['photo']],
      ['a picture alone', '', ['photo']],
      ['an animation', 'Inazunguka', ['gif']],
      ['a video', 'Tazama', ['clip']],
      ['an album', 'Picha mbili', ['photo', 'drawing']],
    ])('%s arrives as it is, once', async ([, text, ids], { skip }) => {
      const kinds = ids.flatMap(id => media.get(id)?.media.kind ?? [])
      skip(
        kinds.some(kind => limits.media.byKind[kind] === null),
        'the network takes none of this kind',
      )
      const of = await account()
      const ref = await publishNow(of, outgoing(text, ...ids))
      expect(ref.ids.length).toBeGreaterThan(0)
      const alts = ids.map(id => (limits.media.altLimit === null ? null : `A ${id}`))
      expect(world.seen()).toEqual([{ text, media: ids.length, alts }])
      expect([world.accepted(), world.publishCalls()]).toEqual([1, 1])
    })

    test('a post of exactly the limit is taken, one more is refused as `content`', async ({ skip }) => {
      skip(world.takesAnyLength === true, 'the network has no limit')
      const of = await account()
      const { limit } = limits.text
      await publishNow(of, outgoing('é'.repeat(limit)))
      const refusal = await thrown(publishNow(of, outgoing('é'.repeat(limit + 1))))
      expect(classify(refusal)).toMatchObject({
        kind: 'content',
        words: expect.stringMatching(/./) as string,
      })
      expect(world.accepted()).toBe(1)
    })

    test('a file that is gone ends it before anything is sent', async () => {
      const of = await account()
      const error = await thrown(prepared(of, outgoing('Habari', 'lost')))
      expect(error).toMatchObject({ code: 'not_found' })
      expect(world.publishCalls()).toBe(0)
    })
  })

  describe('a thread', () => {
    test('each part answers the one before, or follows it; removed from the last one on, nothing is left', async ({
      skip,
    }) => {
      skip(thread.kind === 'none', 'one post has one part')
      const of = await account()
      const refs: RemoteRef[] = []
      for (const [text, ...ids] of [['Moja'], ['Mbili', 'photo'], ['Tatu']] as const) {
        const [root] = refs
        const parent = refs.at(-1)
        const replyTo = root === undefined || parent === undefined ? {} : { replyTo: { root, parent } }
        refs.push(
          await publishNow(of, {
            ...outgoing(text, ...ids),
            ...(thread.kind === 'reply' ? replyTo : {}),
          }),
        )
      }
      expect(world.seen().map(({ text, media }) => [text, media])).toEqual([
        ['Moja', 0],
        ['Mbili', 1],
        ['Tatu', 0],
      ])
      expect(world.answers()).toEqual(thread.kind === 'reply' ? [null, 0, 1] : [null, null, null])
      for (const ref of refs.toReversed()) expect(await remove?.(io(), of, ref)).toBe('removed')
      expect([world.seen(), world.accepted()]).toEqual([[], 3])
      expect(world.unknownParameters()).toEqual([])
    })

    test('a part is found out by what it answers, too', async ({ skip }) => {
      skip(thread.kind !== 'reply' || find === undefined, 'it cannot be')
      const of = await account()
      const root = await publishNow(of, outgoing('Tena'))
      const part = { ...outgoing('Tena'), replyTo: { root, parent: root } }
      const tried = await attempt(of, part)
      expect((await find?.(io(), of, tried))?.outcome).toBe('absent')
      const ref = await publish(io(), of, tried)
      expect(await find?.(io(), of, tried)).toEqual({ outcome: 'found', ref })
      expect(await publish(io(), of, tried)).toEqual(ref)
      expect(world.accepted()).toBe(2)
    })

    test('an answer to what is not there any more is refused, or stands alone; it is not taken for lost', async ({
      skip,
    }) => {
      skip(thread.kind !== 'reply' || harness.answersWhatIsGone === true, 'it does not look')
      const of = await account()
      const root = await publishNow(of, outgoing('Moja'))
      await remove?.(io(), of, root)
      const refusal = await thrown(publishNow(of, { ...outgoing('Mbili'), replyTo: { root, parent: root } }))
      expect(classify(refusal).kind).toBe('content')
      expect(world.seen()).toEqual([])
    })
  })

  describe('quoted', () => {
    const { quote } = connector.descriptor
    test('the network of every connector that can has quotes, and of no other', () => {
      expect(world.quoted !== undefined).toBe(quote !== null)
    })

    if (quote === null) return
    const quoteOf = (of: Account, original: RemoteRef, ...ids: string[]): Outgoing => ({
      ...outgoing('Tazama', ...ids),
      quoteOf: { remoteId: of.remoteId, refs: [original] },
    })

    test('under its own words the original is shown; put again it is the same, and it stays when the original goes', async () => {
      const of = await account()
      const original = await publishNow(of, outgoing('Moja', 'photo'))
      const tried = await attempt(of, quoteOf(of, original))
      expect((await find?.(io(), of, tried))?.outcome).toBe('absent')
      const ref = await publish(io(), of, tried)
      expect(world.unknownParameters()).toEqual([])
      expect(await find?.(io(), of, tried)).toEqual({ outcome: 'found', ref })
      expect(await publish(io(), of, tried)).toEqual(ref)
      expect(world.quoted?.()).toEqual([{ text: 'Tazama', media: 0, of: 'Moja' }])
      expect(world.accepted()).toBe(2)
      expect(await remove?.(io(), of, original)).toBe('removed')
      expect(world.quoted?.()).toEqual([{ text: 'Tazama', media: 0, of: null }])
      expect(await remove?.(io(), of, ref)).toBe('removed')
      expect(world.seen()).toEqual([])
    })

    test('the same words without a quote are not taken for it', async () => {
      const of = await account()
      const original = await publishNow(of, outgoing('Moja'))
      const tried = await attempt(of, quoteOf(of, original))
      await publishNow(of, outgoing('Tazama'))
      expect((await find?.(io(), of, tried))?.outcome).toBe('absent')
    })

    test('with pictures where the network has that, and nothing is sent where it has not', async () => {
      const of = await account()
      const original = await publishNow(of, outgoing('Moja'))
      const out = quoteOf(of, original, 'photo')
      if (quote.withMedia) await publishNow(of, out)
      else expect(classify(await thrown(publishNow(of, out))).kind).toBe('content')
      expect(world.quoted?.()).toEqual(quote.withMedia ? [{ text: 'Tazama', media: 1, of: 'Moja' }] : [])
      expect(world.unknownParameters()).toEqual([])
    })

    test('when the original is gone nothing is sent, and that is said', async () => {
      const of = await account()
      const original = await publishNow(of, outgoing('Moja'))
      const ready = await attempt(of, quoteOf(of, original))
      await remove?.(io(), of, original)
      if (harness.answersWhatIsGone !== true)
        expect(classify(await thrown(publish(io(), of, ready))).kind).toBe('originalGone')
      expect(classify(await thrown(publishNow(of, quoteOf(of, original)))).kind).toBe('originalGone')
      expect(world.accepted()).toBe(1)
    })
  })

  describe('sent on natively', () => {
    test('the network of every connector that can has reposts, and of no other', () => {
      expect(world.sentOn !== undefined).toBe(repost !== null)
    })

    if (connector.descriptor.repost === null) return
    const sentOn = () => {
      if (world.sentOn === undefined) throw new Error('the harness has no reposts')
      return world.sentOn
    }
    const repostOf = (of: Account, ...refs: RemoteRef[]): Outgoing => ({
      ...outgoing('Once', 'photo'),
      repostOf: { remoteId: of.remoteId, refs },
    })

    test('on the same account and on another; read back, and removed without the original', async () => {
      const of = await account()
      const original = await publishNow(of, outgoing('Once'))
      const neighbour = await account(sentOn().neighbour)
      for (const target of [of, neighbour]) {
        const ref = await publishNow(target, repostOf(of, original))
        if (target === of) expect(ref.ids[0]).not.toBe(original.ids[0])
        expect(ref.url).toMatch(/^https?:/)
        expect(sentOn().seen()).toEqual(['Once'])
        expect((await check?.(io(), target, ref))?.state ?? 'there').toBe('there')
        expect(await remove?.(io(), target, ref)).toBe('removed')
        expect(sentOn().seen()).toEqual([])
        expect(await remove?.(io(), target, ref)).toBe('alreadyGone')
        expect((await check?.(io(), target, ref))?.state ?? 'gone').toBe('gone')
        expect((await check?.(io(), of, original))?.state ?? 'there').toBe('there')
      }
      expect(sentOn().accepted()).toBe(2)
      expect(world.seen().map(({ text }) => text)).toEqual(['Once'])
      expect(world.unknownParameters()).toEqual([])
    })

    test('an album or a thread goes on as one', async () => {
      const of = await account()
      const first = await publishNow(of, outgoing('Moja', 'photo', 'drawing'))
      const second = await publishNow(of, outgoing('Mbili'))
      const neighbour = await account(sentOn().neighbour)
      const ref = await publishNow(neighbour, repostOf(of, first, second))
      expect(sentOn().seen()[0]).toBe('Moja')
      expect(await remove?.(io(), neighbour, ref)).toBe('removed')
      expect(sentOn().seen()).toEqual([])
      expect(world.unknownParameters()).toEqual([])
    })

    test('when the original is gone nothing is sent, and that is said', async () => {
      const of = await account()
      const original = await publishNow(of, outgoing('Once'))
      const ready = await attempt(of, repostOf(of, original))
      await remove?.(io(), of, original)
      const lateFailure = await publish(io(), of, ready).then(
        () => null,
        (error: unknown) => classify(error).kind,
      )
      // Where records point at each other whether or not they are there it is noticed only before.
      if (harness.answersWhatIsGone !== true) expect(lateFailure).toBe('originalGone')
      const taken = sentOn().accepted()
      expect(classify(await thrown(publishNow(of, repostOf(of, original)))).kind).toBe('originalGone')
      expect([sentOn().seen(), sentOn().accepted()]).toEqual([[], taken])
    })

    test('reposts that vanish with their original are gone with it, and others are not', async () => {
      const of = await account()
      const original = await publishNow(of, outgoing('Once'))
      await publishNow(of, repostOf(of, original))
      await remove?.(io(), of, original)
      expect(sentOn().seen()).toEqual(repost?.vanishes === true ? [] : ['Once'])
    })

    test('whatever goes wrong: sent once, judged rightly, found out, and never doubled', async () => {
      for (const { name } of sentOn().faults) {
        await world.close()
        world = await harness.start()
        const of = await account()
        const tried = await attempt(of, repostOf(of, await publishNow(of, outgoing('Once'))))
        const fault = sentOn().faults.find(each => each.name === name)
        fault?.arm()
        const failure = classify(await thrown(publish(io(fault?.timeoutMs), of, tried)))
        expect([name, failure.kind]).toEqual([name, fault?.kind])
        expect([name, sentOn().accepted()]).toEqual([name, fault?.accepted === true ? 1 : 0])
        if (find === undefined || failure.kind === 'auth') continue
        const found = await find(io(), of, tried)
        expect([name, found.outcome]).toEqual([name, fault?.accepted === true ? 'found' : 'absent'])
        const ref = found.outcome === 'found' ? found.ref : await publish(io(), of, tried)
        expect([name, sentOn().accepted(), sentOn().seen()]).toEqual([name, 1, ['Once']])
        expect(await publish(io(), of, tried)).toEqual(ref)
        expect([name, sentOn().accepted()]).toEqual([name, 1])
        expect(await remove?.(io(), of, ref)).toBe('removed')
      }
    })
  })

  describe('after publishing', () => {
    afterEach(() => {
      expect(world.unknownParameters()).toEqual([])
    })

    test('it is read back, edited, removed, and gone', async () => {
      const of = await account()
      const ref = await publishNow(of, outgoing('Before', 'photo', 'drawing'))
      const other = await publishNow(of, outgoing('Another'))
      expect((await check?.(io(), of, ref))?.state ?? 'there').toBe('there')
      const after = { ...outgoing('After', 'photo', 'drawing') }
      after.media = after.media.map(item => ({ ...item, alt: 'New words' }))
      await edit?.(io(), of, ref, after)
      // Twice is as good as once.
      await edit?.(io(), of, ref, after)
      const words = edit ? ['After', 'New words', 'New words'] : ['Before', 'A photo', 'A drawing']
      const [text = '', ...alts] = words
      const told = limits.media.altLimit === null ? [null, null] : alts
      expect(world.seen()[0]).toEqual({ text, media: 2, alts: told })
      expect(removal.possible).not.toBe('never')
      expect(await remove?.(io(), of, ref)).toBe('removed')
      expect(world.seen().map(({ text }) => text)).toEqual(['Another'])
      expect(await remove?.(io(), of, ref)).toBe('alreadyGone')
      expect((await check?.(io(), of, ref))?.state ?? 'gone').toBe('gone')
      expect((await check?.(io(), of, other))?.state ?? 'there').toBe('there')
      expect(world.accepted()).toBe(2)
    })

    test('removing with a dead login is no proof that it is gone', async () => {
      const of = await account()
      const ref = await publishNow(of, outgoing('Still here'))
      world.killLogin()
      if (remove) expect(classify(await thrown(remove(io(), of, ref))).kind).toBe('auth')
      // Some networks show posts to anybody.
      const seen = await check?.(io(), of, ref).then(
        ({ state }) => state,
        (error: unknown) => classify(error).kind,
      )
      if (check) expect(['auth', 'there']).toContain(seen)
      expect(world.seen()).toHaveLength(1)
    })
  })

  test('whatever goes wrong while publishing: sent once, judged rightly, found out, and never doubled', async () => {
    expect(world.faults.length).toBeGreaterThan(3)
    for (const { name } of world.faults) {
      await world.close()
      world = await harness.start()
      const fault = world.faults.find(each => each.name === name)
      if (fault === undefined) throw new Error(`${name} is not there any more`)
      const of = await account()
      const tried = await attempt(of, outgoing('Once'))
      fault.arm()
      const failure = classify(await thrown(publish(io(fault.timeoutMs), of, tried)))
      expect([name, failure.kind, world.publishCalls()]).toEqual([name, fault.kind, 1])
      if (failure.kind === 'rate') expect(failure.retryAfterMs).toBeGreaterThanOrEqual(1000)
      if (failure.kind !== 'unknown') expect([name, world.accepted()]).toEqual([name, 0])
      expect([name, world.accepted()]).toEqual([name, fault.accepted ? 1 : 0])
      if (find === undefined || failure.kind === 'auth') continue
      const found = await find(io(), of, tried)
      expect([name, found.outcome]).toEqual([name, fault.accepted ? 'found' : 'absent'])
      const ref = found.outcome === 'found' ? found.ref : await publish(io(), of, tried)
      expect([name, world.accepted(), world.seen().length]).toEqual([name, 1, 1])
      expect(await remove?.(io(), of, ref)).toBe('removed')
    }
  })

  test('a second call makes no second post, where the network can be asked', async ({ skip }) => {
    skip(find === undefined, 'it cannot')
    const of = await account()
    const tried = await attempt(of, outgoing('Once', 'photo'))
    const first = await publish(io(), of, tried)
    expect(await publish(io(), of, tried)).toEqual(first)
    expect(world.accepted()).toBe(1)
  })
})

describe('by hand', () => {
  const { connect, publish, prepare, verify } = connectorFor('byhand')
  const idle = testIo()

  test('connects without a network, with a name and perhaps a page', async () => {
    const good = await connect(idle, 'name', { name: ' Instagram ', page: 'instagram.com/duka' })
    expect(good.account).toMatchObject({ name: 'Instagram', url: 'https://instagram.com/duka', secret: {} })
    const bare = await connect(idle, 'name', { name: 'Redio' })
    expect(bare.account).toMatchObject({ name: 'Redio', url: null })
    for (const fields of [
      {},
      { name: ' ' },
      { name: 'X', page: 'not an address' },
      { name: 'X', page: 'javascript:1' },
    ]) {
      const bad = await connect(idle, 'name', fields)
      expect([bad.account, bad.checks.some(({ passed }) => !passed)]).toEqual([null, true])
    }
    if (good.account)
      expect(await verify(idle, good.account)).toMatchObject({ name: 'Instagram', health: { state: 'ok' } })
    expect(idle.exchanges).toEqual([])
  })

  test('is prepared, but never sent', async () => {
    const nobody = { remoteId: '', config: {}, secret: {} }
    const outgoing = { text: 'x', link: '', media: [], options: {} }
    const prepared = await prepare(idle, nobody, outgoing, null)
    const attempt = { outgoing, prepared, idempotencyKey: 'k', firstCommitAt: null }
    await expect(publish(idle, nobody, attempt)).rejects.toThrow('by hand')
  })
})
