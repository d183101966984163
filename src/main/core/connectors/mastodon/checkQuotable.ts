import { z } from 'zod'
import { RefusedError } from '../RefusedError.ts'
import type { Account, Io, Outgoing, RemoteRef } from '../Connector.ts'
import { callMastodon, loginOf } from './callMastodon.ts'
import { orGone } from './boost.ts'
import { statusPath } from './status.ts'

const Quotable = z.object({ quote_approval: z.object({ current_user: z.string() }).nullable().optional() })

/**
 * Looks whether a status may be quoted, because a server that knows no quotes would publish the words alone without saying so.
 * Throws RefusedError: gone, not to be quoted, or with pictures, which a quote cannot have there.
 */
export async function checkQuotable(
  io: Io,
  account: Account,
  quoted: RemoteRef,
  { media }: Outgoing,
): Promise<void> {
  if (media.length > 0) throw refused('A quote takes no pictures or videos on Mastodon.')
  const { quote_approval: approval } = await orGone(
    callMastodon(io, loginOf(account), 'GET', statusPath(quoted), Quotable),
  )
  if (approval == null) throw refused('This server has no quotes; Mastodon has them since 4.5.')
  // Only such are shown at once; an own status always is one, unless it was sent to single people.
  if (approval.current_user !== 'automatic') throw refused('Its author does not let this account quote it.')
}

const refused = (words: string): RefusedError => new RefusedError(422, { kind: 'content', words })
