import type { Account, Io, Outgoing, Prepared } from '../Connector.ts'
import { originalGone } from '../originalGone.ts'
import { buildRecord, repostRecord, uploadBlobs } from './blueskyRecord.ts'
import { withSession } from './blueskySessions.ts'
import { BlueskyRefusal } from './callBluesky.ts'
import { createTid } from './createTid.ts'
import { findRecord, readAtUri } from './findRecord.ts'

/** A request that was lost on its way can still come through for this long; ms. */
const lateMs = 10 * 60_000

/**
 * Uploads, and writes the record with a key of our choosing. Both are stored before the record is put there, and put there
 * again they are the same post. The key stays the same whatever happens; so does the record as long as an earlier try may
 * still come through. After that it is written anew, so that the post does not stand in the feed at a time long past.
 */
export async function prepareForBluesky(
  io: Io,
  account: Account,
  outgoing: Outgoing,
  soFar: Prepared | null,
): Promise<Prepared> {
  const original = outgoing.repostOf?.refs[0]
  const needed = original ?? outgoing.quoteOf?.refs[0]
  // The server would take a repost or a quote of what is not there, and nobody would see it.
  if (needed !== undefined && (await findRecord(io, account, readAtUri(needed))) === null) {
    const words = 'The post that it shows is not there any more.'
    throw originalGone(new BlueskyRefusal(400, { kind: 'content', words }, 'RecordNotFound'))
  }
  return withSession(io, account, async session => {
    // Uploaded anew each time: the server throws away within minutes what no record took.
    const blobs = original === undefined ? await uploadBlobs(io, session, outgoing) : []
    const source = JSON.stringify(outgoing)
    const earlier = earlierOf(soFar)
    const age = io.now() - (earlier?.writtenAt ?? 0)
    const isSame = earlier?.source === source && blobs.every(({ ref }) => earlier.record.includes(ref.$link))
    if (earlier !== null && isSame && age >= 0 && age < lateMs) return earlier
    const record = JSON.stringify(
      original === undefined
        ? await buildRecord(io, session, outgoing, blobs)
        : repostRecord(original, io.now()),
    )
    return { rkey: earlier?.rkey ?? createTid(io.now()), record, source, writtenAt: io.now() }
  })
}

interface Written extends Prepared {
  rkey: string
  record: string
  source: string
  writtenAt: number
}

function earlierOf(soFar: Prepared | null): Written | null {
  if (soFar === null) return null
  const { rkey, record, source, writtenAt } = soFar
  if (typeof rkey !== 'string' || typeof record !== 'string') return null
  if (typeof source !== 'string' || typeof writtenAt !== 'number') return null
  return { rkey, record, source, writtenAt }
}
