import { z } from 'zod'
import type { Account, Attempt, Found, Io, RepostSource } from '../Connector.ts'
import { askMastodon, loginOf } from './callMastodon.ts'
import { originalOf, refOf, sourceOf, spoilerOf, Status, visibilityOf } from './status.ts'
import { mediaIdsOf } from './uploadToMastodon.ts'

/** Mastodon remembers an Idempotency-Key for an hour. */
const keyMs = 55 * 60_000
const pageSize = 40
const maxPages = 10

/**
 * What is newest on the account before a post is sent: whatever became of that post is newer. Ids need no clock, and hers may be
 * wrong. An empty text stands for an account without posts.
 */
export async function newestStatusId(io: Io, account: Account): Promise<string> {
  const { body } = await readStatuses(io, account, 'limit=1')
  return body[0]?.id ?? ''
}

/**
 * Finds out what became of a post by reading the account's own statuses back to the one that was the newest before it was
 * sent (`prepared.after`). When it is not among them it did not go out; and should the request still be under way somewhere,
 * the same Idempotency-Key in the next try keeps it single. Of servers that may not know such keys nobody can say that, so
 * there the person is asked. Boosting again what is boosted changes nothing, on any server.
 */
export async function findStatus(io: Io, account: Account, attempt: Attempt): Promise<Found> {
  const { after } = attempt.prepared
  if (typeof after !== 'string')
    return { outcome: 'unknown', why: 'It is not known what was there before it.' }
  let before: string | null = null
  let read = 0
  for (let page = 0; page < maxPages; page++) {
    const { body: statuses } = await readPage(io, account, attempt, after, before)
    if (statuses.length === 0) return notFound(io, account, attempt, read)
    for (const status of statuses) {
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
  { outgoing }: Attempt,
  after: string,
  before: string | null,
): Promise<{ body: Status[] }> {
  const from = after === '' ? '' : `&since_id=${encodeURIComponent(after)}`
  const to = before === null ? '' : `&max_id=${encodeURIComponent(before)}`
  const kinds = originalOf(outgoing) === null ? '&exclude_reblogs=true' : ''
  return readStatuses(io, account, `limit=${pageSize}${kinds}${from}${to}`)
}

export function readStatuses(io: Io, account: Account, query: string): Promise<{ body: Status[] }> {
  const id = encodeURIComponent(account.config['accountId'] ?? '')
  const path = `/api/v1/accounts/${id}/statuses?${query}`
  return askMastodon(io, loginOf(account), 'GET', path, z.array(Status))
}

/** Uploads are attached to one status only, so their ids decide; without any, what it answers, visibility and words do. */
export async function isOurs(
  io: Io,
  account: Account,
  { outgoing, prepared }: Attempt,
  status: Status,
): Promise<boolean> {
  const original = originalOf(outgoing)
  if (original !== null) return status.reblog?.id === original.ids[0]
  const attached = status.media_attachments.map(({ id }) => id)
  if (outgoing.quoteOf !== undefined && !quotes(status, outgoing.quoteOf)) return false
  if ((status.in_reply_to_id ?? undefined) !== outgoing.replyTo?.parent.ids[0]) return false
  const mediaIds = mediaIdsOf(prepared)
  if (mediaIds.length > 0) return attached.some(id => mediaIds.includes(id))
  if (attached.length > 0 || status.visibility !== visibilityOf(outgoing)) return false
  const { text, spoilerText } = await sourceOf(io, account, status)
  return bare(text) === bare(outgoing.text) && bare(spoilerText) === bare(spoilerOf(outgoing.options))
}

/** Of a quote that waits for its author it is not told what it quotes. */
function quotes({ quote }: Status, { refs }: RepostSource): boolean {
  if (quote == null) return false
  return quote.quoted_status == null || quote.quoted_status.id === refs[0]?.ids[0]
}

/** Spaces and the hosts of mentions, which a rendered status does not show, do not count. */
export function bare(text: string): string {
  return text
    .replace(/(@\w+)@[\w.-]+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

function notFound(io: Io, { config }: Account, { outgoing, firstCommitAt }: Attempt, read: number): Found {
  if (originalOf(outgoing) !== null) return { outcome: 'absent', proof: 'notInListOnce' }
  if (config['remembersKeys'] !== 'yes') {
    return {
      outcome: 'unknown',
      why: `The account's posts since it was sent were read (${read}); it is not among them. This server may still publish it later.`,
    }
  }
  const age = io.now() - (firstCommitAt ?? Number.NaN)
  return { outcome: 'absent', proof: age >= 0 && age < keyMs ? 'notInListKeyKept' : 'notInList' }
}
