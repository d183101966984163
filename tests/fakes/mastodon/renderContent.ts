import { escapeHtml } from './MastodonRoute.ts'

/** Plain text as the HTML of a status: paragraphs, line breaks, links, hashtags. */
export function renderContent(text: string, baseUrl: string): string {
  if (text.trim() === '') return ''
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map(
      paragraph =>
        `<p>${paragraph
          .split('\n')
          .map(line => renderLine(line, baseUrl))
          .join('<br />')}</p>`,
    )
  return paragraphs.join('')
}

function renderLine(line: string, baseUrl: string): string {
  const pattern =
    /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])|(?<![\p{L}\p{N}_/&])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/giu
  let html = ''
  let at = 0
  for (const match of line.matchAll(pattern)) {
    html += escapeHtml(line.slice(at, match.index))
    html += match[1] === undefined ? renderHashtag(match[2] ?? '', baseUrl) : renderLink(match[1])
    at = match.index + match[0].length
  }
  return html + escapeHtml(line.slice(at))
}

function renderHashtag(tag: string, baseUrl: string): string {
  const href = `${baseUrl}/tags/${encodeURIComponent(tag.toLowerCase())}`
  return `<a href="${href}" class="mention hashtag" rel="tag">#<span>${escapeHtml(tag)}</span></a>`
}

/** Scheme and everything past 30 characters are there but not shown. */
function renderLink(url: string): string {
  const scheme = /^https?:\/\/(?:www\.)?/i.exec(url)?.[0] ?? ''
  const shown = url.slice(scheme.length, scheme.length + 30)
  const rest = url.slice(scheme.length + 30)
  const shownClass = rest === '' ? '' : 'ellipsis'
  return `<a href="${escapeHtml(url)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${scheme}</span><span class="${shownClass}">${escapeHtml(shown)}</span><span class="invisible">${escapeHtml(rest)}</span></a>`
}
