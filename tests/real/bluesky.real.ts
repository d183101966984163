import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { bluesky } from '#core/connectors/bluesky/bluesky.ts'
import type { SeenQuote } from '../connectors/ConnectorHarness.ts'
import { testIo } from '../connectors/testIo.ts'
import { testBluesky } from '../fakes/bluesky/testBluesky.ts'
import { createBrokenLine } from './createBrokenLine.ts'
import { judgeQuotes } from './judgeQuotes.ts'
import { realSuite } from './realSuite.ts'
import { ask, serverFacts } from './RealWorld.ts'
import type { RealWorld } from './RealWorld.ts'

const { url = '' } = serverFacts()
const tokenOfNobody = 'Bearer e30.e30.e30'
const xrpc = (nsid: string) => `${url}/xrpc/${nsid}`

interface Blob {
  ref: { $link: string }
}
interface Ref {
  uri: string
  cid: string
}
interface Embed {
  $type: string
  images?: { alt: string; image: Blob }[]
  video?: Blob
  alt?: string
  external?: { uri: string }
  /** What is quoted; one deeper beside media. */
  record?: Ref | { record: Ref }
  media?: Embed
}
interface Post extends Ref {
  value: {
    text: string
    facets?: { index: { byteStart: number; byteEnd: number }; features: { $type: string }[] }[]
    embed?: Embed
    reply?: { root: Ref; parent: Ref }
  }
}
interface Repost extends Ref {
  value: { subject: Ref }
}

interface BlueskyWorld extends RealWorld {
  posts(): Promise<Post[]>
}

async function startWorld(): Promise<BlueskyWorld> {
  const handle = `amina-${randomBytes(5).toString('hex')}.test`
  const json = { handle, email: `${handle}@mail.test`, password: 'her-own-password' }
  const made = await ask<{ did: string; accessJwt: string }>(
    'POST',
    xrpc('com.atproto.server.createAccount'),
    {
      json,
    },
  )
  const headers = { authorization: `Bearer ${made.accessJwt}` }
  const name = 'Ratiba'
  const { password } = await ask<{ password: string }>('POST', xrpc('com.atproto.server.createAppPassword'), {
    ...{ headers, json: { name } },
  })
  const before = new Set<string>()
  const recordsIn = async <T extends Ref>(collection: string) => {
    const query = new URLSearchParams({ repo: made.did, collection, reverse: 'true' })
    const list = xrpc(`com.atproto.repo.listRecords?${query.toString()}`)
    const { records } = await ask<{ records: T[] }>('GET', list)
    return records.filter(({ uri }) => !before.has(uri))
  }
  const posts = () => recordsIn<Post>('app.bsky.feed.post')
  const reposts = () => recordsIn<Repost>('app.bsky.feed.repost')
  const blobsOf = (post: Post) => {
    const { images = [], video } = mediaOf(post)
    return [...images.map(({ image }) => image), ...(video === undefined ? [] : [video])]
  }
  const altsOf = (post: Post) => {
    const { images, video, alt = '' } = mediaOf(post)
    return images?.map(image => image.alt) ?? (video === undefined ? [] : [alt])
  }
  const line = createBrokenLine()
  const fields = { handle: `@${handle}`, password, service: url }
  return {
    line,
    way: 'appPassword',
    fields,
    badFields: { ...fields, password: 'abcd-efgh-ijkl-mnop' },
    isPublishing: (method, { pathname }) =>
      method === 'POST' && pathname === '/xrpc/com.atproto.repo.putRecord',
    posts,
    begin: async () => {
      for (const { uri } of [...(await posts()), ...(await reposts())]) before.add(uri)
    },
    seen: async () =>
      (await posts()).map(post => {
        const alts = altsOf(post)
        return { text: post.value.text, media: alts.length, alts }
      }),
    quoted: async () => {
      const seen: SeenQuote[] = []
      for (const post of await posts()) {
        const { record } = post.value.embed ?? {}
        if (record === undefined) continue
        const of = await wordsOf('record' in record ? record.record : record)
        seen.push({ text: post.value.text, media: altsOf(post).length, of })
      }
      return seen
    },
    sentOn: async () => {
      const seen: (string | null)[] = []
      for (const { value } of await reposts()) seen.push(await wordsOf(value.subject))
      return seen
    },
    answers: async () => {
      const all = await posts()
      return all.map(({ value: { reply } }) =>
        reply === undefined ? null : all.findIndex(({ uri }) => uri === reply.parent.uri),
      )
    },
    fileSizes: async () => {
      const sizes: number[] = []
      for (const blob of (await posts()).flatMap(blobsOf)) {
        const query = new URLSearchParams({ did: made.did, cid: blob.ref.$link })
        const file = await fetch(xrpc(`com.atproto.sync.getBlob?${query.toString()}`))
        sizes.push((await file.arrayBuffer()).byteLength)
      }
      return sizes
    },
    killLogin: async () => {
      await ask('POST', xrpc('com.atproto.server.revokeAppPassword'), { headers, json: { name } })
      // Access tokens outlive it, for up to two hours.
      line.changeHeaders((sent, { pathname }) => {
        if (!/(create|refresh)Session$/.test(pathname)) sent.set('authorization', tokenOfNobody)
      }, 'all')
    },
  }
}

