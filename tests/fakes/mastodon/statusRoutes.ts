import type { FakeAnswer } from '../FakeAnswer.ts'
import { isObject } from '../isObject.ts'
import { invalid, MastodonError, notFound, unprocessable } from './MastodonError.ts'
import type { MastodonCall } from './MastodonCall.ts'
import { json } from './MastodonRoute.ts'
import type { MastodonRoute } from './MastodonRoute.ts'
import { IDEMPOTENCY_MS, SCHEDULE_AHEAD_MS, SCHEDULED_IN_ALL, SCHEDULED_PER_DAY } from './MastodonSettings.ts'
import type { MastodonContent, MastodonStatus, MastodonVisibility } from './MastodonState.ts'
import { checkDescription, readFocus } from './mediaRoutes.ts'
import { presentMedia, presentScheduled, presentStatus, quoteApprovalOf } from './presentStatus.ts'
import { readContent } from './readContent.ts'

const VISIBILITIES = ['public', 'unlisted', 'private', 'direct']

function isVisibility(value: string): value is MastodonVisibility {
  return VISIBILITIES.includes(value)
}

function readVisibility(call: MastodonCall): MastodonVisibility {
  const visibility = call.text('visibility') ?? 'public'
  if (!isVisibility(visibility)) throw unprocessable(`'${visibility}' is not a valid visibility`)
  return visibility
}

/**
 * What an Idempotency-Key of the last hour already made. It is looked for among what is scheduled, or among statuses, by what
 * this call asks for. @throws MastodonError 404 when it is not there (any more)
 */
function findEarlier(call: MastodonCall, key: string, isScheduled: boolean): FakeAnswer | undefined {
  const earlier = call.state.idempotency.get(key)
  if (!earlier || call.state.now() - earlier.at >= IDEMPOTENCY_MS) return undefined
  if (isScheduled) {
    const scheduled = call.state.scheduled.get(earlier.id)
    if (!scheduled || scheduled.cancelledAt !== null || scheduled.publishedStatusId !== null) throw notFound()
    return json(200, presentScheduled(call, scheduled))
  }
  return json(200, presentStatus(call, call.state.status(earlier.id)))
}

const create: MastodonRoute['handle'] = call => {
  const { account, token } = call.user('write:statuses')
  const header = call.request.headers['idempotency-key']
  const idempotencyKey = typeof header === 'string' && header !== '' ? header : null
  const memory = `${account.id}:${idempotencyKey ?? ''}`
  const wanted = Date.parse(call.text('scheduled_at') ?? '')
  const isScheduled = wanted > call.state.now()
  const earlier = idempotencyKey === null ? undefined : findEarlier(call, memory, isScheduled)
  if (earlier) return earlier
  const quoted = readQuoted(call, account.id)
  const asked = readVisibility(call)
  const common = {
    accountId: account.id,
    appId: token.appId,
    // What is private is quoted only among those who may see it.
    visibility: quoted?.visibility === 'private' && asked !== 'direct' ? ('private' as const) : asked,
    inReplyToId: readReply(call),
    quotedId: quoted?.id ?? null,
    idempotencyKey,
  }
  const content = readContent(call, account, null, 'en')
  if (common.quotedId !== null && (content.mediaIds.length > 0 || content.poll !== null)) {
    throw invalid('Quotes take no media or polls')
  }
  const scheduledAt = readScheduledAt(call)
  const remember = (id: string): void => {
    if (idempotencyKey !== null) call.state.idempotency.set(memory, { id, at: call.state.now() })
  }
  if (scheduledAt !== null) {
    checkScheduledLimits(call, account.id, scheduledAt)
    const scheduled = { ...common, id: call.state.newId(), scheduledAt, content }
    const entry = { ...scheduled, cancelledAt: null, publishedStatusId: null }
    call.state.scheduled.set(entry.id, entry)
    for (const id of content.mediaIds) {
      const media = call.state.media.get(id)
      if (media) media.scheduledStatusId = entry.id
    }
    remember(entry.id)
    return json(200, presentScheduled(call, entry))
  }
  const requestId = call.request.id
  const status = call.state.addStatus({ ...common, ...content, reblogOfId: null, requestId })
  remember(status.id)
  return json(200, presentStatus(call, status))
}

