import type { CountingUnit, TextRules } from './descriptor.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const utf8 = new TextEncoder()

/** http and https addresses as networks find them: up to white space, without closing punctuation. */
const addresses = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?'’”)\]}]/giu

/** `@name@server`, of which Mastodon counts only `@name`. */
const remoteMentions =
  /(?<![\p{L}\p{N}_/@])(@[\p{L}\p{N}_]+(?:[\p{L}\p{N}_.-]+[\p{L}\p{N}_]+)?)@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?/giu

/** How long the text is for the network, in the network's own unit. */
export function countText(text: string, rules: Pick<TextRules, 'unit' | 'urlWeight'>): number {
  const { unit, urlWeight } = rules
  const mentioned = unit === 'mastodon' ? text.replace(remoteMentions, '$1') : text
  if (urlWeight === null) return countUnits(mentioned, unit)
  const found = mentioned.match(addresses)?.length ?? 0
  return countUnits(mentioned.replace(addresses, ''), unit) + found * urlWeight
}

/** The most the network takes: less when media goes along, where it says so. */
export function textLimit(rules: TextRules, withMedia: boolean): number {
  return withMedia ? (rules.limitWithMedia ?? rules.limit) : rules.limit
}

/** Where the text must end to fit, as an index of the string; its length when it fits. Never cuts a character apart. */
export function fittingLength(text: string, rules: TextRules, limit: number): number {
  if (countText(text, rules) <= limit) return text.length
  const ends = [...graphemes.segment(text)].map(({ index, segment }) => index + segment.length)
  let low = 0
  let high = ends.length
  // Longer texts never count less, but for an address that is cut: a word more or less at the end does no harm.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (countText(text.slice(0, ends[middle - 1] ?? 0), rules) <= limit) low = middle
    else high = middle - 1
  }
  return low === 0 ? 0 : (ends[low - 1] ?? 0)
}

function countUnits(text: string, unit: CountingUnit): number {
  switch (unit) {
    case 'utf16':
      return text.length
    case 'codePoints':
      return [...text].length
    case 'graphemes':
    case 'mastodon':
      return [...graphemes.segment(text)].length
    case 'utf8Bytes':
      return utf8.encode(text).length
  }
}
