import { z } from 'zod'
import { tidyText } from '../markup/createTextBuilder.ts'
import { maxTextLength } from '../markup/htmlToText.ts'
import { readWebAddress } from '../markup/readWebAddress.ts'
import { ReadingFailure } from '../ReadingFailure.ts'
import { formatOf } from './Reader.ts'
import type { FoundPiece, Reader } from './Reader.ts'
import { readJson } from './readJson.ts'

const api = 'https://api.vk.com/method/wall.get'
const version = '5.199'
const hosts = new Set(['vk.com', 'www.vk.com', 'm.vk.com', 'vk.ru'])
/** First words of addresses that are no wall. */
const notNames = new Set([
  'feed',
  'im',
  'video',
  'music',
  'login',
  'search',
  'settings',
  'about',
  'dev',
  'app',
  'wall',
])

const counted = z.object({ count: z.number().int().nonnegative() }).optional().catch(undefined)
const Size = z.object({ url: z.string(), width: z.number().catch(0), height: z.number().catch(0) })
const Photo = z.object({ sizes: z.array(Size).catch([]), text: z.string().catch('') })
const Attachment = z.object({
  type: z.string(),
  photo: Photo.optional().catch(undefined),
  video: z
    .object({ image: z.array(Size).catch([]) })
    .optional()
    .catch(undefined),
  link: z
    .object({ url: z.string(), title: z.string().catch('') })
    .optional()
    .catch(undefined),
})
const Post = z.object({
  id: z.number().int(),
  owner_id: z.number().int(),
  date: z.number().int().nonnegative(),
  text: z.string().catch(''),
  attachments: z.array(Attachment).catch([]),
  likes: counted,
  comments: counted,
  reposts: counted,
  views: counted,
})
type Post = z.output<typeof Post>
const Group = z.object({
  id: z.number().int(),
  name: z.string(),
  members_count: z.number().int().nonnegative().nullable().default(null).catch(null),
})
const Person = z.object({
  id: z.number().int(),
  first_name: z.string().catch(''),
  last_name: z.string().catch(''),
})
const Answer = z.union([
  z.object({
    response: z.object({
      items: z.array(z.unknown()),
      groups: z.array(Group).catch([]),
      profiles: z.array(Person).catch([]),
    }),
  }),
  z.object({ error: z.object({ error_code: z.number().int(), error_msg: z.string().catch('') }) }),
])

/** A wall of VK, read with a service token: VK shows nothing to programs without one. */
export const vk: Reader = {
  kind: 'vk',
  robots: 'offered',
  needsToken: true,
  recognise: ({ url }) => {
    if (url === null || !hosts.has(url.hostname)) return null
    const name = /^\/([A-Za-z0-9_.]{2,64})\/?$/.exec(url.pathname)?.[1]
    return name === undefined || notNames.has(name.toLowerCase()) ? null : `https://vk.com/${name}`
  },
  read: async (io, address) => {
    if (io.token === null) throw new ReadingFailure('needsToken')
    const name = new URL(address).pathname.slice(1)
    const answer = await io.post(api, {
      ...wallOf(name),
      ...{ count: '50', filter: 'owner', extended: '1', fields: 'members_count' },
      ...{ access_token: io.token, v: version },
    })
    const said = readJson(answer, Answer)
    if ('error' in said) throw refusal(said.error, name)
    const { items, groups, profiles } = said.response
    const posts = items.flatMap(item => {
      const post = Post.safeParse(item)
      return post.success ? [post.data] : []
    })
    const owner = posts[0]?.owner_id ?? null
    const group = groups.find(({ id }) => owner === null || id === -owner)
    const person = profiles.find(({ id }) => id === owner)
    const title = group?.name ?? (person === undefined ? '' : `${person.first_name} ${person.last_name}`)
    const followers = group?.members_count ?? null
    return {
      kind: 'read',
      title: tidyText(title, 200) || `vk.com/${name}`,
      siteUrl: address,
      followers,
      pieces: posts.map(post => pieceOf(post, followers)),
      known: {},
    }
  },
}

/** Communities and people without a name of their own are called by their number. */
function wallOf(name: string): Record<string, string> {
  const [, kind, id] = /^(club|public|event|id)(\d{1,15})$/.exec(name) ?? []
  if (id === undefined) return { domain: name }
  return { owner_id: kind === 'id' ? id : `-${id}` }
}

/** VK answers 200 whatever goes wrong; the code says what. */
function refusal(
  { error_code: code, error_msg: words }: { error_code: number; error_msg: string },
  name: string,
): ReadingFailure {
  if ([5, 28, 1116, 1117].includes(code))
    return new ReadingFailure('tokenRefused', { params: { words: words.slice(0, 200) } })
  if ([6, 9].includes(code)) return new ReadingFailure('busy', { waitMs: 60_000 })
  if (code === 29) return new ReadingFailure('busy', { waitMs: 86_400_000 })
  if ([1, 10].includes(code)) return new ReadingFailure('serverTrouble', { params: { status: code } })
  if ([15, 18, 30, 100, 104, 113, 203].includes(code))
    return new ReadingFailure('notPublic', { params: { name: `vk.com/${name}` } })
  return new ReadingFailure('refused', { params: { words: tidyText(words, 200) } })
}

const largest = (sizes: z.output<typeof Size>[]): string | undefined =>
  [...sizes].sort((a, b) => b.width * b.height - a.width * a.height)[0]?.url

function pieceOf(post: Post, followers: number | null): FoundPiece {
  const pictures = post.attachments.flatMap(({ photo, video }) => {
    const url = readWebAddress(largest(photo?.sizes ?? video?.image ?? []), 'https://vk.com/')
    return url === null ? [] : [{ url, alt: tidyText(photo?.text ?? '', 1500) }]
  })
  const link = post.attachments.flatMap(attachment => attachment.link ?? [])[0]
  const words = tidyText(post.text, maxTextLength)
  const text =
    link === undefined || words.includes(link.url)
      ? words
      : tidyText(`${words}\n\n${link.title}\n${link.url}`, maxTextLength)
  const hasVideo = post.attachments.some(({ type }) => type === 'video')
  return {
    key: `${post.owner_id}_${post.id}`,
    url: `https://vk.com/wall${post.owner_id}_${post.id}`,
    title: '',
    text,
    format:
      link !== undefined && pictures.length === 0
        ? 'link'
        : formatOf({ pictures: pictures.length, hasVideo, text }),
    publishedAt: post.date * 1000,
    pictures,
    numbers: {
      likes: post.likes?.count ?? null,
      comments: post.comments?.count ?? null,
      shares: post.reposts?.count ?? null,
      views: post.views?.count ?? null,
      followers,
    },
  }
}
