import { ReadingFailure } from '../ReadingFailure.ts'
import { walkMarkup } from './walkMarkup.ts'

/** A part of an XML document that was worth keeping. */
export interface Element {
  /** With the usual prefix of its namespace, whatever prefix the document has for it. */
  name: string
  attributes: Readonly<Record<string, string>>
  children: (Element | string)[]
}

/** The namespaces of feeds; nearly all write the usual prefixes, and those that do not are meant as well. */
const prefixes: Record<string, string> = {
  'http://www.w3.org/2005/Atom': '',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://www.w3.org/1999/xhtml': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://search.yahoo.com/mrss/': 'media:',
  'http://www.youtube.com/xml/schemas/2015': 'yt:',
  'http://purl.org/rss/1.0/modules/slash/': 'slash:',
}

export interface ElementReader {
  /** Whether to keep this element with all that is in it; `path` are those around it, outermost first. */
  keeps(name: string, path: readonly string[]): boolean
  /** One that was kept is whole. */
  take(element: Element, path: readonly string[]): void
  isEnough(): boolean
}

/** Texts and elements of one kept element; more is left out. */
const maxParts = 20_000
const maxLength = 1_000_000

/** Reads an XML document and hands on the parts that are wanted. Throws ReadingFailure `entities`, `tooDeep`, `brokenFeed`. */
export async function readElements(xml: string, reader: ElementReader): Promise<void> {
  const renamed = new Map<string, string>()
  const path: string[] = []
  /** The open elements from the kept one inwards. */
  const open: Element[] = []
  let parts = 0
  let length = 0

  const nameOf = (name: string): string => {
    const colon = name.indexOf(':')
    const usual = colon < 0 ? undefined : renamed.get(name.slice(0, colon))
    return usual === undefined ? name : usual + name.slice(colon + 1)
  }

  await walkMarkup(
    xml,
    'xml',
    {
      declaration: text => {
        // The parser puts in none of them; a feed that declares some wants to harm, or cannot be read as it is meant.
        if (/^!\s*ENTITY|<!\s*ENTITY/i.test(text)) throw new ReadingFailure('entities')
      },
      open: (written, attributes) => {
        for (const [name, value] of Object.entries(attributes)) {
          const usual = name.startsWith('xmlns:') ? prefixes[value] : undefined
          if (usual !== undefined) renamed.set(name.slice('xmlns:'.length), usual)
        }
        const name = nameOf(written)
        const element: Element = { name, attributes, children: [] }
        const outer = open.at(-1)
        if (outer === undefined) {
          if (reader.keeps(name, path)) {
            parts = 0
            length = 0
            open.push(element)
          } else path.push(name)
          return
        }
        parts += 1
        if (parts <= maxParts) outer.children.push(element)
        open.push(element)
      },
      text: text => {
        const outer = open.at(-1)
        if (outer === undefined || parts > maxParts || length > maxLength) return
        length += text.length
        parts += 1
        outer.children.push(text)
      },
      close: () => {
        const element = open.pop()
        if (element === undefined) path.pop()
        else if (open.length === 0) reader.take(element, path)
      },
    },
    () => reader.isEnough(),
  )
}

/** All of its text, tags left out. */
export function textOf(element: Element | undefined): string {
  if (element === undefined) return ''
  return element.children.map(child => (typeof child === 'string' ? child : textOf(child))).join('')
}

export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string' && child.name === name)

/** The first of these names that is there and not empty. */
export function firstOf(element: Element, ...names: string[]): Element | undefined {
  for (const name of names) {
    const found = childrenOf(element, name).find(child => child.children.length > 0)
    if (found !== undefined) return found
  }
  return undefined
}

/** Its inside as markup again, for text that is written in tags instead of being escaped (XHTML). */
export function markupOf(element: Element): string {
  return element.children
    .map(child =>
      typeof child === 'string'
        ? escaped(child)
        : `<${child.name}${attributesOf(child)}>${markupOf(child)}</${child.name}>`,
    )
    .join('')
}

const attributesOf = ({ attributes }: Element): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
