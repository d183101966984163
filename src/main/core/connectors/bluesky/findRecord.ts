import { z } from 'zod'
import type { Account, Io, RemoteRef } from '../Connector.ts'
import { withSession } from './blueskySessions.ts'
import { BlueskyRefusal, callBluesky } from './callBluesky.ts'

const Got = z.object({
  uri: z.string(),
  cid: z.string(),
  value: z.object({ text: z.string().optional() }).loose(),
})

/** Where a record is: whose, of which kind, under which key. */
export interface RecordPlace {
  repo: string
  collection: string
  rkey: string
}

/** Reads the address `at://<repo>/<collection>/<rkey>` of what was published. */
export function readAtUri({ ids: [uri = ''] }: RemoteRef): RecordPlace {
  const [repo = '', collection = '', rkey = ''] = uri.replace(/^at:\/\//, '').split('/')
  return { repo, collection, rkey }
}

/** Null when its owner is known there and has no such record. */
export function findRecord(
  io: Io,
  account: Account,
  place: RecordPlace,
): Promise<z.output<typeof Got> | null> {
  return withSession(io, account, async session => {
    try {
      const query = { ...place }
      return await callBluesky(io, session, 'GET', 'com.atproto.repo.getRecord', Got, { query })
    } catch (error) {
      if (error instanceof BlueskyRefusal && error.error === 'RecordNotFound') return null
      throw error
    }
  })
}
