import type { WordpressCall } from './WordpressRoute.ts'
import { restUrl } from './WordpressRoute.ts'
import type { WordpressMedia, WordpressPost, WordpressUser } from './WordpressState.ts'
import { sanitizeSlug } from './WordpressState.ts'
import { capabilitiesOf } from './rights.ts'

type Site = Pick<WordpressCall, 'siteUrl' | 'settings'>

export type Context = 'view' | 'embed' | 'edit'

/** The address under which readers find it; what is not out has one that does not say when. */
export function linkOf(call: Site, post: WordpressPost): string {
  const { siteUrl, settings } = call
  if (settings.permalinks === 'plain' || post.status !== 'publish') return `${siteUrl}/?p=${post.id}`
  const [date = ''] = localTime(call, post.publishAt).split('T')
  return `${siteUrl}/${date.replaceAll('-', '/')}/${post.slug}/`
}

/** A wall clock's time without a zone, as the API writes them. */
export function localTime({ settings }: Pick<WordpressCall, 'settings'>, at: number): string {
  return new Date(at + settings.gmtOffsetHours * 3_600_000).toISOString().slice(0, 19)
}

export function utcTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19)
}

export function presentPost(call: WordpressCall, post: WordpressPost, context: Context): object {
  const isEdit = context === 'edit'
  const raw = (text: string): object => (isEdit ? { raw: text } : {})
  return {
    id: post.id,
    date: localTime(call, post.publishAt),
    date_gmt: utcTime(post.publishAt),
    guid: { rendered: `${call.siteUrl}/?p=${post.id}` },
    modified: localTime(call, post.modifiedAt),
    modified_gmt: utcTime(post.modifiedAt),
    ...(isEdit ? { password: post.password } : {}),
    slug: post.slug,
    status: post.status,
    type: 'post',
    link: linkOf(call, post),
    title: { ...raw(post.title), rendered: post.title },
    content: { ...raw(post.content), rendered: renderContent(post.content), protected: post.password !== '' },
    excerpt: { ...raw(post.excerpt), rendered: renderContent(post.excerpt), protected: post.password !== '' },
    author: post.authorId,
    featured_media: post.featuredMedia,
    comment_status: post.commentStatus,
    ping_status: post.pingStatus,
    sticky: post.sticky,
    template: '',
    format: post.format,
    meta: [],
    categories: post.categories,
    tags: post.tags,
    ...(isEdit
      ? {
          permalink_template: `${call.siteUrl}/%postname%/`,
          generated_slug: sanitizeSlug(post.title) || String(post.id),
        }
      : {}),
    _links: { self: [{ href: restUrl(call, `/wp/v2/posts/${post.id}`) }] },
  }
}

/** Comments of blocks go; text without tags of blocks gets its paragraphs. */
export function renderContent(raw: string): string {
  const text = raw.replace(/<!-- \/?wp:[^]*?-->\n?/g, '').trim()
  if (text === '' || /<(p|h[1-6]|ul|ol|figure|blockquote|div|table|pre)\b/i.test(text))
    return text && `${text}\n`
  const paragraphs = text.split(/\n{2,}/)
  return paragraphs.map(part => `<p>${part.replace(/\n/g, '<br />\n')}</p>\n`).join('')
}

export function fileUrl(call: WordpressCall, media: WordpressMedia): string {
  const [year, month] = utcTime(media.createdAt).split('-')
  return `${call.siteUrl}/wp-content/uploads/${year ?? ''}/${month ?? ''}/${media.filename}`
}

export function presentMedia(call: WordpressCall, media: WordpressMedia, context: Context): object {
  const rich = (text: string): object => ({
    ...(context === 'edit' ? { raw: text } : {}),
    rendered: renderContent(text),
  })
  const url = fileUrl(call, media)
  return {
    id: media.id,
    date: localTime(call, media.createdAt),
    date_gmt: utcTime(media.createdAt),
    slug: media.slug,
    status: 'inherit',
    type: 'attachment',
    link: `${call.siteUrl}/${media.slug}/`,
    title: { ...(context === 'edit' ? { raw: media.title } : {}), rendered: media.title },
    author: media.authorId,
    description: rich(media.description),
    caption: rich(media.caption),
    alt_text: media.altText,
    media_type: media.mime.startsWith('image/') ? 'image' : 'file',
    mime_type: media.mime,
    media_details:
      media.width > 0
        ? { width: media.width, height: media.height, file: url.split('/uploads/')[1], filesize: media.size }
        : { filesize: media.size },
    post: media.postId === 0 ? null : media.postId,
    source_url: url,
    _links: { self: [{ href: restUrl(call, `/wp/v2/media/${media.id}`) }] },
  }
}

export function presentUser(call: WordpressCall, user: WordpressUser, context: Context): object {
  return {
    id: user.id,
    ...(context === 'edit'
      ? { username: user.login, email: user.email, first_name: '', last_name: '', nickname: user.login }
      : {}),
    name: user.displayName,
    url: '',
    description: '',
    link: `${call.siteUrl}/author/${user.login}/`,
    slug: user.login.toLowerCase(),
    ...(context === 'edit'
      ? {
          locale: 'en_US',
          roles: [user.role],
          capabilities: capabilitiesOf(user),
          extra_capabilities: { [user.role]: true },
        }
      : {}),
    _links: { self: [{ href: restUrl(call, `/wp/v2/users/${user.id}`) }] },
  }
}
