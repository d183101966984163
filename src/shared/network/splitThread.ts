import { countText, fittingLength } from './countText.ts'
import type { TextRules } from './descriptor.ts'

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })

/** At the end of a part: `2/5`. */
const numbering = /(?:^|\s+)(\d{1,2})\/(\d{1,2})\s*$/u

/**
 * Splits a long text into as few parts as the network allows and makes them about equally long: between sentences, else
 * between words, and within a word only when it alone is too long. Every part has room left for its number.
 * @param limit what one part may count at most
 */
export function splitThread(text: string, rules: TextRules, limit: number): string[] {
  const whole = text.trim()
  if (countText(whole, rules) <= limit) return [whole]
  const room = Math.max(1, limit - countText(' 99/99', rules))
  const pieces = [...sentences.segment(whole)].flatMap(({ segment }) => shorten(segment, rules, room))
  const fewest = pack(pieces, rules, room).length
  // The smallest limit that needs no more parts: then none is much shorter than the others.
  let low = 1
  let high = room
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const parts = pack(pieces, rules, middle)
    const fits = parts.length <= fewest && parts.every(part => countText(part, rules) <= middle)
    if (fits) high = middle
    else low = middle + 1
  }
  return pack(pieces, rules, high)
}

/** Writes `1/3` at the end of every part, instead of numbers that are there already. */
export const numberParts = (texts: readonly string[]): string[] =>
  withoutNumbers(texts).map((text, i) => `${text.trimEnd()} ${i + 1}/${texts.length}`.trimStart())

/** Whether the parts have their numbers, in whatever order they stand now. A date at the end of one makes no number. */
export function areNumbered(texts: readonly string[]): boolean {
  const numbers = texts
    .map(text => numbering.exec(text))
    .map(found => [Number(found?.[1]), Number(found?.[2])])
  const of = numbers[0]?.[1] ?? 0
  const places = new Set(numbers.map(([place]) => place))
  return (
    of > 1 && places.size === texts.length && numbers.every(([n = 0, m]) => m === of && n >= 1 && n <= of)
  )
}

export const withoutNumbers = (texts: readonly string[]): string[] =>
  areNumbered(texts) ? texts.map(text => text.replace(numbering, '')) : [...texts]

/** Pieces with their white space, each within the limit. */
function shorten(piece: string, rules: TextRules, limit: number): string[] {
  if (countText(piece.trim(), rules) <= limit) return [piece]
  const words = piece.split(/(?<=\s)(?=\S)/u)
  if (words.length > 1) return words.flatMap(word => shorten(word, rules, limit))
  const end = fittingLength(piece, rules, limit)
  return end === 0 ? [piece] : [piece.slice(0, end), ...shorten(piece.slice(end), rules, limit)]
}

function pack(pieces: readonly string[], rules: TextRules, limit: number): string[] {
  const parts: string[] = []
  let open = ''
  for (const piece of pieces) {
    if (open.trim() !== '' && countText((open + piece).trim(), rules) > limit) {
      parts.push(open.trim())
      open = piece
    } else open += piece
  }
  return [...parts, open.trim()].filter(part => part !== '')
}
