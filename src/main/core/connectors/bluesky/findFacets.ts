/** A stretch of a text, in UTF-8 bytes, and what it is: the network itself looks for nothing in a text. */
export interface Facet {
  index: { byteStart: number; byteEnd: number }
  features: Record<string, string>[]
}

interface Stretch {
  /** Of the string. */
  start: number
  end: number
  feature: Record<string, string>
}

/** Up to white space; what closes a sentence or a bracket is taken off by `withoutClosing`. */
const links = /(?<![\p{L}\p{N}_/@])https?:\/\/[^\s<>"]+/giu
const mentions =
  /(?<=^|[\s([{"'“„«])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)/giu
/** With at least one sign that is neither digit nor punctuation: "#1" is a number. */
const tags = /(?<=^|\s)[#＃](?!\ufe0f)([^\s#＃]*[^\d\s\p{P}#＃][^\s#＃]*)/gu

const closing = /[.,;:!?'"’”»…]+$/u
const maxTagLength = 64
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const utf8 = new TextEncoder()

/** The handles that a text mentions, each once. */
export function mentionedHandles(text: string): string[] {
  return [...new Set([...text.matchAll(mentions)].map(([, handle = '']) => handle.toLowerCase()))]
}

/** The first link in a text, or null. */
export function firstLink(text: string): string | null {
  const [first] = linksIn(text)
  return first === undefined ? null : (first.feature['uri'] ?? null)
}

/**
 * Links, mentions and hashtags of a text.
 * @param dids the ids of handles in small letters; a handle without one stays mere text
 */
export function findFacets(text: string, dids: ReadonlyMap<string, string>): Facet[] {
  return [...linksIn(text), ...mentionsIn(text, dids), ...tagsIn(text)]
    .sort((a, b) => a.start - b.start)
    .filter((stretch, i, all) => i === 0 || stretch.start >= (all[i - 1]?.end ?? 0))
    .map(({ start, end, feature }) => ({
      index: { byteStart: bytesUpTo(text, start), byteEnd: bytesUpTo(text, end) },
      features: [feature],
    }))
}

function linksIn(text: string): Stretch[] {
  return [...text.matchAll(links)].flatMap(({ 0: found, index }) => {
    const uri = withoutClosing(found)
    if (!URL.canParse(uri)) return []
    const feature = { $type: 'app.bsky.richtext.facet#link', uri }
    return [{ start: index, end: index + uri.length, feature }]
  })
}

function mentionsIn(text: string, dids: ReadonlyMap<string, string>): Stretch[] {
  return [...text.matchAll(mentions)].flatMap(({ 0: found, 1: handle = '', index }) => {
    const did = dids.get(handle.toLowerCase())
    if (did === undefined) return []
    const feature = { $type: 'app.bsky.richtext.facet#mention', did }
    return [{ start: index, end: index + found.length, feature }]
  })
}

function tagsIn(text: string): Stretch[] {
  return [...text.matchAll(tags)].flatMap(({ 1: found = '', index }) => {
    const tag = found.replace(/\p{P}+$/u, '')
    const length = [...graphemes.segment(tag)].length
    if (length === 0 || length > maxTagLength) return []
    const feature = { $type: 'app.bsky.richtext.facet#tag', tag }
    return [{ start: index, end: index + 1 + tag.length, feature }]
  })
}

/** A bracket belongs to an address only when it was opened in it. */
function withoutClosing(found: string): string {
  let uri = found
  for (;;) {
    const shorter = uri.replace(closing, '').replace(/[\])}]$/, bracket => {
      const opening = { ')': '(', ']': '[', '}': '{' }[bracket] ?? ''
      return uri.split(opening).length < uri.split(bracket).length ? '' : bracket
    })
    if (shorter === uri) return uri
    uri = shorter
  }
}

const bytesUpTo = (text: string, end: number): number => utf8.encode(text.slice(0, end)).length
