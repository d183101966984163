const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A link counts as a link only with a scheme and a domain that has an ending; closing punctuation is not part of it. */
const LINK = /https?:\/\/(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#][^\s<>"]*)?/giu
const REMOTE_MENTION = /(?<![\p{L}\p{N}/])@(\w+(?:[\w.-]*\w)?)@[\w.-]*\w/gu

/**
 * Mastodon's way to count: graphemes of the content warning as it stands, and of the text with every link counted
 * as a fixed number of characters and `@someone@far.away` as `@someone`.
 */
export function countCharacters(spoilerText: string, text: string, reservedPerUrl: number): number {
  const counted = text
    .replace(LINK, link => {
      const closing = /[.,;:!?'"»”)\]]+$/.exec(link)?.[0] ?? ''
      return 'x'.repeat(reservedPerUrl) + closing
    })
    .replace(REMOTE_MENTION, '@$1')
  return Array.from(graphemes.segment(spoilerText + counted)).length
}
