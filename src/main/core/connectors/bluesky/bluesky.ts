import { z } from 'zod'
import type { Account, Connector, Outgoing, Prepared, RemoteRef } from '../Connector.ts'
import { classifyError } from '../classifyError.ts'
import { blueskyDescriptor } from './blueskyDescriptor.ts'
import { withSession } from './blueskySessions.ts'
import { callBluesky } from './callBluesky.ts'
import { findRecord, readAtUri } from './findRecord.ts'
import type { RecordPlace } from './findRecord.ts'
import { prepareForBluesky } from './prepareForBluesky.ts'
import { connectBluesky, verifyBluesky } from './probeBluesky.ts'
import { blueskyStandIn } from './blueskyStandIn.ts'

const Put = z.object({ uri: z.string(), cid: z.string() })
const Written = z.object({ $type: z.string() }).loose()

/**
 * Bluesky, and other servers of its protocol. A post is a record under a key that we choose beforehand, so putting it there
 * twice is putting it there once. There is no `edit`: readers would go on seeing the old words.
 */
export const bluesky: Connector = {
  descriptor: blueskyDescriptor,

  connect: (io, _way, fields) => connectBluesky(io, fields),

  verify: async (io, account) => {
    const { isWell, words, ...found } = await verifyBluesky(io, account)
    const checkedAt = new Date(io.now()).toISOString()
    return { ...found, health: { state: isWell ? 'ok' : 'limited', words, checkedAt } }
  },

  prepare: prepareForBluesky,

  publish: (io, account, { outgoing, prepared }) =>
    withSession(io, account, async session => {
      const place = placeOf(account, prepared)
      if (place === null) throw new Error('Nothing was prepared.')
      const json = { ...place, record: JSON.parse(String(prepared['record'])) as unknown }
      const nsid = 'com.atproto.repo.putRecord'
      return refOf(account, await callBluesky(io, session, 'POST', nsid, Put, { json }), outgoing)
    }),

  find: async (io, account, { outgoing, prepared }) => {
    const place = placeOf(account, prepared)
    if (place === null) return { outcome: 'unknown', why: 'The key of the post is not known.' }
    const got = await findRecord(io, account, place)
    return got === null
      ? { outcome: 'absent', proof: 'keyUnknown' }
      : { outcome: 'found', ref: refOf(account, got, outgoing) }
  },

  check: async (io, account, ref) => {
    const got = await findRecord(io, account, readAtUri(ref))
    return got === null
      ? { state: 'gone' }
      : { state: 'there', ref: { ids: [got.uri, got.cid], url: ref.url }, text: got.value.text ?? null }
  },

  remove: async (io, account, ref) => {
    const json = readAtUri(ref)
    // Deleting says "done" of what was gone already, too.
    if ((await findRecord(io, account, json)) === null) return 'alreadyGone'
    return withSession(io, account, async (session): Promise<'removed'> => {
      await callBluesky(io, session, 'POST', 'com.atproto.repo.deleteRecord', z.unknown(), { json })
      return 'removed'
    })
  },

  classify: classifyError,
  standIn: blueskyStandIn,
}

/** Where the prepared record belongs, or null when none was prepared. */
function placeOf({ remoteId }: Account, { rkey, record }: Prepared): RecordPlace | null {
  if (typeof rkey !== 'string' || typeof record !== 'string') return null
  return { repo: remoteId, collection: Written.parse(JSON.parse(record)).$type, rkey }
}

/** A repost has no page of its own; it is shown where the original is. */
function refOf(
  { remoteId, config }: Account,
  { uri, cid }: z.output<typeof Put>,
  { repostOf }: Outgoing,
): RemoteRef {
  const profile = config['handle'] ?? remoteId
  const own = `https://bsky.app/profile/${profile}/post/${uri.split('/').at(-1) ?? ''}`
  return { ids: [uri, cid], url: repostOf === undefined ? own : (repostOf.refs[0]?.url ?? null) }
}
