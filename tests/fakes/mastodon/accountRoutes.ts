import type { MastodonCall } from './MastodonCall.ts'
import { notFound } from './MastodonError.ts'
import { json } from './MastodonRoute.ts'
import type { MastodonRoute } from './MastodonRoute.ts'
import type { MastodonAccount, MastodonStatus } from './MastodonState.ts'
import { presentAccount, presentStatus } from './presentStatus.ts'

function findAccount(call: MastodonCall): MastodonAccount {
  const account = call.state.accounts.get(call.pathPart('id'))
  if (!account) throw notFound()
  return account
}

const verifyCredentials: MastodonRoute['handle'] = call => {
  const { account } = call.user('read:accounts', 'profile')
  const source = { privacy: 'public', sensitive: false, language: 'en', note: '', fields: [] }
  return json(200, { ...presentAccount(call, account), source })
}

const show: MastodonRoute['handle'] = call => {
  const account = findAccount(call)
  call.optionalUser('read:accounts')
  return json(200, presentAccount(call, account))
}

/** Newest first; who does not own the account sees only what is public. */
const listStatuses: MastodonRoute['handle'] = call => {
  const account = findAccount(call)
  const viewer = call.optionalUser('read:statuses')
  const isOwner = viewer?.account.id === account.id
  const limit = Math.min(Math.max(Number(call.text('limit') ?? 20) || 20, 1), 40)
  const bound = (name: string): bigint | undefined => {
    const id = call.text(name)
    return id !== undefined && /^\d+$/.test(id) ? BigInt(id) : undefined
  }
  const [maxId, sinceId, minId] = [bound('max_id'), bound('since_id'), bound('min_id')]
  const hide = {
    reblogs: call.flag('exclude_reblogs'),
    replies: call.flag('exclude_replies'),
    withoutMedia: call.flag('only_media'),
  }
  const isShown = (status: MastodonStatus): boolean => {
    const id = BigInt(status.id)
    if (status.accountId !== account.id || status.deletedAt !== null) return false
    if (!isOwner && status.visibility !== 'public' && status.visibility !== 'unlisted') return false
    if (maxId !== undefined && id >= maxId) return false
    if (sinceId !== undefined && id <= sinceId) return false
    if (minId !== undefined && id <= minId) return false
    if (hide.reblogs && status.reblogOfId !== null) return false
    if (hide.replies && status.inReplyToId !== null) return false
    return !hide.withoutMedia || status.mediaIds.length > 0
  }
  const newestFirst = [...call.state.statuses.values()]
    .filter(isShown)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
  // min_id asks for the ones right after it, since_id for the newest of all after it.
  const page = minId === undefined ? newestFirst.slice(0, limit) : newestFirst.slice(-limit)
  return json(
    200,
    page.map(status => presentStatus(call, status)),
    linkHeader(call, page),
  )
}

function linkHeader(call: MastodonCall, page: MastodonStatus[]): Record<string, string> {
  const [first, last] = [page[0], page.at(-1)]
  if (!first || !last) return {}
  const url = `${call.baseUrl}${call.request.path}`
  return { link: `<${url}?max_id=${last.id}>; rel="next", <${url}?min_id=${first.id}>; rel="prev"` }
}

export const accountRoutes: MastodonRoute[] = [
  {
    name: 'accounts.verify',
    method: 'GET',
    path: '/api/v1/accounts/verify_credentials',
    handle: verifyCredentials,
  },
  { name: 'accounts.show', method: 'GET', path: '/api/v1/accounts/:id', handle: show },
  { name: 'accounts.statuses', method: 'GET', path: '/api/v1/accounts/:id/statuses', handle: listStatuses },
]
