import type { MastodonCall } from './MastodonCall.ts'
import { invalid, notFound } from './MastodonError.ts'
import { json } from './MastodonRoute.ts'
import type { MastodonRoute } from './MastodonRoute.ts'
import type { MastodonScheduled } from './MastodonState.ts'
import { presentScheduled } from './presentStatus.ts'
import { readScheduledAt } from './statusRoutes.ts'

function isOpen(scheduled: MastodonScheduled, accountId: string): boolean {
  const { cancelledAt, publishedStatusId } = scheduled
  return scheduled.accountId === accountId && cancelledAt === null && publishedStatusId === null
}

function findOpen(call: MastodonCall, scope: string): MastodonScheduled {
  const { account } = call.user(scope)
  const scheduled = call.state.scheduled.get(call.pathPart('id'))
  if (!scheduled || !isOpen(scheduled, account.id)) throw notFound()
  return scheduled
}

const list: MastodonRoute['handle'] = call => {
  const { account } = call.user('read:statuses')
  const limit = Math.min(Math.max(Number(call.text('limit') ?? 20) || 20, 1), 40)
  const maxId = call.text('max_id') ?? ''
  const open = [...call.state.scheduled.values()]
    .filter(scheduled => isOpen(scheduled, account.id))
    .filter(({ id }) => maxId === '' || BigInt(id) < BigInt(maxId))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
  return json(
    200,
    open.slice(0, limit).map(scheduled => presentScheduled(call, scheduled)),
  )
}

const show: MastodonRoute['handle'] = call =>
  json(200, presentScheduled(call, findOpen(call, 'read:statuses')))

const update: MastodonRoute['handle'] = call => {
  const scheduled = findOpen(call, 'write:statuses')
  const scheduledAt = readScheduledAt(call)
  if (scheduledAt === null) throw invalid('Scheduled at The scheduled date must be in the future')
  scheduled.scheduledAt = scheduledAt
  return json(200, presentScheduled(call, scheduled))
}

const cancel: MastodonRoute['handle'] = call => {
  const scheduled = findOpen(call, 'write:statuses')
  scheduled.cancelledAt = call.state.now()
  for (const id of scheduled.content.mediaIds) {
    const media = call.state.media.get(id)
    if (media) media.scheduledStatusId = null
  }
  return json(200, {})
}

const ONE = '/api/v1/scheduled_statuses/:id'

export const scheduledRoutes: MastodonRoute[] = [
  { name: 'scheduled.list', method: 'GET', path: '/api/v1/scheduled_statuses', handle: list },
  { name: 'scheduled.show', method: 'GET', path: ONE, handle: show },
  { name: 'scheduled.update', method: 'PUT', path: ONE, handle: update },
  { name: 'scheduled.cancel', method: 'DELETE', path: ONE, handle: cancel },
]
