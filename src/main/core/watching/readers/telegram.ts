import { decodeText } from '../markup/decodeText.ts'
import { ReadingFailure } from '../ReadingFailure.ts'
import { knownFrom } from './knownFrom.ts'
import { readTelegramPage } from './readTelegramPage.ts'
import type { Reader } from './Reader.ts'

/** First words of addresses that are no channel. */
const notNames = new Set([
  's',
  'c',
  'joinchat',
  'addstickers',
  'share',
  'proxy',
  'iv',
  'addlist',
  'boost',
  'login',
])

/** A public Telegram channel, by the page that shows its last posts to anybody (t.me/s/NAME). */
export const telegram: Reader = {
  kind: 'telegram',
  robots: 'offered',
  needsToken: false,
  recognise: ({ url }) => {
    if (url === null || !['t.me', 'telegram.me', 'telegram.dog'].includes(url.hostname.replace(/^www\./, '')))
      return null
    const name = /^\/(?:s\/)?([A-Za-z]\w{3,31})(?:\/|$)/.exec(url.pathname)?.[1]
    return name === undefined || notNames.has(name.toLowerCase()) ? null : `https://t.me/s/${name}`
  },
  read: async (io, address, known) => {
    const answer = await io.get(address, { accept: 'text/html', known })
    if (answer.status === 304) return { kind: 'same' }
    const name = new URL(address).pathname.replace('/s/', '')
    const page = await readTelegramPage(decodeText(answer.body, answer.headers['content-type']), io.now)
    // A channel that is private, a person or nobody at all is answered with a page for opening the app.
    if (page === null) throw new ReadingFailure('notPublic', { params: { name: `t.me/${name}` } })
    return {
      kind: 'read',
      ...page,
      title: page.title || `t.me/${name}`,
      siteUrl: `https://t.me/${name}`,
      known: knownFrom(answer),
    }
  },
}
