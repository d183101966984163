import { checkLink } from './checkLink.ts'
import { findEntities } from './findEntities.ts'
import { parseHtml } from './parseHtml.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramEntity, TelegramText } from './TelegramState.ts'

const GIVEN_BY_SENDER = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
  'blockquote',
  'expandable_blockquote',
  'date_time',
])

/** Accepted and thrown away: the server finds these by itself. */
const FOUND_BY_SERVER = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bank_card_number',
])

/**
 * Turns what was sent into the text and entities that a message will have: markup parsed, entities checked
 * (offsets in UTF-16 units), control characters and outer white space removed, links and hashtags found.
 * The limits of length apply to the result, not here.
 * @throws TelegramError 400
 */
export function formatText(text: string, parseMode: string, entities: unknown): TelegramText {
  if (Buffer.byteLength(text) > 32_768) throw badRequest('text is too long')
  const mode = parseMode.toLowerCase()
  if (mode !== '' && mode !== 'none' && mode !== 'html') throw badRequest('unsupported parse_mode')
  const parsed = mode === 'html' ? parseHtml(text) : { text, entities: readEntities(entities) }
  const clean = cleanText(parsed)
  return { text: clean.text, entities: [...clean.entities, ...findEntities(clean)].sort(byPlace) }
}

/** Telegram counts code points, not UTF-16 units. */
export function countCodePoints(text: string): number {
  return Array.from(text).length
}

function readEntities(value: unknown): TelegramEntity[] {
  // Like the real one: what is not an array counts as no entities at all.
  if (!Array.isArray(value)) return []
  const fail = (reason: string): Error => badRequest(`can't parse MessageEntity: ${reason}`)
  return (value as unknown[]).flatMap((item): TelegramEntity[] => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) throw fail('expected an Object')
    const entity = item as Record<string, unknown>
    const { type, offset, length } = entity
    for (const [name, field] of Object.entries({ offset, length })) {
      if (!Number.isSafeInteger(field)) throw fail(`Field "${name}" must be of type Number`)
    }
    if (typeof type !== 'string') throw fail('Can\'t find field "type"')
    if (FOUND_BY_SERVER.has(type)) return []
    if (!GIVEN_BY_SENDER.has(type)) throw fail('Unsupported type specified')
    const place = { type, offset: offset as number, length: length as number }
    if (place.offset < 0) throw badRequest(`receive an entity with incorrect offset ${place.offset}`)
    if (place.length < 0) throw badRequest(`receive an entity with incorrect length ${place.length}`)
    if (type === 'text_link') return [{ ...place, url: checkedUrl(entity['url']) }]
    if (type === 'pre' && typeof entity['language'] === 'string' && entity['language'] !== '') {
      return [{ ...place, language: entity['language'] }]
    }
    if (type === 'custom_emoji') return [{ ...place, custom_emoji_id: String(entity['custom_emoji_id']) }]
    return [place]
  })
}

function checkedUrl(url: unknown): string {
  if (typeof url !== 'string') throw badRequest('can\'t parse MessageEntity: Can\'t find field "url"')
  const link = checkLink(url)
  if (link === null) throw badRequest(`entity URL '${url}' is invalid: Unsupported URL protocol`)
  return link
}

/** Drops carriage returns and direction overrides, turns control characters into spaces, trims, and moves entities along. */
function cleanText(source: TelegramText): TelegramText {
  const { text } = source
  const entities = source.entities.filter(entity => entity.length > 0).sort(byPlace)
  for (const entity of entities) checkPlace(text, entity)
  let cleaned = ''
  const newPlace: number[] = []
  for (let at = 0; at < text.length; at++) {
    newPlace.push(cleaned.length)
    const unit = text[at] ?? ''
    if (/[\r\u2028-\u202e\u0333\u033f\u030a]/.test(unit)) continue
    const isControl = unit.charCodeAt(0) < 32 && unit !== '\n'
    cleaned += isControl ? ' ' : unit
  }
  newPlace.push(cleaned.length)
  const end = cleaned.replace(/[ \n]+$/, '').length
  const firstEntityAt = newPlace[entities[0]?.offset ?? text.length] ?? end
  const leading = /^[ \n]*/.exec(cleaned)?.[0].length ?? 0
  const start = Math.min(leading, firstEntityAt, end)
  return {
    text: cleaned.slice(start, end),
    entities: entities.flatMap(entity => {
      const from = newPlace[entity.offset] ?? end
      const to = Math.min(newPlace[entity.offset + entity.length] ?? end, end)
      const isBlank = cleaned.slice(from, to).trim() === ''
      return isBlank ? [] : [{ ...entity, offset: from - start, length: to - from }]
    }),
  }
}

function checkPlace(text: string, { offset, length }: TelegramEntity): void {
  const end = offset + length
  if (offset >= text.length) {
    throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`)
  }
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    )
  }
  const byteAt = (at: number): number => Buffer.byteLength(text.slice(0, at - 1))
  if (splitsPair(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${byteAt(offset)}`)
  }
  if (splitsPair(text, end)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${byteAt(end)}`,
    )
  }
}

function splitsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0
}

function byPlace(a: TelegramEntity, b: TelegramEntity): number {
  return a.offset - b.offset || b.length - a.length
}
