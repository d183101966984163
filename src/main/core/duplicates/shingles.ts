/** A text as the set of its short runs of words, each as a number: what it says, whatever it looks like. */
export type Shingles = ReadonlySet<number>

const links = /https?:\/\/\S+/giu
/** Pictographs with all that is joined to them, and what stands for one. */
const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0F\u200D\u20E3]/gu
/** A word; or a single sign of a writing that puts no spaces between words. */
const words =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu

/** With fewer words every single one counts; runs of three would call two greetings different for one word. */
const shortText = 8

/** The shingles of a text. Links, emoji, case, punctuation and the form of letters (NFKC) make no difference. */
export function shinglesOf(text: string): Shingles {
  const found = wordsOf(text)
  const length = found.length < shortText ? 1 : 3
  const shingles = new Set<number>()
  for (let i = 0; i + length <= found.length; i++) {
    shingles.add(hash(length === 1 ? (found[i] ?? '') : found.slice(i, i + length).join(' ')))
  }
  return shingles
}

/** The words of a text, without regard to links, emoji, case, punctuation and the form of letters (NFKC). */
export const wordsOf = (text: string): string[] =>
  text.replace(links, ' ').replace(emoji, ' ').normalize('NFKC').toLowerCase().match(words) ?? []

/** 0: nothing in common; 1: the same. The share of what they have in common in all that they have (Jaccard). */
export function likeness(a: Shingles, b: Shingles): number {
  if (a.size === 0 || b.size === 0) return 0
  // More could not be reached, whatever they have in common.
  const most = Math.min(a.size, b.size) / Math.max(a.size, b.size)
  if (most < nearlySame) return most
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const shingle of small) if (large.has(shingle)) common++
  return common / (a.size + b.size - common)
}

/** From here on two texts say nearly the same: of twenty words, two or three may be others. */
export const nearlySame = 0.55

/** FNV-1a over UTF-16, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
