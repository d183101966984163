import { z } from 'zod'
import type { Account, Given, GivenAttempt, Io, Scheduler } from '../Connector.ts'
import { askMastodon, callMastodon, loginOf } from './callMastodon.ts'
import { bare, isOurs, readStatuses } from './findStatus.ts'
import { isGone, newStatusOf, refOf, spoilerOf, Status, visibilityOf } from './status.ts'
import { mediaIdsOf } from './uploadToMastodon.ts'

const ScheduledStatus = z.object({
  id: z.string(),
  scheduled_at: z.string(),
  params: z.object({
    text: z.string(),
    spoiler_text: z.string().nullable().optional(),
    visibility: z.string().nullable().optional(),
    in_reply_to_id: z.union([z.string(), z.number()]).nullable().optional(),
  }),
  media_attachments: z.array(z.object({ id: z.string() })),
})
type ScheduledStatus = z.output<typeof ScheduledStatus>

const path = '/api/v1/scheduled_statuses'
const pathOf = (id: string): string => `${path}/${encodeURIComponent(id)}`
const pageSize = 40
/** More than the 300 that an account may have scheduled. */
const mostPages = 10
/** The server compares both times with one clock, so what it published for `at` is not older than this. */
const earlyMs = 60_000

/** Mastodon's own scheduler. Its ids are of another kind than those of statuses: nothing leads from one to the other. */
export const mastodonScheduler: Scheduler = {
  // Only where a repeated call stays single can an unknown outcome be settled without asking her.
  canUse: ({ config }) => config['remembersKeys'] === 'yes',

  give: async (io, account, attempt) => {
    const json = { ...newStatusOf(attempt), scheduled_at: new Date(attempt.at).toISOString() }
    const headers = { 'idempotency-key': attempt.idempotencyKey }
    // A time that is past by the server's clock is published at once, and answered as a status.
    const answer = z.union([ScheduledStatus, Status])
    const given = await callMastodon(io, loginOf(account), 'POST', '/api/v1/statuses', answer, {
      json,
      headers,
    })
    return 'scheduled_at' in given ? { state: 'waits', id: given.id } : outOf(given)
  },

  look: async (io, account, attempt, id, isOthers) => {
    const waiting =
      id === null ? await findScheduled(io, account, attempt, isOthers) : await readScheduled(io, account, id)
    return waiting === null
      ? findPublished(io, account, attempt, isOthers)
      : { state: 'waits', id: waiting.id }
  },

  takeBack: async (io, account, id) => {
    try {
      await callMastodon(io, loginOf(account), 'DELETE', pathOf(id), z.unknown())
      return 'takenBack'
    } catch (error) {
      if (isGone(error)) return 'notThere'
      throw error
    }
  },
}

async function readScheduled(io: Io, account: Account, id: string): Promise<ScheduledStatus | null> {
  try {
    return await callMastodon(io, loginOf(account), 'GET', pathOf(id), ScheduledStatus)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

async function findScheduled(
  io: Io,
  account: Account,
  attempt: GivenAttempt,
  isOthers: (id: string) => boolean,
): Promise<ScheduledStatus | null> {
  let before = ''
  for (let page = 0; page < mostPages; page++) {
    const query = `${path}?limit=${pageSize}${before === '' ? '' : `&max_id=${encodeURIComponent(before)}`}`
    const { body } = await askMastodon(io, loginOf(account), 'GET', query, z.array(ScheduledStatus))
    const found = body.find(scheduled => isSame(attempt, scheduled) && !isOthers(scheduled.id))
    if (found !== undefined) return found
    const last = body.at(-1)
    if (last === undefined) return null
    before = last.id
  }
  return null
}

/** Uploads are attached to one post only, so their ids decide; without any, time, words and visibility do. */
function isSame({ outgoing, prepared, at }: GivenAttempt, scheduled: ScheduledStatus): boolean {
  const attached = scheduled.media_attachments.map(({ id }) => id)
  const mediaIds = mediaIdsOf(prepared)
  if (mediaIds.length > 0) return attached.some(id => mediaIds.includes(id))
  const { text, spoiler_text: spoilerText, visibility } = scheduled.params
  return (
    attached.length === 0 &&
    Math.abs(Date.parse(scheduled.scheduled_at) - at) < 1000 &&
    (visibility ?? 'public') === visibilityOf(outgoing) &&
    bare(text) === bare(outgoing.text) &&
    bare(spoilerText ?? '') === bare(spoilerOf(outgoing.options))
  )
}

/** Among the account's posts since its time, the oldest that says the same: of twins each has its own time. */
async function findPublished(
  io: Io,
  account: Account,
  attempt: GivenAttempt,
  isOthers: (id: string) => boolean,
): Promise<Given> {
  let found: Status | null = null
  let before = ''
  for (let page = 0; page < mostPages; page++) {
    const to = before === '' ? '' : `&max_id=${encodeURIComponent(before)}`
    const { body } = await readStatuses(io, account, `limit=${pageSize}&exclude_reblogs=true${to}`)
    for (const status of body) {
      if (Date.parse(status.created_at) < attempt.at - earlyMs)
        return found === null ? { state: 'absent' } : outOf(found)
      if (!isOthers(status.id) && (await isOurs(io, account, attempt, status))) found = status
      before = status.id
    }
    if (body.length === 0) return found === null ? { state: 'absent' } : outOf(found)
  }
  if (found !== null) return outOf(found)
  return {
    state: 'unknown',
    why: `It is not among the ${mostPages * pageSize} latest posts, but there are more.`,
  }
}

const outOf = (status: Status): Given => ({
  state: 'out',
  ref: refOf(status),
  at: Date.parse(status.created_at),
})
