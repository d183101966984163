import { escapeHtml } from './escapeHtml.ts'

/** A file of the site's library, as it stands in a post. */
export interface Figure {
  id: string
  url: string
  alt: string
  isVideo: boolean
}

/** Up to white space, without what closes a sentence. */
const links = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?'’”»)\]}]/gi

/** Text and files as blocks of WordPress's editor: paragraphs, line breaks and links, and nothing else is made of a text. */
export function postHtml(text: string, figures: readonly Figure[]): string {
  const paragraphs = text
    .trim()
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .filter(paragraph => paragraph !== '')
    .map(paragraph => `<!-- wp:paragraph -->\n<p>${inline(paragraph)}</p>\n<!-- /wp:paragraph -->`)
  return [...paragraphs, ...figures.map(figureHtml)].join('\n\n')
}

function inline(paragraph: string): string {
  let html = ''
  let end = 0
  for (const { 0: link, index } of paragraph.matchAll(links)) {
    html += `${escapeHtml(paragraph.slice(end, index))}<a href="${escapeHtml(link)}">${escapeHtml(link)}</a>`
    end = index + link.length
  }
  return `${html}${escapeHtml(paragraph.slice(end))}`.replace(/\n/g, '<br>')
}

function figureHtml({ id, url, alt, isVideo }: Figure): string {
  const src = escapeHtml(url)
  const [name, body] = isVideo
    ? ['video', `<figure class="wp-block-video"><video controls src="${src}"></video></figure>`]
    : [
        'image',
        `<figure class="wp-block-image"><img src="${src}" alt="${escapeHtml(alt)}" class="wp-image-${id}"/></figure>`,
      ]
  return `<!-- wp:${name} {"id":${id}} -->\n${body}\n<!-- /wp:${name} -->`
}

const figureBlocks = /<!-- wp:(image|video) \{"id":(\d+)[^>]*-->[\s\S]*?<!-- \/wp:\1 -->/g

/** The files that stand in a post as we wrote it. */
export function figuresIn(html: string): Pick<Figure, 'id' | 'url' | 'isVideo'>[] {
  return [...html.matchAll(figureBlocks)].map(({ 0: block, 1: name, 2: id = '' }) => {
    const url = / src="([^"]*)"/.exec(block)?.[1] ?? ''
    return { id, url: url.replaceAll('&amp;', '&'), isVideo: name === 'video' }
  })
}
