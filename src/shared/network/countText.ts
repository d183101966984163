import type { CountingUnit, TextRules } from './descriptor.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const utf8 = new TextEncoder()

/**
 * http and https addresses as networks find them: with a host that has an ending (so not localhost), up to white space,
 * without closing punctuation.
 */
const addresses =
  /(?<![\p{L}\p{N}_@])https?:\/\/(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:\/(?:[^\s<>"]*[^\s<>".,;:!?'’”»)\]}])?|[?#][^\s<>"]*[^\s<>".,;:!?'’”»)\]}])?/giu

/** `@name@server`, of which Mastodon counts only `@name`; names there are of plain letters. */
const remoteMentions =
  /(?<![\p{L}\p{N}_/@=])(@[A-Za-z0-9_]+(?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)@[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?/gu

/** How long the text is for the network, in the network's own unit. */
export function countText(text: string, rules: Pick<TextRules, 'unit' | 'urlWeight'>): number {
  const { unit, urlWeight } = rules
  const mentioned = unit === 'mastodon' ? text.replace(remoteMentions, '$1') : text
  if (urlWeight === null) return countUnits(mentioned, unit)
  let weights = 0
  const rest = mentioned.replace(addresses, () => {
    weights += urlWeight - 1
    return 'x'
  })
  // What only begins like an address may be taken for one or not: it counts as both, for rather too much than a refusal.
  const doubtful = rest.match(/https?:\/\//giu)?.length ?? 0
  return countUnits(rest, unit) + weights + doubtful * urlWeight
}

/** Like countText, but as it stands: what stands beside the text (a content warning) gets no concessions. */
export function countBare(text: string, { unit }: Pick<TextRules, 'unit'>): number {
  return countUnits(text, unit)
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
