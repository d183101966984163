import type { TelegramEntity, TelegramText } from './TelegramState.ts'

const PATTERNS: [type: string, pattern: RegExp][] = [
  ['url', /(?<![\w@./-])(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,}(?::\d+)?(?:[/?#][^\s<>"]*)?/giu],
  ['email', /(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi],
  ['mention', /(?<![\w@])@[a-z]\w{3,31}\b/gi],
  ['hashtag', /(?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/giu],
]

/** Domain endings that are taken for a link without a scheme. The real server knows all of them; a few do here. */
const KNOWN_ENDING = /\.(com|org|net|de|ke|tz|ug|io|dev|app|social|me|info|example|test|eu|uk)(?=[/:?#]|$)/i

/**
 * The entities that the server adds by itself: links, e-mail addresses, mentions, hashtags. What lies in code or
 * in a link that the sender gave stays as it is. An approximation of the real finder: enough to show that a
 * message comes back with more entities than were sent.
 */
export function findEntities({ text, entities }: TelegramText): TelegramEntity[] {
  const taken = entities.filter(entity => ['code', 'pre', 'text_link', 'text_mention'].includes(entity.type))
  const found: TelegramEntity[] = []
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const word = type === 'url' ? match[0].replace(/[.,;:!?)\]'"]+$/, '') : match[0]
      if (type === 'url' && !/^https?:/i.test(word) && !KNOWN_ENDING.test(word)) continue
      const entity = { type, offset: match.index, length: word.length }
      if (![...taken, ...found].some(other => overlaps(other, entity))) found.push(entity)
    }
  }
  return found
}

function overlaps(a: TelegramEntity, b: TelegramEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}
