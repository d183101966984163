import type { MastodonCall } from './MastodonCall.ts'
import type {
  MastodonAccount,
  MastodonApp,
  MastodonMedia,
  MastodonPoll,
  MastodonScheduled,
  MastodonStatus,
} from './MastodonState.ts'
import { renderContent } from './renderContent.ts'

type Json = Record<string, unknown>

function accountUrl(baseUrl: string, account: MastodonAccount): string {
  return `${baseUrl}/@${account.username}`
}

export function presentAccount(call: MastodonCall, account: MastodonAccount): Json {
  const { baseUrl, state } = call
  const own = [...state.statuses.values()].filter(
    status => status.accountId === account.id && status.deletedAt === null,
  )
  const picture = `${baseUrl}/avatars/missing.png`
  return {
    id: account.id,
    username: account.username,
    acct: account.username,
    display_name: account.displayName,
    locked: false,
    bot: false,
    discoverable: true,
    group: false,
    created_at: `${new Date(account.createdAt).toISOString().slice(0, 10)}T00:00:00.000Z`,
    note: '',
    url: accountUrl(baseUrl, account),
    uri: `${baseUrl}/users/${account.username}`,
    avatar: picture,
    avatar_static: picture,
    header: picture,
    header_static: picture,
    followers_count: 0,
    following_count: 0,
    statuses_count: own.length,
    last_status_at: own.length === 0 ? null : new Date(call.state.now()).toISOString().slice(0, 10),
    emojis: [],
    roles: [],
    fields: [],
  }
}

function presentApp({ name, website }: MastodonApp): Json {
  return { name, website }
}

export function presentMedia(baseUrl: string, media: MastodonMedia): Json {
  const isReady = media.state === 'ready'
  const file = `${baseUrl}/media_attachments/${media.id}/original`
  const { width, height } = media
  const size = { width, height, size: `${width}x${height}`, aspect: height === 0 ? 0 : width / height }
  return {
    id: media.id,
    type: media.type,
    url: isReady ? file : null,
    preview_url: media.type === 'image' || isReady ? file : null,
    remote_url: null,
    preview_remote_url: null,
    text_url: null,
    meta: { ...(media.focus ? { focus: media.focus } : {}), original: size, small: size },
    description: media.description,
    blurhash: isReady ? 'UFBWY:8_0Jxv4mx]t8t64.%M-:IUWGWAt6M}' : null,
  }
}

/** A Status as its author sees it. */
export function presentStatus(call: MastodonCall, status: MastodonStatus): Json {
  const { state, baseUrl } = call
  const account = state.accounts.get(status.accountId)
  const app = state.apps.get(status.appId)
  if (!account || !app) throw new Error(`status ${status.id} without account or app`)
  const original = status.reblogOfId === null ? undefined : state.statuses.get(status.reblogOfId)
  const alive = [...state.statuses.values()].filter(other => other.deletedAt === null)
  const boosts = alive.filter(other => other.reblogOfId === status.id)
  return {
    id: status.id,
    created_at: iso(status.createdAt),
    in_reply_to_id: status.inReplyToId,
    in_reply_to_account_id: state.statuses.get(status.inReplyToId ?? '')?.accountId ?? null,
    sensitive: status.sensitive,
    spoiler_text: status.spoilerText,
    visibility: status.visibility,
    language: status.language,
    uri: `${baseUrl}/users/${account.username}/statuses/${status.id}${original ? '/activity' : ''}`,
    url: original ? null : `${accountUrl(baseUrl, account)}/${status.id}`,
    replies_count: alive.filter(other => other.inReplyToId === status.id).length,
    reblogs_count: boosts.length,
    favourites_count: status.favouritesCount,
    edited_at: status.editedAt === null ? null : iso(status.editedAt),
    favourited: false,
    reblogged: boosts.some(boost => boost.accountId === status.accountId) || original !== undefined,
    muted: false,
    bookmarked: false,
    pinned: false,
    content: original ? '' : renderContent(status.text, baseUrl),
    filtered: [],
    reblog: original ? presentStatus(call, original) : null,
    application: presentApp(app),
    account: presentAccount(call, account),
    media_attachments: status.mediaIds.flatMap(id => {
      const media = state.media.get(id)
      return media ? [presentMedia(baseUrl, media)] : []
    }),
    mentions: [],
    tags: tagsOf(status.text, baseUrl),
    emojis: [],
    card: null,
    ...(call.settings.takesQuotes ? presentQuote(call, status) : {}),
    poll: status.poll ? presentPoll(status.id, status.poll, state.now()) : null,
  }
}

/** The author may always, but never what was sent to single people; others what is open. */
export function quoteApprovalOf({ visibility, accountId }: MastodonStatus, byId: string | undefined): string {
  if (visibility === 'direct') return 'denied'
  return accountId === byId || visibility === 'public' || visibility === 'unlisted' ? 'automatic' : 'denied'
}

/** On the same server a quote is accepted at once. */
function presentQuote(call: MastodonCall, status: MastodonStatus): Json {
  const quoted = status.quotedId === null ? undefined : call.state.statuses.get(status.quotedId)
  const isThere = quoted?.deletedAt === null
  const viewer = call.optionalUser('read:statuses', 'write:statuses')?.account.id
  const open = status.visibility === 'public' || status.visibility === 'unlisted' ? ['public'] : []
  return {
    quote:
      quoted === undefined
        ? null
        : {
            state: isThere ? 'accepted' : 'deleted',
            quoted_status: isThere ? presentStatus(call, quoted) : null,
          },
    quotes_count: [...call.state.statuses.values()].filter(
      ({ quotedId, deletedAt }) => quotedId === status.id && deletedAt === null,
    ).length,
    quote_approval: { automatic: open, manual: [], current_user: quoteApprovalOf(status, viewer) },
  }
}

function tagsOf(text: string, baseUrl: string): Json[] {
  const names = [...text.matchAll(/(?<![\p{L}\p{N}_/&])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu)].map(match =>
    (match[1] ?? '').toLowerCase(),
  )
  return [...new Set(names)].map(name => ({ name, url: `${baseUrl}/tags/${encodeURIComponent(name)}` }))
}

function presentPoll(id: string, poll: MastodonPoll, now: number): Json {
  return {
    id,
    expires_at: iso(poll.expiresAt),
    expired: poll.expiresAt <= now,
    multiple: poll.multiple,
    votes_count: 0,
    voters_count: 0,
    voted: true,
    own_votes: [],
    options: poll.options.map(title => ({ title, votes_count: 0 })),
    emojis: [],
  }
}

export function presentScheduled(call: MastodonCall, scheduled: MastodonScheduled): Json {
  const { content } = scheduled
  return {
    id: scheduled.id,
    scheduled_at: iso(scheduled.scheduledAt),
    params: {
      text: content.text,
      media_ids: content.mediaIds.length > 0 ? content.mediaIds : null,
      sensitive: content.sensitive,
      spoiler_text: content.spoilerText,
      visibility: scheduled.visibility,
      language: content.language,
      scheduled_at: null,
      poll: null,
      idempotency: scheduled.idempotencyKey,
      with_rate_limit: false,
      in_reply_to_id: scheduled.inReplyToId,
      quoted_status_id: scheduled.quotedId,
      application_id: 1,
    },
    media_attachments: content.mediaIds.flatMap(id => {
      const media = call.state.media.get(id)
      return media ? [presentMedia(call.baseUrl, media)] : []
    }),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
