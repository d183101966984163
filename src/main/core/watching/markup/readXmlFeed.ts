import { ReadingFailure } from '../ReadingFailure.ts'
import { formatOf, maxPieces, noNumbers } from '../readers/Reader.ts'
import type { FoundPiece, SourceReading } from '../readers/Reader.ts'
import type { FoundPicture } from './createTextBuilder.ts'
import { htmlToLine, htmlToText } from './htmlToText.ts'
import { keyOf } from './keyOf.ts'
import { readDate } from './readDate.ts'
import { childrenOf, firstOf, markupOf, readElements, textOf } from './readElements.ts'
import type { Element } from './readElements.ts'
import { readWebAddress } from './readWebAddress.ts'

export type ReadFeed = Omit<SourceReading, 'kind' | 'known'>

const roots = new Set(['rss', 'feed', 'rdf:RDF'])
const items = new Set(['item', 'entry'])
/** What the feed says about itself. */
const facts = new Set(['title', 'link', 'subtitle', 'description'])

/**
 * RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom, as they are written in the world. Null when it is no feed at all. Throws
 * ReadingFailure.
 */
export async function readXmlFeed(xml: string, base: string, now: number): Promise<ReadFeed | null> {
  const found: Element[] = []
  const own: Element[] = []
  let root = ''
  await readElements(xml, {
    keeps: (name, path) => {
      if (path.length === 0 && root === '') root = name
      const parent = path.at(-1) ?? ''
      return (
        items.has(name) ||
        (facts.has(name) && (parent === 'channel' || (parent === 'feed' && path.length === 1)))
      )
    },
    take: element => {
      if (items.has(element.name)) {
        if (found.length < maxPieces) found.push(element)
      } else if (own.length < 50) own.push(element)
    },
    isEnough: () => found.length >= maxPieces || (root !== '' && !roots.has(root)),
  })
  if (!roots.has(root)) return null
  const about: Element = { name: root, attributes: {}, children: own }
  const siteUrl = linkOf(about, base)
  const pieces: FoundPiece[] = []
  for (const item of found) pieces.push(await pieceOf(item, siteUrl ?? base, now))
  if (found.length === 0 && own.length === 0) throw new ReadingFailure('brokenFeed')
  return { title: await htmlToLine(textOf(firstOf(about, 'title')), 200), siteUrl, followers: null, pieces }
}

async function pieceOf(item: Element, base: string, now: number): Promise<FoundPiece> {
  const url = linkOf(item, base)
  const written =
    firstOf(item, 'content:encoded', 'content', 'description', 'summary') ??
    firstMedia(item, 'media:description')
  const body = await htmlToText(written === undefined ? '' : bodyOf(written), url ?? base)
  const title = await htmlToLine(textOf(firstOf(item, 'title') ?? firstMedia(item, 'media:title')))
  const date = firstOf(item, 'pubDate', 'published', 'dc:date', 'updated', 'date')
  const publishedAt = readDate(date === undefined ? undefined : textOf(date), now)
  const media = mediaOf(item, base)
  const pictures = withoutRepeats([...media.pictures, ...body.pictures])
  // Many titles are only the beginning of the text.
  const text = body.text === title ? '' : body.text
  return {
    key: keyOf(
      textOf(firstOf(item, 'guid', 'id')) || (item.attributes['rdf:about'] ?? ''),
      url,
      title + text,
    ),
    url,
    title,
    text,
    format: formatOf({ pictures: pictures.length, hasVideo: body.hasVideo || media.hasVideo, text }),
    publishedAt,
    pictures,
    numbers: numbersOf(item),
  }
}

/** Escaped HTML, a CDATA section, or XHTML in tags: all of it as markup. Plain text is escaped. */
function bodyOf(element: Element): string {
  const { type = 'html' } = element.attributes
  if (type === 'xhtml' || element.children.some(child => typeof child !== 'string')) return markupOf(element)
  if (type === 'text' || type === 'plain') return textOf(element).replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return textOf(element)
}

/** RSS writes the address into the tag, Atom into an attribute; `alternate` is the page for people. */
function linkOf(element: Element, base: string): string | null {
  const links = childrenOf(element, 'link')
  const pages = links.filter(({ attributes }) => ['alternate', undefined].includes(attributes.rel))
  for (const link of pages) {
    const address = readWebAddress(link.attributes.href ?? textOf(link), base)
    if (address !== null) return address
  }
  // A guid is the address unless it says that it is none.
  const [guid] = childrenOf(element, 'guid')
  if (guid === undefined || guid.attributes.isPermaLink === 'false') return null
  return /^https?:/i.test(textOf(guid).trim()) ? readWebAddress(textOf(guid), base) : null
}

const mediaParts = (item: Element): Element[] => [
  item,
  ...childrenOf(item, 'media:group'),
  ...childrenOf(item, 'media:content'),
  ...childrenOf(item, 'media:group').flatMap(group => childrenOf(group, 'media:content')),
]

function firstMedia(item: Element, name: string): Element | undefined {
  for (const part of mediaParts(item)) {
    const found = firstOf(part, name)
    if (found !== undefined) return found
  }
  return undefined
}

function mediaOf(item: Element, base: string): { pictures: FoundPicture[]; hasVideo: boolean } {
  const parts = mediaParts(item)
  const contents = parts.flatMap(part => [
    ...childrenOf(part, 'media:content'),
    ...childrenOf(part, 'enclosure'),
    ...childrenOf(part, 'link').filter(({ attributes }) => attributes.rel === 'enclosure'),
  ])
  const isOf = (kind: string) => (element: Element) => {
    const { type = '', medium = '', url = '' } = element.attributes
    return (
      type.startsWith(`${kind}/`) ||
      medium === kind ||
      (kind === 'image' && type === '' && medium === '' && /\.(jpe?g|png|webp|gif)($|\?)/i.test(url))
    )
  }
  const addresses = contents.filter(isOf('image'))
  // A small picture of the large one is of use where there is no large one.
  const shown = addresses.length > 0 ? addresses : parts.flatMap(part => childrenOf(part, 'media:thumbnail'))
  const hasVideo =
    contents.some(isOf('video')) ||
    contents.some(({ attributes }) => attributes.type === 'application/x-shockwave-flash')
  return {
    hasVideo,
    pictures: shown.flatMap(element => {
      const url = readWebAddress(element.attributes.url ?? element.attributes.href, base)
      const alt = textOf(firstOf(element, 'media:description') ?? firstOf(element, 'media:title'))
      return url === null ? [] : [{ url, alt: alt.trim().slice(0, 1500) }]
    }),
  }
}

const withoutRepeats = (pictures: FoundPicture[]): FoundPicture[] =>
  pictures.filter(({ url }, at) => pictures.findIndex(other => other.url === url) === at).slice(0, 20)

function numbersOf(item: Element): FoundPiece['numbers'] {
  const community = mediaParts(item).flatMap(part => childrenOf(part, 'media:community'))
  const from = (name: string, attribute: string) =>
    count(community.flatMap(part => childrenOf(part, name))[0]?.attributes[attribute])
  return {
    ...noNumbers,
    comments: count(textOf(firstOf(item, 'slash:comments'))),
    likes: from('media:starRating', 'count'),
    views: from('media:statistics', 'views'),
  }
}

const count = (text: string | undefined): number | null =>
  text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : null
