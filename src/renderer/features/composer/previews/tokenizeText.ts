export interface TextPiece {
  kind: 'plain' | 'link' | 'tag' | 'mention'
  text: string
}

/**
 * Links, hashtags and mentions as networks find them in plain text. A link does not take the full stop or bracket that
 * ends the sentence around it.
 */
const marked =
  /(?<link>https?:\/\/[^\s<>"]+)|(?<![\p{L}\p{N}_/#@.])(?:(?<tag>#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)|(?<mention>@[A-Za-z0-9_]+(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?))/gu

/** Splits a text for showing it as a network does. The pieces together are the text. */
export function tokenizeText(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  const plain = (to: number) => {
    if (to > from) pieces.push({ kind: 'plain', text: text.slice(from, to) })
  }
  for (const match of text.matchAll(marked)) {
    const { link, tag, mention } = match.groups ?? {}
    const found = link === undefined ? (tag ?? mention ?? '') : withoutSentenceEnd(link)
    plain(match.index)
    pieces.push({ kind: link !== undefined ? 'link' : tag !== undefined ? 'tag' : 'mention', text: found })
    from = match.index + found.length
  }
  plain(text.length)
  return pieces
}

function withoutSentenceEnd(link: string): string {
  const trimmed = link.replace(/[.,;:!?'"…]+$/u, '')
  // A closing bracket belongs to the link only when it was opened in it.
  if (trimmed.endsWith(')') && !trimmed.includes('(')) return withoutSentenceEnd(trimmed.slice(0, -1))
  return trimmed
}

/** The first link of a text, or null. */
export function firstLink(text: string): string | null {
  return tokenizeText(text).find(piece => piece.kind === 'link')?.text ?? null
}

/** How feeds write a link: without the protocol, and cut after so many characters. */
export function shortLink(link: string, longest = 30): string {
  const bare = link.replace(/^https?:\/\/(www\.)?/, '')
  return bare.length <= longest ? bare : `${bare.slice(0, longest)}…`
}

/** The name of the place a link leads to. */
export function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).host.replace(/^www\./, '') : link
}
