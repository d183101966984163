import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cidOfBytes, cidOfRecord } from './encodeCid.ts'
import { POST, testBluesky } from './testBluesky.ts'
import type { Json, TestBluesky } from './testBluesky.ts'

const CREATE = 'com.atproto.repo.createRecord'
const PUT = 'com.atproto.repo.putRecord'
const DELETE = 'com.atproto.repo.deleteRecord'
const RKEY = '3jzfcijpj2z2a'

let bluesky: TestBluesky

beforeEach(async () => {
  bluesky = await testBluesky()
})

afterEach(async () => {
  expect(bluesky.server.crashes).toEqual([])
  await bluesky.server.close()
})

const judge = (record: Json, more?: Json): Promise<string> =>
  bluesky.judge(CREATE, bluesky.post(record, more))
const texts = (): unknown[] => bluesky.server.visiblePosts().map(({ value }) => value['text'])

async function create(record: Json, more?: Json): Promise<{ uri: string; cid: string }> {
  const { status, body } = await bluesky.call(CREATE, { body: bluesky.post(record, more) })
  expect(body['message']).toBeUndefined()
  expect(status).toBe(200)
  return { uri: body['uri'] as string, cid: body['cid'] as string }
}

const get = async (rkey: string, more = ''): Promise<Json> =>
  (await bluesky.call(`com.atproto.repo.getRecord?repo=asha.test&collection=${POST}&rkey=${rkey}${more}`))
    .body

test('content addresses are the real ones, whatever the order of the fields', () => {
  expect(cidOfRecord({})).toBe('bafyreigbtj4x7ip5legnfznufuopl4sg4knzc2cof6duas4b3q2fy6swua')
  expect(cidOfBytes(new Uint8Array())).toBe('bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku')
  expect(cidOfRecord({ b: [1, -1, null], aa: 'é' })).toBe(cidOfRecord({ aa: 'é', b: [1, -1, null] }))
  expect(() => cidOfRecord({ a: 1.5 })).toThrow('Expected integer')
})

