import { z } from 'zod'
import { tidyText } from '../markup/createTextBuilder.ts'
import { maxTextLength } from '../markup/htmlToText.ts'
import { readDate } from '../markup/readDate.ts'
import { readWebAddress } from '../markup/readWebAddress.ts'
import { ReadingFailure } from '../ReadingFailure.ts'
import { formatOf } from './Reader.ts'
import type { FoundPiece, Reader } from './Reader.ts'
import { readJson } from './readJson.ts'

/** The public view of the whole network; reading it needs no login. */
const api = 'https://public.api.bsky.app/xrpc'
const count = z.number().int().nonnegative().nullable().default(null).catch(null)

const Profile = z.object({
  did: z.string(),
  handle: z.string(),
  displayName: z.string().optional().catch(undefined),
  followersCount: count,
})
type Profile = z.output<typeof Profile>

const Image = z.object({ fullsize: z.string().catch(''), alt: z.string().catch('') })
const Media = z.object({
  $type: z.string(),
  images: z.array(Image).optional().catch(undefined),
  thumbnail: z.string().optional().catch(undefined),
  external: z
    .object({ uri: z.string(), title: z.string().catch(''), thumb: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
})
const Embed = Media.extend({ media: Media.optional().catch(undefined) })

const Post = z.object({
  uri: z.string(),
  author: z.object({ did: z.string() }),
  record: z.object({ text: z.string().catch(''), createdAt: z.string().catch('') }),
  embed: Embed.optional().catch(undefined),
  replyCount: count,
  repostCount: count,
  likeCount: count,
})
type Post = z.output<typeof Post>
const Feed = z.object({ feed: z.array(z.object({ post: Post, reason: z.unknown().optional() })) })

/** An account of Bluesky. */
export const bluesky: Reader = {
  kind: 'bluesky',
  robots: 'offered',
  needsToken: false,
  recognise: ({ text, url }) => {
    const profile =
      url?.hostname === 'bsky.app' ? /^\/profile\/([\w.:-]{3,253})/.exec(url.pathname)?.[1] : undefined
    const subdomain = url?.hostname.endsWith('.bsky.social') === true ? url.hostname : undefined
    // A handle is the name of a domain; with an @ before it nothing else is meant.
    const handle = /^@((?:[a-z0-9-]{1,63}\.)+[a-z]{2,63})$/i.exec(text)?.[1]
    const actor = profile ?? subdomain ?? handle
    return actor === undefined ? null : `https://bsky.app/profile/${actor.toLowerCase()}`
  },
  read: async (io, address) => {
    const actor = decodeURIComponent(new URL(address).pathname.replace('/profile/', ''))
    const ask = (method: string, query: Record<string, string>) =>
      io.get(`${api}/${method}?${new URLSearchParams(query).toString()}`, {
        accept: 'application/json',
        allow: [400],
      })
    const profileAnswer = await ask('app.bsky.actor.getProfile', { actor })
    if (profileAnswer.status === 400) throw new ReadingFailure('notPublic', { params: { name: `@${actor}` } })
    const profile = readJson(profileAnswer, Profile)
    const answer = await ask('app.bsky.feed.getAuthorFeed', {
      actor,
      limit: '50',
      filter: 'posts_no_replies',
    })
    if (answer.status === 400) throw new ReadingFailure('notPublic', { params: { name: `@${actor}` } })
    const { feed } = readJson(answer, Feed)
    return {
      kind: 'read',
      title: tidyText(profile.displayName ?? '', 200) || `@${profile.handle}`,
      siteUrl: `https://bsky.app/profile/${profile.handle}`,
      followers: profile.followersCount,
      // A reason says that it is a repost.
      pieces: feed
        .filter(({ post, reason }) => reason === undefined && post.author.did === profile.did)
        .map(({ post }) => pieceOf(post, profile, io.now)),
      known: {},
    }
  },
}

function pieceOf(post: Post, profile: Profile, now: number): FoundPiece {
  const embeds = [post.embed, post.embed?.media].filter(embed => embed !== undefined)
  const images = embeds.flatMap(embed => [
    ...(embed.images ?? []),
    ...[embed.thumbnail, embed.external?.thumb].flatMap(each =>
      each === undefined ? [] : { fullsize: each, alt: '' },
    ),
  ])
  const pictures = images.flatMap(({ fullsize, alt }) => {
    const url = readWebAddress(fullsize, 'https://invalid.invalid')
    return url === null ? [] : [{ url, alt: tidyText(alt, 1500) }]
  })
  const link = embeds.flatMap(({ external }) => external ?? [])[0]
  const words = tidyText(post.record.text, maxTextLength)
  const text =
    link === undefined || words.includes(link.uri)
      ? words
      : tidyText(`${words}\n\n${link.title}\n${link.uri}`, maxTextLength)
  const hasVideo = embeds.some(({ $type }) => $type.startsWith('app.bsky.embed.video'))
  return {
    key: post.uri.slice(0, 400),
    url: `https://bsky.app/profile/${profile.handle}/post/${encodeURIComponent(post.uri.split('/').at(-1) ?? '')}`,
    title: '',
    text,
    format: link === undefined ? formatOf({ pictures: pictures.length, hasVideo, text }) : 'link',
    publishedAt: readDate(post.record.createdAt, now),
    pictures,
    numbers: {
      likes: post.likeCount,
      comments: post.replyCount,
      shares: post.repostCount,
      views: null,
      followers: profile.followersCount,
    },
  }
}