const mediaOf = ({ value: { embed } }: Post): Partial<Embed> => embed?.media ?? embed ?? {}

/** What stands at an address in just this version, or null. */
async function wordsOf({ uri, cid }: Ref): Promise<string | null> {
  const [repo = '', collection = '', rkey = ''] = uri.replace(/^at:\/\//, '').split('/')
  const query = new URLSearchParams({ repo, collection, rkey, cid })
  const answer = await fetch(xrpc(`com.atproto.repo.getRecord?${query.toString()}`))
  const got = (await answer.json()) as { error?: string; value?: { text: string } }
  if (got.error === 'RecordNotFound') return null
  if (got.value === undefined) throw new Error(`getRecord: ${answer.status} ${JSON.stringify(got)}`)
  return got.value.text
}

realSuite(bluesky, startWorld)

const connected = async (world: BlueskyWorld) => {
  const io = testIo({ fetch: world.line.fetch })
  const { account } = await bluesky.connect(io, world.way, world.fields)
  if (account === null) throw new Error('does not connect')
  const send = async (text: string) => {
    const outgoing = { text, link: '', media: [], options: {} }
    const prepared = await bluesky.prepare(io, account, outgoing, null)
    const attempt = { outgoing, prepared, idempotencyKey: 'k', firstCommitAt: null }
    return bluesky.publish(io, account, attempt)
  }
  return { send }
}

test('links, tags and mentions are marked where they stand, in bytes, behind emoji, too', async () => {
  const [world, other] = [await startWorld(), await startWorld()]
  const { send } = await connected(world)
  const mention = other.fields['handle'] ?? ''
  await send(`👩🏾‍🍳 Karibu ${mention}: https://duka.example/leo — #mkate`)
  const [post] = await world.posts()
  const bytes = Buffer.from(post?.value.text ?? '')
  const marked = post?.value.facets?.map(({ index, features }) => [
    features[0]?.$type.split('#')[1],
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
  ])
  expect(marked).toEqual([
    ['mention', mention],
    ['link', 'https://duka.example/leo'],
    ['tag', '#mkate'],
  ])
})

test('a token that the server does not take any more is renewed, and the post goes out once', async () => {
  const world = await startWorld()
  const { send } = await connected(world)
  world.line.changeHeaders(headers => headers.set('authorization', tokenOfNobody), 'next')
  await send('Baada ya muda')
  expect((await world.seen()).map(({ text }) => text)).toEqual(['Baada ya muda'])
  const paths = world.line.calls.map(({ url: { pathname } }) => pathname.split('.').at(-1))
  expect(paths.filter(name => name === 'refreshSession' || name === 'createSession')).toEqual([
    'createSession',
    'refreshSession',
  ])
})

test('of quotes and reposts the fake says what the real one says', async () => {
  const handle = `amina-${randomBytes(5).toString('hex')}.test`
  const json = { handle, email: `${handle}@mail.test`, password: 'her-own-password' }
  const real = await ask<{ did: string; accessJwt: string }>(
    'POST',
    xrpc('com.atproto.server.createAccount'),
    { json },
  )
  const { server, asha, accessJwt } = await testBluesky()
  const expected = await judgeQuotes({ url, ...real })
  const said = await judgeQuotes({ url: server.baseUrl, did: asha.did, accessJwt })
  await server.close()
  expect(said).toEqual(expected)
})
