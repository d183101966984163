import { z } from 'zod'
import { tidyText } from '../markup/createTextBuilder.ts'
import { htmlToText } from '../markup/htmlToText.ts'
import { readDate } from '../markup/readDate.ts'
import { readWebAddress } from '../markup/readWebAddress.ts'
import { ReadingFailure } from '../ReadingFailure.ts'
import { formatOf } from './Reader.ts'
import type { FoundPiece, Reader, ReaderIo } from './Reader.ts'
import { readJson } from './readJson.ts'

const count = z.number().int().nonnegative().nullable().catch(null)
const text = z.string().catch('')

const Account = z.object({
  id: z.string(),
  username: z.string(),
  display_name: text,
  url: text,
  followers_count: count,
})
type Account = z.output<typeof Account>

const Status = z.object({
  id: z.string(),
  uri: z.string(),
  url: z.string().nullable().catch(null),
  created_at: z.string(),
  content: text,
  spoiler_text: text,
  replies_count: count,
  reblogs_count: count,
  favourites_count: count,
  reblog: z.unknown().optional(),
  media_attachments: z
    .array(
      z.object({
        type: text,
        url: z.string().nullable().catch(null),
        preview_url: z.string().nullable().catch(null),
        description: z.string().nullable().catch(null),
      }),
    )
    .catch([]),
})
type Status = z.output<typeof Status>

/** Its own posts, as its server shows them to anybody; 40 are the most that a server gives. */
const statusesQuery = 'limit=40&exclude_replies=true&exclude_reblogs=true'
const accept = 'application/json'

/** An account on a Mastodon server, or on one that speaks like it (Pixelfed, GoToSocial, Pleroma). */
export const mastodon: Reader = {
  kind: 'mastodon',
  robots: 'offered',
  needsToken: false,
  recognise: ({ text: typed, url }) => {
    const handle = /^@?([\w.-]{1,64})@([a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?)$/i.exec(typed)
    if (handle !== null)
      return readWebAddress(`https://${handle[2] ?? ''}/@${handle[1] ?? ''}`, 'https://invalid.invalid')
    const name = /^\/(?:@|users\/|web\/@)([\w.-]{1,64})\/?$/.exec(url?.pathname ?? '')?.[1]
    return url === null || name === undefined ? null : `${url.origin}/@${name}`
  },
  read: async (io, address) => {
    const { origin, pathname } = new URL(address)
    const account = await lookUp(io, origin, pathname.replace('/@', ''))
    if (account === null) return { kind: 'notMine' }
    const answer = await io.get(
      `${origin}/api/v1/accounts/${encodeURIComponent(account.id)}/statuses?${statusesQuery}`,
      {
        accept,
        allow: [401, 403],
      },
    )
    // Some servers show strangers only the feed.
    if (answer.status >= 400) return { kind: 'elsewhere', addresses: [`${origin}${pathname}.rss`] }
    const pieces: FoundPiece[] = []
    for (const status of readJson(answer, z.array(Status))) {
      if (status.reblog == null) pieces.push(await pieceOf(status, account, io.now))
    }
    return {
      kind: 'read',
      title: tidyText(account.display_name, 200) || `@${account.username}@${new URL(address).host}`,
      siteUrl: readWebAddress(account.url, address) ?? address,
      followers: account.followers_count,
      pieces,
      known: {},
    }
  },
}

/** Null: no server of this kind. Throws ReadingFailure `notPublic` when it is one and knows nobody of that name. */
async function lookUp(io: ReaderIo, origin: string, name: string): Promise<Account | null> {
  const answer = await io.get(`${origin}/api/v1/accounts/lookup?acct=${encodeURIComponent(name)}`, {
    accept,
    allow: [400, 401, 403, 404, 405, 406, 410, 422],
  })
  const said = parsedOrNull(answer.body)
  const account = Account.safeParse(said)
  if (answer.status < 400 && account.success) return account.data
  const isMastodon = answer.status === 404 && z.object({ error: z.string() }).safeParse(said).success
  if (isMastodon) throw new ReadingFailure('notPublic', { params: { name: `@${name}` } })
  return null
}

function parsedOrNull(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null // A page for people: another kind of server.
  }
}

async function pieceOf(status: Status, account: Account, now: number): Promise<FoundPiece> {
  const url = readWebAddress(status.url ?? status.uri, 'https://invalid.invalid')
  const { text: content } = await htmlToText(status.content, url ?? 'https://invalid.invalid')
  const warning = tidyText(status.spoiler_text, 1000)
  const pictures = status.media_attachments.flatMap(({ type, url: full, preview_url, description }) => {
    const address = readWebAddress(
      (type === 'image' ? full : preview_url) ?? '',
      url ?? 'https://invalid.invalid',
    )
    return address === null ? [] : [{ url: address, alt: tidyText(description ?? '', 1500) }]
  })
  const hasVideo = status.media_attachments.some(({ type }) => type === 'video' || type === 'gifv')
  return {
    key: status.uri.slice(0, 400),
    url,
    title: '',
    text: warning === '' ? content : `${warning}\n\n${content}`,
    format: formatOf({ pictures: pictures.length, hasVideo, text: content }),
    publishedAt: readDate(status.created_at, now),
    pictures,
    numbers: {
      likes: status.favourites_count,
      comments: status.replies_count,
      shares: status.reblogs_count,
      views: null,
      followers: account.followers_count,
    },
  }
}
