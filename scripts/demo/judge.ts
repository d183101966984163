import type { Expected, Played } from './playDemo.ts'
import type { DemoNetwork } from './demoPosts.ts'
import { networks } from './demoPosts.ts'
import type { World } from './startWorld.ts'

/** Later than this is a difference even on a slow machine, ms. */
const longestLateMs = 10_000

/** A post as a network holds it. */
interface Seen {
  text: string
  pictures: { sha256: string; alt: string | null }[]
  /** When the call that published it came in, epoch ms. */
  cameAt: number
  isGone: boolean
}

export interface Verdict {
  /** Every way in which the networks saw something else than they should; empty when all is well. */
  differences: string[]
  published: number
  expired: number
  maxLatenessMs: number
}

/** Compares what the networks recorded with what was to happen. Nothing of this is taken from Ratiba's own database. */
export async function judge(world: World, played: Played): Promise<Verdict> {
  const differences = [...played.notThere, ...judgeServers(world, played)]
  let published = 0
  let expired = 0
  let maxLatenessMs = 0
  for (const network of networks) {
    const seen = await look(world, played, network)
    const expected = played.expected.filter(each => each.network === network)
    for (const { text } of seen) {
      if (played.forbidden.some(words => text.includes(words)))
        differences.push(`${network}: "${text}" went out although it was called off`)
      else if (!expected.some(each => each.text === text))
        differences.push(`${network}: nobody planned "${text}"`)
    }
    for (const each of expected) {
      const same = seen.filter(({ text }) => text === each.text)
      const [only] = same
      if (only === undefined || same.length > 1) {
        differences.push(`${network}, "${each.title}": ${same.length} posts instead of 1`)
        continue
      }
      differences.push(...compare(each, only))
      published += 1
      expired += only.isGone ? 1 : 0
      maxLatenessMs = Math.max(maxLatenessMs, only.cameAt - each.dueAt)
    }
  }
  return { differences, published, expired, maxLatenessMs }
}

function compare(expected: Expected, seen: Seen): string[] {
  const name = `${expected.network}, "${expected.title}"`
  const differences: string[] = []
  if (seen.isGone !== expected.isGone) {
    differences.push(
      `${name}: ${seen.isGone ? 'is gone and should be there' : 'is still there and should be gone'}`,
    )
  }
  const lateMs = seen.cameAt - expected.dueAt
  // Also when the server has no such request: then this is not a number.
  if (!(lateMs >= 0 && lateMs <= longestLateMs)) differences.push(`${name}: came ${lateMs} ms after its time`)
  const wanted = expected.pictures.map(({ sha256, alt }) => `${sha256} ${alt}`)
  // Telegram keeps no descriptions.
  const found = seen.pictures.map(
    ({ sha256, alt }, i) => `${sha256} ${alt ?? expected.pictures[i]?.alt ?? ''}`,
  )
  if (wanted.join() !== found.join()) {
    differences.push(`${name}: pictures [${found.join(', ')}] instead of [${wanted.join(', ')}]`)
  }
  return differences
}

/** The servers must not have stumbled, nor have been told anything that they do not know or want. */
function judgeServers(world: World, { connectedWith }: Played): string[] {
  return (['telegram', 'mastodon'] as const).flatMap(network => {
    const { crashes, ignoredParameters, requests } = world[network]
    const refused = requests
      .slice(connectedWith[network])
      .filter(request => (request.status ?? 500) >= 400 && !isProofOfRemoval(request))
    return [
      ...crashes.map(error => `${network}: the test server crashed: ${String(error)}`),
      ...ignoredParameters.map(({ apiMethod, name }) => `${network}: ${apiMethod} does not know "${name}"`),
      ...refused.map(
        ({ method, path, status }) => `${network}: ${method} ${path} was answered with ${status}`,
      ),
    ]
  })
}

/** After a removal the status is asked for once more, and the answer is to be 404. */
const isProofOfRemoval = ({
  apiMethod,
  status,
}: {
  apiMethod: string | null
  status: number | null
}): boolean => apiMethod === 'statuses.show' && status === 404

const looks: Record<DemoNetwork, (world: World, played: Played) => Seen[] | Promise<Seen[]>> = {
  telegram: ({ telegram, chatId }) => {
    const messages = telegram.chats.get(chatId)?.messages ?? []
    // An album is several messages; its first carries the words.
    const posts = messages.filter(
      (message, i) => message.mediaGroupId === null || messages[i - 1]?.mediaGroupId !== message.mediaGroupId,
    )
    return posts.map(post => {
      const parts =
        post.mediaGroupId === null ? [post] : messages.filter(m => m.mediaGroupId === post.mediaGroupId)
      return {
        text: post.text,
        pictures: parts.flatMap(({ file }) => (file === null ? [] : [{ sha256: file.sha256, alt: null }])),
        cameAt: receivedAt(telegram.requests, post.requestId),
        isGone: parts.every(part => part.deletedAt !== null),
      }
    })
  },
  mastodon: ({ mastodon }) =>
    [...mastodon.statuses.values()].map(status => ({
      text: status.text,
      pictures: uploadsOf(mastodon, status),
      cameAt: receivedAt(mastodon.requests, status.requestId),
      isGone: status.deletedAt !== null,
    })),
  practice: async ({ client, shaAt }, { channels }) => {
    const feed = await client.call('practice.feed', { channelId: channels.practice.id, withRemoved: true })
    return Promise.all(
      feed.map(async post => ({
        text: post.text,
        pictures: await Promise.all(
          post.media.map(async ({ url, alt }) => ({ sha256: (await shaAt(url)) ?? 'nothing', alt })),
        ),
        cameAt: Date.parse(post.createdAt),
        isGone: post.removedAt !== null,
      })),
    )
  },
}

const look = async (world: World, played: Played, network: DemoNetwork): Promise<Seen[]> =>
  looks[network](world, played)

const receivedAt = (
  requests: readonly { id: number; receivedAt: number }[],
  requestId: number | null,
): number => requests.find(request => request.id === requestId)?.receivedAt ?? Number.NaN

/**
 * What was uploaded for a status. Pictures of a deleted status are no longer in the server's memory, but a lane sends one post
 * after another: its uploads are the last ones before it.
 */
function uploadsOf(
  { requests }: World['mastodon'],
  status: { requestId: number | null; mediaIds: readonly string[] },
): Seen['pictures'] {
  const before = requests.filter(
    ({ id, apiMethod }) => apiMethod === 'media.create' && id < (status.requestId ?? 0),
  )
  return before.slice(before.length - status.mediaIds.length).map(({ files, fields }) => ({
    sha256: files[0]?.sha256 ?? 'nothing',
    alt: typeof fields['description'] === 'string' ? fields['description'] : null,
  }))
}
