import type { Outgoing } from '../Connector.ts'
import { postHtml } from './postHtml.ts'
import type { Figure } from './postHtml.ts'
import { statuses } from './wordpressDescriptor.ts'

const maxTitle = 80

/** Title, text and excerpt: what publishing and editing both say. */
export function postFields(outgoing: Outgoing, figures: readonly Figure[]): Record<string, unknown> {
  const excerpt = stringOf(outgoing, 'excerpt')
  return {
    title: titleOf(outgoing),
    content: postHtml(outgoing.text, figures),
    ...(excerpt === '' ? {} : { excerpt }),
  }
}

/** Her own title, else the beginning of the first line, else what the first picture shows. */
export function titleOf(outgoing: Outgoing): string {
  const own = stringOf(outgoing, 'title')
  if (own !== '') return own
  const [line = ''] = outgoing.text.trim().split('\n')
  const words = line.trim() === '' ? (outgoing.media[0]?.alt.trim() ?? '') : line.trim()
  const letters = [...words]
  if (letters.length <= maxTitle) return words
  const cut = letters.slice(0, maxTitle - 1).join('')
  // Between words, unless the first one is endless.
  return `${cut.slice(0, cut.lastIndexOf(' ') > 20 ? cut.lastIndexOf(' ') : cut.length)}…`
}

export function statusOf({ options }: Outgoing): (typeof statuses)[number] {
  return statuses.find(each => each === options['status']) ?? 'publish'
}

/**
 * Whether the first picture becomes the featured one, which the theme shows. Not when there is nothing but pictures: then
 * the post would be empty.
 */
export function isFirstFeatured({ options, text }: Pick<Outgoing, 'options' | 'text'>): boolean {
  return options['featured'] !== false && text.trim() !== ''
}

function stringOf({ options }: Outgoing, key: string): string {
  const value = options[key]
  return typeof value === 'string' ? value.trim() : ''
}