describe('judging', () => {
  test.each([
    [{ text: '👨‍👩‍👧'.repeat(150) }, '200'],
    [
      { text: 'x'.repeat(301) },
      'Invalid app.bsky.feed.post record: grapheme too big (maximum 300, got 301) at $.record.text',
    ],
    [{ text: '👨‍👩‍👧'.repeat(167) }, 'string too big (maximum 3000, got 3006)'],
    [{ text: '' }, '200'],
    [{}, 'Missing required key "text"'],
    [{ text: null }, 'Expected string value type (got null) at $.record.text'],
    [{ text: 'x', createdAt: '2026-11-20' }, 'Invalid datetime (got "2026-11-20") at $.record.createdAt'],
    [{ text: 'x', createdAt: '2026-11-20T10:00:00-00:00' }, 'Invalid datetime'],
    [{ text: 'x', createdAt: '2026-13-20T10:00:00Z' }, 'Invalid datetime'],
    [{ text: 'x', createdAt: '2026-11-20T13:00:00.5+03:00' }, '200'],
    [{ text: 'x', langs: ['sw', 'en-GB', 'fr'] }, '200'],
    [{ text: 'x', langs: ['sw', 'en', 'fr', 'de'] }, 'array too big (maximum 3, got 4) at $.record.langs'],
    [{ text: 'x', langs: ['kiswahili ya'] }, 'Invalid language'],
    [{ text: 'x', tags: Array(9).fill('a') }, 'array too big (maximum 8, got 9)'],
    [{ text: 'x', tags: ['a'.repeat(65)] }, 'grapheme too big (maximum 64, got 65)'],
    [{ text: 'x', $type: 'app.bsky.feed.like' }, 'Invalid $type: expected app.bsky.feed.post'],
    [{ text: 'x', facets: [{ index: { byteStart: -1, byteEnd: 1 }, features: [] }] }, 'integer too small'],
    [{ text: 'x', facets: [{ index: { byteStart: 0 }, features: [] }] }, 'Missing required key "byteEnd"'],
    [
      { text: 'x', facets: [{ index: { byteStart: 0, byteEnd: 1 }, features: [{ uri: 'https://e.org' }] }] },
      'an object which includes the "$type" property',
    ],
    [
      {
        text: 'x',
        embed: { $type: 'app.bsky.embed.external', external: { uri: 'e', title: '', description: '' } },
      },
      'Invalid uri',
    ],
    [{ text: 'x', reply: { root: { uri: 'at://x', cid: 'y' } } }, 'Missing required key "parent"'],
    [{ text: 'x', weight: 1.5 }, 'Expected integer value type (got 1.5)'],
  ] as [Json, string][])('%# %o', async (record, expected) => {
    const judged = await judge(record)
    if (expected === '200') expect(judged).toBe('200')
    else expect(judged).toMatch(/^400 InvalidRequest: /)
    expect(judged).toContain(expected)
    expect(bluesky.server.records.size).toBe(expected === '200' ? 1 : 0)
  })

  test.each([
    [{ rkey: 'abc' }, 'Invalid TID string'],
    [{ rkey: 'zzzzzzzzzzzzz' }, 'Invalid TID string'],
    [{ rkey: 'a b' }, 'Invalid record key'],
    [{ repo: 'nobody.test' }, 'Could not find repo'],
    [{ collection: 'post' }, 'Invalid NSID'],
    [{ record: 'x' }, 'Expected object value type'],
  ])('%# the input %o', async (more, expected) => {
    expect(await judge({ text: 'x' }, more)).toContain(`400 InvalidRequest: `)
    expect(await judge({ text: 'x' }, more)).toContain(expected)
  })

  test("nobody writes in another's repo", async () => {
    bluesky.server.addAccount({ handle: 'juma.test' })
    expect(await judge({ text: 'x' }, { repo: 'juma.test' })).toContain('401 AuthenticationRequired')
  })

  test('facets beside the text and references to nothing are taken, and noted', async () => {
    const facet = (byteStart: number, byteEnd: number): Json => {
      const features = [{ $type: 'app.bsky.richtext.facet#tag', tag: 'mkate' }]
      return { index: { byteStart, byteEnd }, features }
    }
    const text = 'é #mkate'
    expect(await judge({ text, facets: [facet(3, 9)] })).toBe('200')
    expect(bluesky.server.flaws).toEqual([])
    await create({ text, facets: [facet(1, 3), facet(3, 10), facet(4, 4), facet(0, 3), facet(2, 4)] })
    expect(bluesky.server.flaws.map(({ what }) => what)).toEqual([
      'facets[0]: cuts through a character',
      'facets[1]: ends at byte 10 of 9',
      'facets[2]: is empty',
      'facets[3]: overlaps',
      'facets[4]: overlaps',
    ])
    const nowhere = { uri: `at://${bluesky.asha.did}/${POST}/${RKEY}`, cid: cidOfRecord({}) }
    await create({ text: 'x', reply: { root: nowhere, parent: nowhere } })
    expect(bluesky.server.flaws).toHaveLength(7)
  })

  test('collections that are not known are stored unless judging is asked for', async () => {
    const gate = bluesky.post({ post: 'x' }, { collection: 'app.bsky.feed.threadgate', rkey: RKEY })
    const record = { $type: 'app.bsky.feed.threadgate' }
    const { body } = await bluesky.call(CREATE, { body: { ...gate, record } })
    expect(body['validationStatus']).toBe('unknown')
    expect(await bluesky.judge(PUT, { ...gate, record, validate: true })).toContain('Unknown lexicon type')
  })
})

