import { checkLink } from './checkLink.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramError } from './TelegramError.ts'
import type { TelegramEntity, TelegramText } from './TelegramState.ts'

/** The entity that a tag makes; what is not here fails the whole send. */
const ENTITY_OF_TAG: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
}

const NAMED_CHARACTERS: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

interface OpenTag {
  name: string
  attributes: Map<string, string>
  offset: number
}

/**
 * parse_mode HTML, as strict as the real one: unknown tags, wrong nesting and anything left open refuse the message.
 * @throws TelegramError 400 `can't parse entities: ...`
 */
export function parseHtml(source: string): TelegramText {
  let text = ''
  const entities: TelegramEntity[] = []
  const open: OpenTag[] = []
  let at = 0
  while (at < source.length) {
    if (source[at] !== '<') {
      const character = readCharacter(source, at)
      text += character.text
      at += character.length
      continue
    }
    const fail = (reason: string): TelegramError => {
      const offset = Buffer.byteLength(source.slice(0, at))
      return badRequest(`can't parse entities: ${reason} at byte offset ${offset}`)
    }
    const end = source.indexOf('>', at)
    if (source[at + 1] === '/') {
      const tag = open.pop()
      if (!tag) throw fail('Unexpected end tag')
      if (end === -1) throw fail('Unclosed end tag')
      const name = source
        .slice(at + 2, end)
        .trim()
        .toLowerCase()
      if (name !== '' && name !== tag.name) {
        throw badRequest(
          `can't parse entities: Unmatched end tag at byte offset ${Buffer.byteLength(source.slice(0, at))}, expected "</${tag.name}>", found "</${name}>"`,
        )
      }
      const entity = entityOf(tag, text)
      if (entity) entities.push(entity)
    } else {
      if (end === -1) throw fail('Unclosed start tag')
      open.push(readStartTag(source.slice(at + 1, end), text.length, fail))
    }
    at = end + 1
  }
  const left = open.at(-1)
  if (left)
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${left.name}"`)
  return { text, entities: joinPreAndCode(entities) }
}

function readCharacter(source: string, at: number): { text: string; length: number } {
  const match = /^&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|amp|quot));?/i.exec(source.slice(at, at + 12))
  if (source[at] === '&' && match) {
    const [whole, decimal, hex, name] = match
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0
    const character = name ? NAMED_CHARACTERS[name.toLowerCase()] : codePoint(code)
    if (character !== undefined) return { text: character, length: whole.length }
  }
  return { text: source[at] ?? '', length: 1 }
}

function codePoint(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

function readStartTag(inside: string, offset: number, fail: (reason: string) => TelegramError): OpenTag {
  const name = /^\S*/.exec(inside)?.[0].toLowerCase() ?? ''
  if (!(name in ENTITY_OF_TAG)) throw fail(`Unsupported start tag "${name}"`)
  const attributes = new Map<string, string>()
  const pattern = /\s+([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-z0-9.-]+)(?=\s|$)))?/giy
  pattern.lastIndex = name.length
  let end = name.length
  for (let match = pattern.exec(inside); match; match = pattern.exec(inside)) {
    attributes.set((match[1] ?? '').toLowerCase(), decode(match[2] ?? match[3] ?? match[4] ?? ''))
    end = pattern.lastIndex
  }
  if (inside.slice(end).trim() !== '') throw fail(`Empty attribute name in the tag "${name}"`)
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw fail('Tag "span" must have class "tg-spoiler"')
  }
  return { name, attributes, offset }
}

function decode(value: string): string {
  let text = ''
  for (let at = 0; at < value.length;) {
    const character = readCharacter(value, at)
    text += character.text
    at += character.length
  }
  return text
}

function entityOf(tag: OpenTag, text: string): TelegramEntity | undefined {
  const length = text.length - tag.offset
  if (length === 0) return undefined
  const entity = { type: ENTITY_OF_TAG[tag.name] ?? '', offset: tag.offset, length }
  const attribute = (name: string): string => tag.attributes.get(name) ?? ''
  switch (tag.name) {
    case 'a': {
      // Unlike in `entities`, a bad link here only loses its link.
      const url = checkLink(attribute('href') || text.slice(tag.offset))
      return url === null ? undefined : { ...entity, url }
    }
    case 'tg-emoji':
      if (!/^[1-9]\d*$/.test(attribute('emoji-id'))) {
        throw badRequest("can't parse entities: Invalid custom emoji identifier specified")
      }
      return { ...entity, custom_emoji_id: attribute('emoji-id') }
    case 'blockquote':
      return tag.attributes.has('expandable') ? { ...entity, type: 'expandable_blockquote' } : entity
    case 'code': {
      const language = /^language-(.+)$/.exec(attribute('class'))?.[1]
      return language ? { ...entity, language } : entity
    }
    default:
      return entity
  }
}

/** `<pre><code class="language-x">` is one entity; a language on a lone `<code>` means nothing. */
function joinPreAndCode(entities: TelegramEntity[]): TelegramEntity[] {
  const isCodeOf = (pre: TelegramEntity) => (other: TelegramEntity) =>
    other.type === 'code' && other.offset === pre.offset && other.length === pre.length
  const joined = entities.map(entity => {
    const language = entity.type === 'pre' ? entities.find(isCodeOf(entity))?.language : undefined
    return language ? { ...entity, language } : entity
  })
  return joined
    .filter(
      entity => entity.type !== 'code' || !joined.some(pre => pre.type === 'pre' && isCodeOf(pre)(entity)),
    )
    .map(({ language, ...entity }) =>
      entity.type === 'pre' && language !== undefined ? { ...entity, language } : entity,
    )
}
