import { formatOf, noNumbers } from './Reader.ts'
import type { FoundPiece } from './Reader.ts'
import { createTextBuilder, tidyText } from '../markup/createTextBuilder.ts'
import type { TextBuilder } from '../markup/createTextBuilder.ts'
import { maxTextLength } from '../markup/htmlToText.ts'
import { readDate } from '../markup/readDate.ts'
import { readWebAddress } from '../markup/readWebAddress.ts'
import { walkMarkup } from '../markup/walkMarkup.ts'

const page = 'https://t.me/'
const maxPictures = 20

interface Message {
  /** `channel/123` */
  post: string
  words: TextBuilder
  pictures: string[]
  hasVideo: boolean
  date: string | undefined
  views: string
}

interface ChannelPage {
  title: string
  followers: number | null
  pieces: FoundPiece[]
}

/** What the part that is being read is for. */
type Part = 'words' | 'views' | 'title' | 'counter' | 'counterType' | 'other'

const parts: Record<string, Part> = {
  tgme_widget_message_text: 'words',
  tgme_widget_message_views: 'views',
  tgme_channel_info_header_title: 'title',
  counter_value: 'counter',
  counter_type: 'counterType',
}

/** The posts on the public page of a channel, newest first; null when it is no such page. */
export async function readTelegramPage(html: string, now: number): Promise<ChannelPage | null> {
  const messages: Message[] = []
  const channel = { isShown: false, title: '' }
  let counter = { value: '', type: '' }
  const counters: (typeof counter)[] = []
  /** The part of each open tag that began one, by depth. */
  const open: { depth: number; part: Part }[] = []
  let depth = 0

  await walkMarkup(html, 'html', {
    open: (name, attributes) => {
      depth += 1
      const classes = (attributes.class ?? '').split(/\s+/)
      if (classes.includes('tgme_channel_info')) channel.isShown = true
      if (classes.includes('tgme_widget_message') && attributes['data-post'] !== undefined) {
        messages.push(emptyMessage(attributes['data-post']))
      }
      const message = messages.at(-1)
      const within = open.at(-1)?.part
      if (within === 'words' && message !== undefined) message.words.open(name, attributes)
      // An answer quotes the text of the post before it: not its own words.
      const isQuote = classes.includes('js-message_reply_text')
      const part = classes.flatMap(each => parts[each] ?? [])[0]
      if (within === undefined && part !== undefined && !isQuote) {
        open.push({ depth, part })
        if (part === 'words') message?.words.open('p', {})
      }
      if (message !== undefined) noteMedia(message, name, classes, attributes)
    },
    text: text => {
      const part = open.at(-1)?.part
      const message = messages.at(-1)
      if (part === 'words') message?.words.text(text)
      else if (part === 'views' && message !== undefined) message.views += text
      else if (part === 'title') channel.title += text
      else if (part === 'counter') counter.value += text
      else if (part === 'counterType') counter.type += text
    },
    close: name => {
      const last = open.at(-1)
      if (last?.part === 'words') messages.at(-1)?.words.close(last.depth === depth ? 'p' : name)
      if (last?.depth === depth) {
        open.pop()
        if (last.part === 'counterType') {
          counters.push(counter)
          counter = { value: '', type: '' }
        }
      }
      depth -= 1
    },
  })
  if (!channel.isShown && messages.length === 0) return null
  const followers = counters.find(({ type }) => /subscriber|member/i.test(type))?.value
  return {
    title: tidyText(channel.title, 200),
    followers: followers === undefined ? null : shortCount(followers),
    pieces: messages.map(message => pieceOf(message, now)).reverse(),
  }
}

const emptyMessage = (post: string): Message => ({
  post,
  words: createTextBuilder(page, maxTextLength),
  pictures: [],
  hasVideo: false,
  date: undefined,
  views: '',
})

function noteMedia(
  message: Message,
  name: string,
  classes: string[],
  attributes: Readonly<Record<string, string>>,
): void {
  const has = (suffix: string) => classes.includes(`tgme_widget_message_${suffix}`)
  if (has('video_player') || has('video_wrap') || has('roundvideo_player')) message.hasVideo = true
  if (
    has('photo_wrap') ||
    has('video_thumb') ||
    has('roundvideo_thumb') ||
    classes.includes('link_preview_right_image')
  ) {
    const url = /background-image:\s*url\(\s*['"]?([^'")]+)/i.exec(attributes.style ?? '')?.[1]
    const address = readWebAddress(url, page)
    if (address !== null && message.pictures.length < maxPictures) message.pictures.push(address)
  }
  if (name === 'time' && attributes.datetime !== undefined) message.date ??= attributes.datetime
}

function pieceOf(message: Message, now: number): FoundPiece {
  const { text } = message.words.result()
  const pictures = [...new Set(message.pictures)].map(url => ({ url, alt: '' }))
  return {
    key: message.post.slice(0, 400),
    url: readWebAddress(`/${message.post}`, page),
    title: '',
    text,
    format: formatOf({ pictures: pictures.length, hasVideo: message.hasVideo, text }),
    publishedAt: readDate(message.date, now),
    pictures,
    numbers: { ...noNumbers, views: shortCount(message.views) },
  }
}

const shortened: Record<string, number> = { '': 1, k: 1000, m: 1_000_000 }

/** `1.2K` as it stands there: 1200. */
function shortCount(text: string): number | null {
  const [, digits, letter = ''] = /^([\d.]+)\s*([km]?)$/i.exec(text.trim().replace(/[\s,]/g, '')) ?? []
  const value = Math.round(Number(digits) * (shortened[letter.toLowerCase()] ?? NaN))
  return Number.isSafeInteger(value) ? value : null
}
