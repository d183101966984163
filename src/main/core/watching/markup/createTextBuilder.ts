import { readWebAddress } from './readWebAddress.ts'

/** What is not for reading. */
const unseen: ReadonlySet<string> = new Set([
  ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'head', 'title'],
  ...['form', 'button', 'select', 'textarea', 'audio', 'canvas', 'map'],
])
const paragraphs: ReadonlySet<string> = new Set([
  ...['p', 'blockquote', 'ul', 'ol', 'dl', 'pre', 'table', 'figure', 'article', 'section', 'aside'],
  ...['header', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'],
])
const lines: ReadonlySet<string> = new Set(['div', 'li', 'tr', 'dt', 'dd', 'figcaption', 'main', 'address'])

export interface FoundPicture {
  url: string
  alt: string
}

export interface TextBuilder {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
  /** As a person reads it: paragraphs apart, list points marked, nothing that could run or be fetched. */
  result(): { text: string; pictures: FoundPicture[]; hasVideo: boolean }
}

const maxPictures = 20

/** Turns HTML, told tag by tag, into plain text and the addresses of its pictures. */
export function createTextBuilder(base: string, maxLength: number): TextBuilder {
  const parts: string[] = []
  let length = 0
  /** What comes between the last words and the next ones. */
  let gap: '' | ' ' | '\n' | '\n\n' = ''
  let hidden = 0
  let pre = 0
  let hasVideo = false
  const pictures = new Map<string, FoundPicture>()

  const put = (words: string) => {
    if (words === '' || length >= maxLength) return
    const part = length === 0 ? words : gap + words
    gap = ''
    parts.push(part)
    length += part.length
  }
  const leave = (wanted: typeof gap) => {
    if (wanted.length > gap.length || gap === ' ') gap = wanted
  }
  const leaveBefore = (name: string) => {
    if (paragraphs.has(name)) leave('\n\n')
    else if (lines.has(name)) leave('\n')
  }
  const addPicture = (source: string | undefined, alt: string) => {
    const url = readWebAddress(source, base)
    if (url === null || pictures.size >= maxPictures || pictures.has(url)) return
    pictures.set(url, { url, alt: alt.trim().slice(0, 1500) })
  }

  return {
    open: (name, attributes) => {
      if (unseen.has(name)) hidden += 1
      if (hidden > 0) return
      if (name === 'br') leave(gap.startsWith('\n') ? '\n\n' : '\n')
      else leaveBefore(name)
      if (name === 'li') put('• ')
      if (name === 'pre') pre += 1
      if (name === 'video') hasVideo = true
      // Pixels that count readers are no pictures.
      if (name === 'img' && !isTiny(attributes)) {
        addPicture(attributes.src ?? attributes['data-src'], attributes.alt ?? '')
      }
      if (name === 'video') addPicture(attributes.poster, '')
    },
    text: text => {
      if (hidden > 0) return
      if (pre > 0) {
        put(text)
        return
      }
      const words = text.trim().replace(/\s+/g, ' ')
      if (gap === '' && /^\s/.test(text)) gap = ' '
      put(words)
      if (words !== '' && /\s$/.test(text)) gap = ' '
    },
    close: name => {
      if (unseen.has(name)) hidden = Math.max(0, hidden - 1)
      if (hidden > 0) return
      if (name === 'pre') pre = Math.max(0, pre - 1)
      leaveBefore(name)
      if ((name === 'td' || name === 'th') && gap === '') gap = ' '
    },
    result: () => ({ text: tidyText(parts.join(''), maxLength), pictures: [...pictures.values()], hasVideo }),
  }
}

const isTiny = ({ width, height }: Readonly<Record<string, string>>): boolean =>
  (width !== undefined && Number(width) <= 2) || (height !== undefined && Number(height) <= 2)

/** No control characters, no halves of letters, no heaps of empty lines; at most so many characters. */
export function tidyText(text: string, maxLength: number): string {
  const plain = Buffer.from(text.slice(0, maxLength + 1000))
    .toString()
    .replace(/\r\n?/g, '\n')
    // Control characters, and what has no width.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\ufeff]/g, '')
    .replace(/[ \t\u00a0]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return plain.length <= maxLength ? plain : `${wholeLetters(plain.slice(0, maxLength - 1))}…`
}

const wholeLetters = (text: string): string => text.replace(/[\ud800-\udbff]$/, '')
