import { z } from 'zod'
import type { Account, Connector, Io, RemoteRef } from '../Connector.ts'
import { classifyError } from '../classifyError.ts'
import { blueskyDescriptor } from './blueskyDescriptor.ts'
import { collection } from './blueskyRecord.ts'
import { withSession } from './blueskySessions.ts'
import { BlueskyRefusal, callBluesky } from './callBluesky.ts'
import { prepareForBluesky } from './prepareForBluesky.ts'
import { connectBluesky, verifyBluesky } from './probeBluesky.ts'
import { blueskyStandIn } from './blueskyStandIn.ts'

const Put = z.object({ uri: z.string(), cid: z.string() })
const Got = z.object({ uri: z.string(), cid: z.string(), value: z.object({ text: z.string() }).loose() })

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

  publish: (io, account, { prepared }) =>
    withSession(io, account, async session => {
      const { rkey, record } = prepared
      if (typeof rkey !== 'string' || typeof record !== 'string') throw new Error('Nothing was prepared.')
      const json = { repo: account.remoteId, collection, rkey, record: JSON.parse(record) as unknown }
      const nsid = 'com.atproto.repo.putRecord'
      return refOf(account, await callBluesky(io, session, 'POST', nsid, Put, { json }))
    }),

  find: async (io, account, { prepared: { rkey } }) => {
    if (typeof rkey !== 'string') return { outcome: 'unknown', why: 'The key of the post is not known.' }
    const got = await getRecord(io, account, rkey)
    return got === null
      ? { outcome: 'absent', proof: 'keyUnknown' }
      : { outcome: 'found', ref: refOf(account, got) }
  },

  check: async (io, account, ref) => {
    const got = await getRecord(io, account, rkeyOf(ref))
    return got === null
      ? { state: 'gone' }
      : { state: 'there', ref: refOf(account, got), text: got.value.text }
  },

  remove: async (io, account, ref) => {
    const rkey = rkeyOf(ref)
    // Deleting says "done" of what was gone already, too.
    if ((await getRecord(io, account, rkey)) === null) return 'alreadyGone'
    return withSession(io, account, async (session): Promise<'removed'> => {
      const json = { repo: account.remoteId, collection, rkey }
      await callBluesky(io, session, 'POST', 'com.atproto.repo.deleteRecord', z.unknown(), { json })
      return 'removed'
    })
  },

  classify: classifyError,
  standIn: blueskyStandIn,
}

/** Null when the account lives there and has no such record. */
function getRecord(io: Io, account: Account, rkey: string): Promise<z.output<typeof Got> | null> {
  return withSession(io, account, async session => {
    const query = { repo: account.remoteId, collection, rkey }
    try {
      return await callBluesky(io, session, 'GET', 'com.atproto.repo.getRecord', Got, { query })
    } catch (error) {
      if (error instanceof BlueskyRefusal && error.error === 'RecordNotFound') return null
      throw error
    }
  })
}

function refOf({ remoteId, config }: Account, { uri, cid }: z.output<typeof Put>): RemoteRef {
  const profile = config['handle'] ?? remoteId
  return { ids: [uri, cid], url: `https://bsky.app/profile/${profile}/post/${uri.split('/').at(-1) ?? ''}` }
}

const rkeyOf = ({ ids }: RemoteRef): string => ids[0]?.split('/').at(-1) ?? ''
