import { decodeText } from '../markup/decodeText.ts'
import { findFeedLinks } from '../markup/findFeedLinks.ts'
import { readXmlFeed } from '../markup/readXmlFeed.ts'
import { ReadingFailure } from '../ReadingFailure.ts'
import { knownFrom } from './knownFrom.ts'
import type { Reader } from './Reader.ts'

const feedOf = (query: string) => `https://www.youtube.com/feeds/videos.xml?${query}`
const hosts = new Set(['youtube.com', 'www.youtube.com', 'm.youtube.com'])
/** A channel by one of its names: only its page says which channel that is. */
const pageOfChannel = /^\/(@[^/]{1,100}|(?:c|user)\/[^/]{1,100})/

/** A YouTube channel or playlist, by the feed that it offers. */
export const youtube: Reader = {
  kind: 'youtube',
  robots: 'offered',
  needsToken: false,
  recognise: ({ url }) => {
    if (url === null || !hosts.has(url.hostname)) return null
    const { pathname, searchParams } = url
    const channel = /^\/channel\/(UC[\w-]{22})/.exec(pathname)?.[1] ?? searchParams.get('channel_id')
    if (channel !== null && /^UC[\w-]{22}$/.test(channel)) return feedOf(`channel_id=${channel}`)
    const list = searchParams.get('list') ?? searchParams.get('playlist_id')
    if (list !== null && /^[\w-]{10,60}$/.test(list)) return feedOf(`playlist_id=${list}`)
    const page = pageOfChannel.exec(pathname)?.[1]
    return page === undefined ? null : `https://www.youtube.com/${page}`
  },
  read: async (io, address, known) => {
    const isFeed = new URL(address).pathname === '/feeds/videos.xml'
    const answer = await io.get(address, {
      accept: isFeed ? 'application/atom+xml, text/xml' : 'text/html',
      known,
    })
    if (answer.status === 304) return { kind: 'same' }
    const text = decodeText(answer.body, answer.headers['content-type'])
    if (isFeed) {
      const read = await readXmlFeed(text, answer.url.href, io.now)
      if (read === null) throw new ReadingFailure('noFeed')
      return { kind: 'read', ...read, known: knownFrom(answer) }
    }
    const named = await findFeedLinks(text, answer.url.href)
    const id = /"(?:externalId|channelId)":"(UC[\w-]{22})"/.exec(text)?.[1]
    const addresses = named.length > 0 ? named : id === undefined ? [] : [feedOf(`channel_id=${id}`)]
    if (addresses.length === 0) throw new ReadingFailure('noFeed')
    return { kind: 'elsewhere', addresses }
  },
}