describe('writing', () => {
  test('creating makes a key when there is none, and stumbles over one that is taken', async () => {
    const { uri } = await create({ text: 'a' })
    expect(uri).toMatch(new RegExp(`^at://${bluesky.asha.did}/${POST}/[2-7a-z]{13}$`))
    await create({ text: 'b' }, { rkey: RKEY })
    expect(await judge({ text: 'b' }, { rkey: RKEY })).toBe('500 InternalServerError: Internal Server Error')
    expect(texts().sort()).toEqual(['a', 'b'])
  })

  test('putting the same again is no write, something else replaces', async () => {
    const body = bluesky.post({ text: 'a' }, { rkey: RKEY })
    const first = await bluesky.call(PUT, { body })
    expect(first.body).toMatchObject({
      validationStatus: 'valid',
      commit: { rev: expect.any(String) as string },
    })
    const second = await bluesky.call(PUT, { body: { ...body, swapRecord: null } })
    expect(second.body).toEqual({ uri: first.body['uri'], cid: first.body['cid'], validationStatus: 'valid' })
    const third = await bluesky.call(PUT, { body: bluesky.post({ text: 'b' }, { rkey: RKEY }) })
    expect(third.body['uri']).toBe(first.body['uri'])
    expect(third.body['cid']).not.toBe(first.body['cid'])
    expect(texts()).toEqual(['b'])
    expect(bluesky.server.writes.map(({ action }) => action)).toEqual(['create', 'update'])
  })

  test('expectations of what is there are held to', async () => {
    const put = (text: string, more: Json): Promise<string> =>
      bluesky.judge(PUT, bluesky.post({ text }, { rkey: RKEY, ...more }))
    const other = cidOfRecord({ other: true })
    expect(await put('a', { swapRecord: other })).toContain('400 InvalidSwap: Record was at null')
    expect(await put('a', { swapRecord: null })).toBe('200')
    expect(await put('b', { swapRecord: null })).toContain('400 InvalidSwap: Record was at bafyrei')
    const cid = bluesky.server.visiblePosts()[0]?.cid
    expect(await put('b', { swapRecord: cid })).toBe('200')
    expect(await put('c', { swapCommit: other })).toContain('400 InvalidSwap: Commit was at bafyrei')
    const wanted = { repo: bluesky.asha.did, collection: POST, rkey: RKEY }
    expect(await bluesky.judge(DELETE, { ...wanted, swapRecord: cid })).toContain('400 InvalidSwap')
    expect(texts()).toEqual(['b'])
  })

  test('a record is read, and deleted as often as one likes', async () => {
    const { uri, cid } = await create({ text: 'a' }, { rkey: RKEY })
    expect(await get(RKEY)).toMatchObject({ uri, cid, value: { text: 'a' } })
    expect((await get(RKEY, `&cid=${cidOfRecord({})}`))['error']).toBe('RecordNotFound')
    const body = { repo: 'asha.test', collection: POST, rkey: RKEY }
    expect((await bluesky.call(DELETE, { body })).body).toHaveProperty('commit')
    expect((await bluesky.call(DELETE, { body })).body).toEqual({})
    expect(await get(RKEY)).toEqual({ error: 'RecordNotFound', message: `Could not locate record: ${uri}` })
    expect(bluesky.server.writes.map(({ action }) => action)).toEqual(['create', 'delete'])
  })

  test('records are listed newest first, in pages', async () => {
    for (const text of ['a', 'b', 'c']) await create({ text })
    const list = async (query: string): Promise<{ page: unknown[]; cursor: string }> => {
      const { body } = await bluesky.call(
        `com.atproto.repo.listRecords?repo=${bluesky.asha.did}&collection=${POST}&${query}`,
      )
      const records = body['records'] as { value: Json }[]
      return { page: records.map(({ value }) => value['text']), cursor: body['cursor'] as string }
    }
    const first = await list('limit=2')
    expect(first.page).toEqual(['c', 'b'])
    expect((await list(`limit=2&cursor=${first.cursor}`)).page).toEqual(['a'])
    expect((await list('reverse=true&limit=1')).page).toEqual(['a'])
    const tooMany = await bluesky.call(
      `com.atproto.repo.listRecords?repo=asha.test&collection=${POST}&limit=101`,
    )
    expect(tooMany.status).toBe(400)
  })

  test('a whole thread is written at once or not at all', async () => {
    const apply = (...values: Json[]): Promise<string> =>
      bluesky.judge('com.atproto.repo.applyWrites', {
        repo: bluesky.asha.did,
        writes: values.map(value => ({
          $type: 'com.atproto.repo.applyWrites#create',
          collection: POST,
          value: { createdAt: '2026-11-20T10:00:00.000Z', ...value },
        })),
      })
    expect(await apply({ text: 'a' }, { text: 'x'.repeat(301) })).toContain('grapheme too big')
    expect(texts()).toEqual([])
    expect(await apply({ text: 'a' }, { text: 'b' })).toBe('200')
    expect(texts()).toEqual(['a', 'b'])
    const strange = { repo: bluesky.asha.did, writes: [{ $type: 'x#y' }] }
    expect(await bluesky.judge('com.atproto.repo.applyWrites', strange)).toContain('400 InvalidRequest')
  })

  test('a second repost that is put under a key of its own stays beside the first', async () => {
    const record = { createdAt: '2026-11-20T10:00:00Z', subject: await create({ text: 'a' }) }
    const body = { ...bluesky.post({}, { collection: 'app.bsky.feed.repost' }), record }
    for (const rkey of [RKEY, '3jzfcijpj2z2b']) await bluesky.call(PUT, { body: { ...body, rkey } })
    expect(bluesky.server.records.size).toBe(3)
  })

  test('a second repost takes the place of the first; numbers are shown for posts', async () => {
    const subject = await create({ text: 'a' })
    const body = bluesky.post({}, { collection: 'app.bsky.feed.repost' })
    const repost = async (): Promise<unknown> => {
      const record = { createdAt: '2026-11-20T10:00:00Z', subject }
      return (await bluesky.call(CREATE, { body: { ...body, record } })).body['uri']
    }
    const [first, second] = [await repost(), await repost()]
    expect(second).not.toBe(first)
    expect([...bluesky.server.records.keys()]).toEqual([subject.uri, second])
    const stats = bluesky.server.records.get(subject.uri)?.stats
    if (stats) stats.likes = 7
    const { body: shown } = await bluesky.call(`app.bsky.feed.getPosts?uris=${subject.uri}&uris=at://x/y/z`)
    expect(shown['posts']).toMatchObject([{ uri: subject.uri, likeCount: 7, repostCount: 0 }])
  })
})
