import { acceptMedia } from './acceptMedia.ts'
import type { MastodonCall } from './MastodonCall.ts'
import { invalid, notFound, unprocessable } from './MastodonError.ts'
import { html, json } from './MastodonRoute.ts'
import type { MastodonRoute } from './MastodonRoute.ts'
import type { MastodonMedia } from './MastodonState.ts'
import { presentMedia } from './presentStatus.ts'

/** @throws MastodonError 422 when the description is longer than the server takes (code points). */
export function checkDescription(call: MastodonCall, description: string | undefined): string | null {
  const { descriptionLimit } = call.settings.limits
  if (description !== undefined && Array.from(description).length > descriptionLimit) {
    throw invalid(`Description is too long (maximum is ${descriptionLimit} characters)`)
  }
  return description === undefined || description === '' ? null : description
}

/** `x,y`, both from -1 to 1. */
export function readFocus(focus: string | undefined): MastodonMedia['focus'] {
  if (focus === undefined || focus === '') return null
  const [x = NaN, y = NaN, ...more] = focus.split(',').map(Number)
  if (more.length > 0 || !(Math.abs(x) <= 1) || !(Math.abs(y) <= 1)) throw invalid('Focus is invalid')
  return { x, y }
}

function create(version: 'v1' | 'v2'): MastodonRoute['handle'] {
  return async call => {
    const { account } = call.user('write:media')
    const { settings, state } = call
    const file = call.upload('file')
    if (!file) throw invalid("File can't be blank")
    const description = checkDescription(call, call.text('description'))
    const focus = readFocus(call.text('focus'))
    const accepted = await acceptMedia(file, settings.limits)
    const isLater = settings.media.processing === 'always' || accepted.type !== 'image'
    const media: MastodonMedia = {
      ...accepted,
      id: state.newId(),
      accountId: account.id,
      filename: file.filename,
      bytes: file.bytes,
      size: file.size,
      sha256: file.sha256,
      description,
      focus,
      state: isLater ? 'processing' : 'ready',
      pollsLeft: isLater ? settings.media.polls : 0,
      statusId: null,
      scheduledStatusId: null,
      createdAt: state.now(),
    }
    state.media.set(media.id, media)
    // The old way always said 200, ready or not.
    const status = media.state === 'processing' && version === 'v2' ? 202 : 200
    return json(status, presentMedia(call.baseUrl, media))
  }
}

/** An own attachment that no status has taken yet. */
function findFree(call: MastodonCall): MastodonMedia {
  const { account } = call.user('write:media')
  const media = call.state.media.get(call.pathPart('id'))
  if (media?.accountId !== account.id || media.statusId !== null) throw notFound()
  return media
}

function failIfFailed(media: MastodonMedia): void {
  if (media.state === 'failed') throw invalid('File content type is invalid, File is invalid')
}

const show: MastodonRoute['handle'] = call => {
  const media = findFree(call)
  if (media.state === 'processing') {
    if (media.pollsLeft > 0) {
      media.pollsLeft -= 1
      return json(206, presentMedia(call.baseUrl, media))
    }
    media.state = call.settings.media.fails ? 'failed' : 'ready'
  }
  failIfFailed(media)
  return json(200, presentMedia(call.baseUrl, media))
}

const update: MastodonRoute['handle'] = call => {
  const media = findFree(call)
  failIfFailed(media)
  if (call.has('description')) media.description = checkDescription(call, call.text('description'))
  if (call.has('focus')) media.focus = readFocus(call.text('focus'))
  return json(media.state === 'processing' ? 206 : 200, presentMedia(call.baseUrl, media))
}

const remove: MastodonRoute['handle'] = call => {
  const { account } = call.user('write:media')
  const media = call.state.media.get(call.pathPart('id'))
  if (media?.accountId !== account.id) throw notFound()
  if (media.statusId !== null) throw unprocessable('Media attachment is currently used by a status')
  call.state.media.delete(media.id)
  return json(200, {})
}

const download: MastodonRoute['handle'] = call => {
  const media = call.state.media.get(call.pathPart('id'))
  if (media?.state !== 'ready') return html(404, 'Not found', '<h1>Not found</h1>')
  return { status: 200, headers: { 'content-type': media.mime }, body: media.bytes }
}

export const mediaRoutes: MastodonRoute[] = [
  { name: 'media.create', method: 'POST', path: '/api/v2/media', handle: create('v2') },
  { name: 'media.create', method: 'POST', path: '/api/v1/media', handle: create('v1') },
  { name: 'media.show', method: 'GET', path: '/api/v1/media/:id', handle: show },
  { name: 'media.update', method: 'PUT', path: '/api/v1/media/:id', handle: update },
  { name: 'media.delete', method: 'DELETE', path: '/api/v1/media/:id', handle: remove },
  { name: 'media.file', method: 'GET', path: '/media_attachments/:id/original', handle: download },
]
