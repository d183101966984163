import { decodeText } from '../markup/decodeText.ts'
import { findFeedLinks } from '../markup/findFeedLinks.ts'
import { readJsonFeed } from '../markup/readJsonFeed.ts'
import { readXmlFeed } from '../markup/readXmlFeed.ts'
import { ReadingFailure } from '../ReadingFailure.ts'
import type { Reader } from './Reader.ts'
import { knownFrom } from './knownFrom.ts'

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5'

/** Any address that is a feed (RSS, Atom, JSON Feed), and any page that names one. */
export const feed: Reader = {
  kind: 'feed',
  robots: 'ask',
  needsToken: false,
  recognise: ({ url }) => url?.href ?? null,
  read: async (io, address, known) => {
    const answer = await io.get(address, { accept, known })
    if (answer.status === 304) return { kind: 'same' }
    const base = answer.url.href
    const text = decodeText(answer.body, answer.headers['content-type'])
    // What it is, its first letters say: servers call feeds everything from text/plain to text/html.
    const read = /^\s*\{/.test(text)
      ? await readJsonFeed(text, base, io.now)
      : await readXmlFeed(text, base, io.now)
    if (read !== null) return { kind: 'read', ...read, known: knownFrom(answer) }
    const addresses = await findFeedLinks(text, base)
    if (addresses.length === 0) throw new ReadingFailure('noFeed')
    return { kind: 'elsewhere', addresses }
  },
}
