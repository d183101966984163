import robotsParser from 'robots-parser'
import { ReadingFailure } from './ReadingFailure.ts'
import type { Web } from './web/createWeb.ts'

/** As sites call us in their robots.txt. */
const name = 'Ratiba'
const dayMs = 86_400_000
/** RFC 9309 asks for at least 500 KiB; longer ones are written by mistake. */
const maxBytes = 512 * 1024
const mostRemembered = 500

interface Wishes {
  askedAt: number
  allows(url: URL): boolean
}

/** What sites wish not to be read by programs, asked once a day and only of those that are read. */
export function createRobots(web: Web, now: () => number) {
  const known = new Map<string, Wishes>()

  const ask = async (origin: string, signal: AbortSignal): Promise<Wishes> => {
    const answer = await web.ask(new URL('/robots.txt', origin), { maxBytes, signal })
    // RFC 9309: none there, none wished; a server in trouble is left alone until it is well.
    if (answer.status >= 500) throw new ReadingFailure('serverTrouble', { params: { status: answer.status } })
    const text = answer.status < 300 ? answer.body.toString() : ''
    const robots = robotsParser(`${origin}/robots.txt`, text)
    return { askedAt: now(), allows: url => robots.isAllowed(url.href, name) !== false }
  }

  return {
    /** Throws ReadingFailure `robots` when the site wishes that this is not read. */
    check: async (url: URL, signal: AbortSignal): Promise<void> => {
      let wishes = known.get(url.origin)
      if (wishes === undefined || Math.abs(now() - wishes.askedAt) > dayMs) {
        wishes = await ask(url.origin, signal)
        if (known.size >= mostRemembered) known.clear()
        known.set(url.origin, wishes)
      }
      if (!wishes.allows(url)) throw new ReadingFailure('robots', { params: { host: url.hostname } })
    },
  }
}
