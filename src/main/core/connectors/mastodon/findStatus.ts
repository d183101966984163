import { z } from 'zod'
import type { Account, Attempt, Found, Io } from '../Connector.ts'
import { askMastodon, loginOf } from './callMastodon.ts'
import { refOf, sourceOf, spoilerOf, Status, visibilityOf } from './status.ts'
import { mediaIdsOf } from './uploadToMastodon.ts'

/** Between the clock of the server and what was noted here, ms. */
const skewMs = 5 * 60_000
/** Mastodon remembers an Idempotency-Key for an hour. */
const keyMs = 55 * 60_000
const pageSize = 40
const maxPages = 10

/**
 * Finds out what became of a post by reading the account's own statuses back to before it was sent. When it is not among
 * them it did not go out; and should the request still be under way somewhere, the same Idempotency-Key in the next try
 * keeps it single. Of servers that may not know such keys nobody can say that, so there the person is asked.
 */
export async function findStatus(io: Io, account: Account, attempt: Attempt): Promise<Found> {
  const sentAt = attempt.firstCommitAt ?? io.now() - keyMs
  let before: string | null = null
  let read = 0
  for (let page = 0; page < maxPages; page++) {
    const { body: statuses, headers } = await readPage(io, account, before)
    if (statuses.length === 0) return notFound(io, account, sentAt, read)
    const from = earliest(sentAt, headers, io.now())
    for (const status of statuses) {
      if (Date.parse(status.created_at) < from) return notFound(io, account, sentAt, read)
      if (await isOurs(io, account, attempt, status)) return { outcome: 'found', ref: refOf(status) }
      read++
      before = status.id
    }
  }
  return {
    outcome: 'unknown',
    why: `None of the ${read} latest posts of the account is it, but there are more.`,
  }
}

function readPage(
  io: Io,
  account: Account,
  before: string | null,
): Promise<{ headers: Headers; body: Status[] }> {
  const id = encodeURIComponent(account.config['accountId'] ?? '')
  const query = `limit=${pageSize}&exclude_reblogs=true${before === null ? '' : `&max_id=${before}`}`
  return askMastodon(io, loginOf(account), 'GET', `/api/v1/accounts/${id}/statuses?${query}`, z.array(Status))
}

/** When the post can have appeared at the earliest, by the clock of the server. */
function earliest(sentAt: number, headers: Headers, now: number): number {
  const serverNow = Date.parse(headers.get('date') ?? '')
  const ahead = Number.isNaN(serverNow) ? 0 : serverNow - now
  return Math.min(sentAt, sentAt + ahead) - skewMs
}

/** Uploads are attached to one status only, so their ids decide; without any, visibility and words do. */
async function isOurs(
  io: Io,
  account: Account,
  { outgoing, prepared }: Attempt,
  status: Status,
): Promise<boolean> {
  const attached = status.media_attachments.map(({ id }) => id)
  const mediaIds = mediaIdsOf(prepared)
  if (mediaIds.length > 0) return attached.some(id => mediaIds.includes(id))
  if (attached.length > 0 || status.visibility !== visibilityOf(outgoing)) return false
  const { text, spoilerText } = await sourceOf(io, account, status)
  return bare(text) === bare(outgoing.text) && bare(spoilerText) === bare(spoilerOf(outgoing.options))
}

/** Spaces and the hosts of mentions, which a rendered status does not show, do not count. */
function bare(text: string): string {
  return text
    .replace(/(@\w+)@[\w.-]+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

function notFound(io: Io, { config }: Account, sentAt: number, read: number): Found {
  if (config['remembersKeys'] !== 'yes') {
    return {
      outcome: 'unknown',
      why: `The account's posts since it was sent were read (${read}); it is not among them. This server may still publish it later.`,
    }
  }
  const age = io.now() - sentAt
  return { outcome: 'absent', proof: age >= 0 && age < keyMs ? 'notInListKeyKept' : 'notInList' }
}
