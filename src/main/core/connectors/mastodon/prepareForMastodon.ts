import type { Account, Io, Outgoing, Prepared } from '../Connector.ts'
import { prepareBoost } from './boost.ts'
import { newestStatusId } from './findStatus.ts'
import { checkQuotable } from './checkQuotable.ts'
import { originalOf } from './status.ts'
import { uploadToMastodon } from './uploadToMastodon.ts'

/** Uploads, and notes what is the newest on the account now; kept from the first try on, since any later one may have come through. */
export async function prepareForMastodon(
  io: Io,
  account: Account,
  outgoing: Outgoing,
  soFar: Prepared | null,
): Promise<Prepared> {
  const original = originalOf(outgoing)
  if (original !== null) return prepareBoost(io, account, original, soFar)
  const [quoted] = outgoing.quoteOf?.refs ?? []
  if (quoted !== undefined) await checkQuotable(io, account, quoted, outgoing)
  const uploads = await uploadToMastodon(io, account, outgoing, soFar)
  const known = soFar?.['after']
  return { ...uploads, after: typeof known === 'string' ? known : await newestStatusId(io, account) }
}
