import { createHash } from 'node:crypto'
import { inspectImage, sniffMime } from '../inspectImage.ts'
import { jsonAnswer } from '../jsonAnswer.ts'
import { page } from './listPosts.ts'
import { readContext } from './readContext.ts'
import { fileUrl, presentMedia } from './present.ts'
import { demand, may } from './rights.ts'
import { restUrl } from './WordpressRoute.ts'
import type { WordpressCall, WordpressRoute } from './WordpressRoute.ts'
import { invalidPostId, WordpressError } from './WordpressError.ts'
import { sanitizeSlug } from './WordpressState.ts'
import type { WordpressMedia } from './WordpressState.ts'

/** What may be uploaded, by what the bytes say, and the ending that the file gets. */
const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
}

interface Upload {
  filename: string
  bytes: Buffer
}

/** The file of a raw or a multipart body. @throws WordpressError 400, 412 */
function readUpload({ request }: WordpressCall): Upload {
  const { body, headers } = request
  if (body.kind === 'multipart') {
    const file = body.files.find(({ field }) => field === 'file')
    if (!file) throw new WordpressError(400, 'rest_upload_no_data', 'No data supplied.')
    return { filename: file.filename, bytes: file.bytes }
  }
  if (body.kind === 'none') throw new WordpressError(400, 'rest_upload_no_data', 'No data supplied.')
  if (body.kind !== 'other' || body.contentType === '') {
    throw new WordpressError(400, 'rest_upload_no_content_type', 'No Content-Type supplied.')
  }
  const disposition = headers['content-disposition']
  if (disposition === undefined) {
    throw new WordpressError(400, 'rest_upload_no_content_disposition', 'No Content-Disposition supplied.')
  }
  const filename = /^attachment\s*;.*\bfilename="?([^";]+)"?/i.exec(disposition)?.[1]
  if (filename === undefined) {
    const message =
      'Invalid Content-Disposition supplied. Content-Disposition needs to be formatted as `attachment; filename="image.png"` or similar.'
    throw new WordpressError(400, 'rest_upload_invalid_disposition', message)
  }
  const sum = headers['content-md5']
  if (sum !== undefined && sum !== createHash('md5').update(body.bytes).digest('hex')) {
    const message = 'Content hash did not match expected.'
    throw new WordpressError(412, 'rest_upload_hash_mismatch', message)
  }
  return { filename, bytes: body.bytes }
}

const create: WordpressRoute['handle'] = async call => {
  const { user, state, params } = call
  const denied = 'Sorry, you are not allowed to upload media on this site.'
  demand(user, may(user, 'upload_files'), 'rest_cannot_create', denied)
  const { filename, bytes } = readUpload(call)
  const mime = sniffMime(bytes)
  const ending = mime === null ? undefined : ENDINGS[mime]
  if (mime === null || ending === undefined) {
    const message = 'Sorry, you are not allowed to upload this file type.'
    throw new WordpressError(500, 'rest_upload_sideload_error', message)
  }
  const name = filename.replace(/\.[^.]*$/, '').replace(/[^\w.-]+/g, '-')
  const image = await inspectImage(bytes)
  const media: WordpressMedia = {
    ...readDetails(call),
    id: state.newId(),
    authorId: user.id,
    slug: sanitizeSlug(name),
    title: params.rich('title') ?? name,
    filename: state.uniqueFilename(`${name || 'file'}.${ending}`),
    mime,
    bytes,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    width: image?.width ?? 0,
    height: image?.height ?? 0,
    createdAt: Math.floor(state.now() / 1000) * 1000,
    deletedAt: null,
    requestId: call.request.id,
  }
  params.throwIfWrong()
  state.media.set(media.id, media)
  const location = restUrl(call, `/wp/v2/media/${media.id}`)
  return jsonAnswer(201, presentMedia(call, media, 'edit'), { location })
}

function readDetails(
  { params }: WordpressCall,
  old?: WordpressMedia,
): Pick<WordpressMedia, 'altText' | 'caption' | 'description' | 'postId'> {
  return {
    altText: params.text('alt_text') ?? old?.altText ?? '',
    caption: params.rich('caption') ?? old?.caption ?? '',
    description: params.rich('description') ?? old?.description ?? '',
    postId: params.integer('post') ?? old?.postId ?? 0,
  }
}

function findMedia({ state, parts }: WordpressCall): WordpressMedia {
  const media = state.media.get(Number(parts['id']))
  if (!media || media.deletedAt !== null) throw invalidPostId()
  return media
}

/** Who may change a file: its owner, and who may change the posts of others. */
function isOwn({ user }: WordpressCall, media: WordpressMedia): boolean {
  return may(user, 'upload_files') && (media.authorId === user?.id || may(user, 'edit_others_posts'))
}

const show: WordpressRoute['handle'] = call => {
  const media = findMedia(call)
  return jsonAnswer(200, presentMedia(call, media, readContext(call, isOwn(call, media))))
}

const update: WordpressRoute['handle'] = call => {
  const media = findMedia(call)
  const { user, params } = call
  const denied = 'Sorry, you are not allowed to edit this post.'
  demand(user, isOwn(call, media), 'rest_cannot_edit', denied)
  params.has('id')
  const changed = { ...readDetails(call, media), title: params.rich('title') ?? media.title }
  params.throwIfWrong()
  Object.assign(media, changed)
  return jsonAnswer(200, presentMedia(call, media, 'edit'))
}

const remove: WordpressRoute['handle'] = call => {
  const media = findMedia(call)
  const { user, params } = call
  const denied = 'Sorry, you are not allowed to delete this post.'
  demand(user, isOwn(call, media), 'rest_cannot_delete', denied)
  const force = params.flag('force') ?? false
  params.throwIfWrong()
  if (!force) {
    const message = "The post does not support trashing. Set 'force=true' to delete."
    throw new WordpressError(501, 'rest_trash_not_supported', message)
  }
  const previous = presentMedia(call, media, 'edit')
  media.deletedAt = call.state.now()
  for (const post of call.state.livePosts()) if (post.featuredMedia === media.id) post.featuredMedia = 0
  return jsonAnswer(200, { deleted: true, previous })
}

const list: WordpressRoute['handle'] = call => {
  const slugs = call.params.texts('slug')
  const search = call.params.text('search')?.toLowerCase()
  const context = readContext(call, may(call.user, 'upload_files'))
  const found = [...call.state.media.values()].filter(
    media =>
      media.deletedAt === null &&
      (slugs === undefined || slugs.includes(media.slug)) &&
      (search === undefined || `${media.title} ${media.filename}`.toLowerCase().includes(search)),
  )
  return page(call, found.reverse(), media => presentMedia(call, media, context))
}

/** A file as a reader's browser gets it; undefined for other addresses. */
export function findFile(call: WordpressCall, path: string): WordpressMedia | undefined {
  return [...call.state.media.values()].find(
    media => media.deletedAt === null && new URL(fileUrl(call, media)).pathname === path,
  )
}

const ONE = '/wp/v2/media/:id'

export const mediaRoutes: WordpressRoute[] = [
  { name: 'media.list', method: 'GET', path: '/wp/v2/media', handle: list },
  { name: 'media.create', method: 'POST', path: '/wp/v2/media', handle: create },
  { name: 'media.show', method: 'GET', path: ONE, handle: show },
  ...['POST', 'PUT', 'PATCH'].map(method => ({ name: 'media.update', method, path: ONE, handle: update })),
  { name: 'media.delete', method: 'DELETE', path: ONE, handle: remove },
]
