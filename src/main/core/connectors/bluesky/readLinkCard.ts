import type { Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'

export interface LinkCard {
  uri: string
  title: string
  description: string
}

/** A card is worth no longer wait than this. */
const timeoutMs = 10_000
const maxTitle = 300
const maxDescription = 1000

/**
 * The card under a post: whoever posts has to read the page herself, the network does not. A page that cannot be read keeps
 * nothing back; then the card has the site's name.
 */
export async function readLinkCard(io: Io, uri: string): Promise<LinkCard> {
  const bare = { uri, title: new URL(uri).hostname.replace(/^www\./, ''), description: '' }
  try {
    const { status, headers, text } = await io.http.request('GET', uri, {
      headers: { accept: 'text/html,application/xhtml+xml' },
      timeoutMs,
    })
    if (status >= 300 || !/html/i.test(headers.get('content-type') ?? 'html')) return bare
    const { title, description } = readPage(text)
    return { uri, title: title === '' ? bare.title : title, description }
  } catch (error) {
    if (!(error instanceof NoAnswerError) || error.aborted) throw error
    return bare
  }
}

/** Title and description of a page, from what it says for such cards or else from its head. */
export function readPage(html: string): Pick<LinkCard, 'title' | 'description'> {
  const meta = new Map<string, string>()
  for (const [tag] of html.matchAll(/<meta\s[^>]*>/gi)) {
    const name = attribute(tag, 'property') ?? attribute(tag, 'name')
    const content = attribute(tag, 'content')
    if (name === null || content === null || meta.has(name.toLowerCase())) continue
    meta.set(name.toLowerCase(), content)
  }
  const first = (...names: string[]): string => names.map(name => meta.get(name) ?? '').find(Boolean) ?? ''
  const titleTag = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1] ?? ''
  return {
    title: tidy(first('og:title', 'twitter:title') || titleTag, maxTitle),
    description: tidy(first('og:description', 'twitter:description', 'description'), maxDescription),
  }
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? '')
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
}

function tidy(text: string, maxLength: number): string {
  const plain = text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (...found: string[]) => entity(...found))
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...plain]
  return letters.length > maxLength ? `${letters.slice(0, maxLength - 1).join('')}…` : plain
}

function entity(whole = '', decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : whole
}
