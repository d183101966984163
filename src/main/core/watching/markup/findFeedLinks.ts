import { readWebAddress } from './readWebAddress.ts'
import { walkMarkup } from './walkMarkup.ts'

const feedTypes = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
])
const mostLinks = 8

/** The feeds that a page names (`<link rel="alternate">`), in its order; those of comments come last. */
export async function findFeedLinks(html: string, pageUrl: string): Promise<string[]> {
  let base = pageUrl
  const found = new Map<string, string>()
  await walkMarkup(
    html,
    'html',
    {
      open: (name, { href, rel = '', type = '', title = '' }) => {
        if (name === 'base') base = readWebAddress(href, pageUrl) ?? base
        if (name !== 'link' || !/\balternate\b/i.test(rel)) return
        if (
          !feedTypes.has(
            type
              .trim()
              .toLowerCase()
              .replace(/\s*;.*$/, ''),
          )
        )
          return
        const address = readWebAddress(href, base)
        if (address !== null && !found.has(address)) found.set(address, title)
      },
    },
    () => found.size >= 50,
  )
  const isOfComments = ([address, title]: [string, string]) => /comment/i.test(address + title)
  const all = [...found]
  return [...all.filter(each => !isOfComments(each)), ...all.filter(isOfComments)]
    .slice(0, mostLinks)
    .map(([address]) => address)
}