function readReply(call: MastodonCall): string | null {
  const id = call.text('in_reply_to_id')
  if (id === undefined || id === '') return null
  const parent = call.state.statuses.get(id)
  if (!parent || parent.deletedAt !== null) {
    throw new MastodonError(404, 'The post you are trying to reply to does not appear to exist.')
  }
  return id
}

/** Before 4.5 the parameter is one that nobody knows. @throws MastodonError 404 */
function readQuoted(call: MastodonCall, accountId: string): MastodonStatus | null {
  if (!call.settings.takesQuotes) return null
  const id = call.text('quoted_status_id')
  if (id === undefined || id === '') return null
  const quoted = call.state.statuses.get(id)
  const approval = quoted === undefined ? 'denied' : quoteApprovalOf(quoted, accountId)
  if (!quoted || quoted.deletedAt !== null || approval === 'denied') {
    throw new MastodonError(404, 'The post you are trying to quote does not appear to exist.')
  }
  return quoted
}

/** null means now: also for a time that is already past, which is published at once without a word. */
export function readScheduledAt(call: MastodonCall): number | null {
  const text = call.text('scheduled_at')
  if (text === undefined || text === '') return null
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw invalid('Scheduled at is invalid')
  if (at <= call.state.now()) return null
  if (at < call.state.now() + SCHEDULE_AHEAD_MS) {
    throw invalid('Scheduled at The scheduled date must be in the future')
  }
  return at
}

/** @throws MastodonError 422 */
function checkScheduledLimits({ state }: MastodonCall, accountId: string, at: number): void {
  const open = [...state.scheduled.values()].filter(
    scheduled =>
      scheduled.accountId === accountId &&
      scheduled.cancelledAt === null &&
      scheduled.publishedStatusId === null,
  )
  const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10)
  if (open.length >= SCHEDULED_IN_ALL) {
    throw invalid(`You have exceeded the limit of ${SCHEDULED_IN_ALL} scheduled posts`)
  }
  if (open.filter(({ scheduledAt }) => day(scheduledAt) === day(at)).length >= SCHEDULED_PER_DAY) {
    throw invalid(`You have exceeded the limit of ${SCHEDULED_PER_DAY} scheduled posts for today`)
  }
}

/** A status that the one who asks may see. */
function findVisible(call: MastodonCall, viewerId: string | undefined): MastodonStatus {
  const status = call.state.status(call.pathPart('id'))
  const isOpen = status.visibility === 'public' || status.visibility === 'unlisted'
  if (!isOpen && status.accountId !== viewerId) throw notFound()
  return status
}

function findOwn(call: MastodonCall, accountId: string): MastodonStatus {
  const status = call.state.status(call.pathPart('id'))
  if (status.accountId !== accountId) throw notFound()
  return status
}

const show: MastodonRoute['handle'] = call => {
  const viewer = call.optionalUser('read:statuses')
  return json(200, presentStatus(call, findVisible(call, viewer?.account.id)))
}

const showSource: MastodonRoute['handle'] = call => {
  const { account } = call.user('read:statuses')
  const { id, text, spoilerText } = findOwn(call, account.id)
  return json(200, { id, text, spoiler_text: spoilerText })
}

