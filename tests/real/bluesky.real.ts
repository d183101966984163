import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { bluesky } from '#core/connectors/bluesky/bluesky.ts'
import { testIo } from '../connectors/testIo.ts'
import { createBrokenLine } from './createBrokenLine.ts'
import { realSuite } from './realSuite.ts'
import { ask, serverFacts } from './RealWorld.ts'
import type { RealWorld } from './RealWorld.ts'

const { url = '' } = serverFacts()
const tokenOfNobody = 'Bearer e30.e30.e30'
const xrpc = (nsid: string) => `${url}/xrpc/${nsid}`

interface Blob {
  ref: { $link: string }
}
interface Post {
  uri: string
  cid: string
  value: {
    text: string
    facets?: { index: { byteStart: number; byteEnd: number }; features: { $type: string }[] }[]
    embed?: { images?: { alt: string; image: Blob }[]; video?: Blob; alt?: string }
    reply?: { root: { uri: string }; parent: { uri: string } }
  }
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
  const posts = async () => {
    const query = new URLSearchParams({ repo: made.did, collection: 'app.bsky.feed.post', reverse: 'true' })
    const list = xrpc(`com.atproto.repo.listRecords?${query.toString()}`)
    const { records } = await ask<{ records: Post[] }>('GET', list)
    return records.filter(({ uri }) => !before.has(uri))
  }
  const before = new Set<string>()
  const blobsOf = ({ value: { embed = {} } }: Post) => [
    ...(embed.images?.map(({ image }) => image) ?? []),
    ...(embed.video === undefined ? [] : [embed.video]),
  ]
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
      for (const { uri } of await posts()) before.add(uri)
    },
    seen: async () =>
      (await posts()).map(({ value: { text, embed = {} } }) => {
        const alts = embed.images?.map(({ alt }) => alt) ?? (embed.video ? [embed.alt ?? ''] : [])
        return { text, media: alts.length, alts }
      }),
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