/** Everything that is not sent again is gone after an edit, media and content warning too; only the language stays. */
const update: MastodonRoute['handle'] = call => {
  const { account } = call.user('write:statuses')
  const status = findOwn(call, account.id)
  if (status.reblogOfId !== null) throw notFound()
  const { text, spoilerText, sensitive, language, mediaIds, poll } = status
  const before: MastodonContent = { text, spoilerText, sensitive, language, mediaIds, poll }
  const after = readContent(call, account, status.id, status.language)
  const mediaChanged = applyMediaAttributes(call, after.mediaIds)
  if (!mediaChanged && JSON.stringify(before) === JSON.stringify(after)) {
    return json(200, presentStatus(call, status))
  }
  const editedAt = call.state.now()
  status.edits.push({ ...before, editedAt })
  Object.assign(status, after, { editedAt })
  for (const id of [...before.mediaIds, ...after.mediaIds]) {
    const media = call.state.media.get(id)
    if (media) media.statusId = after.mediaIds.includes(id) ? status.id : null
  }
  return json(200, presentStatus(call, status))
}

/** `media_attributes[]`: descriptions and focus of media that the edited status keeps. */
function applyMediaAttributes(call: MastodonCall, mediaIds: string[]): boolean {
  let changed = false
  for (const attributes of call.list('media_attributes') ?? []) {
    if (!isObject(attributes)) continue
    const media = call.state.media.get(String(attributes['id']))
    if (!media || !mediaIds.includes(media.id)) continue
    const { description, focus } = attributes
    if (typeof description === 'string') {
      changed ||= description !== media.description
      media.description = checkDescription(call, description)
    }
    if (typeof focus === 'string') {
      changed = true
      media.focus = readFocus(focus)
    }
  }
  return changed
}

const remove: MastodonRoute['handle'] = call => {
  const { account } = call.user('write:statuses')
  const status = findOwn(call, account.id)
  const shown = presentStatus(call, status)
  const media = status.mediaIds.flatMap(id => call.state.media.get(id) ?? [])
  call.state.deleteStatus(status, call.flag('delete_media'))
  const mediaAttachments = media.map(attachment => presentMedia(call.baseUrl, attachment))
  // The source instead of the rendering, so that it can be written anew.
  return json(200, { ...shown, content: undefined, text: status.text, media_attachments: mediaAttachments })
}

const reblog: MastodonRoute['handle'] = call => {
  const { account, token } = call.user('write:statuses')
  const found = findVisible(call, account.id)
  const original = found.reblogOfId === null ? found : call.state.status(found.reblogOfId)
  if (original.visibility === 'direct') throw notFound()
  const earlier = [...call.state.statuses.values()].find(
    status =>
      status.reblogOfId === original.id && status.accountId === account.id && status.deletedAt === null,
  )
  const visibility = original.visibility === 'private' ? 'private' : readVisibility(call)
  const boost =
    earlier ??
    call.state.addStatus({
      ...{ accountId: account.id, appId: token.appId, visibility, reblogOfId: original.id },
      ...{ text: '', spoilerText: '', sensitive: false, language: original.language },
      ...{
        mediaIds: [],
        poll: null,
        inReplyToId: null,
        quotedId: null,
        idempotencyKey: null,
        requestId: call.request.id,
      },
    })
  return json(200, presentStatus(call, boost))
}

const unreblog: MastodonRoute['handle'] = call => {
  const { account } = call.user('write:statuses')
  const original = findVisible(call, account.id)
  for (const status of call.state.statuses.values()) {
    const isBoost = status.reblogOfId === original.id && status.accountId === account.id
    if (isBoost && status.deletedAt === null) call.state.deleteStatus(status, false)
  }
  return json(200, presentStatus(call, original))
}

const ONE = '/api/v1/statuses/:id'

export const statusRoutes: MastodonRoute[] = [
  { name: 'statuses.create', method: 'POST', path: '/api/v1/statuses', handle: create },
  { name: 'statuses.show', method: 'GET', path: ONE, handle: show },
  { name: 'statuses.update', method: 'PUT', path: ONE, handle: update },
  { name: 'statuses.delete', method: 'DELETE', path: ONE, handle: remove },
  { name: 'statuses.source', method: 'GET', path: `${ONE}/source`, handle: showSource },
  { name: 'statuses.reblog', method: 'POST', path: `${ONE}/reblog`, handle: reblog },
  { name: 'statuses.unreblog', method: 'POST', path: `${ONE}/unreblog`, handle: unreblog },
]
