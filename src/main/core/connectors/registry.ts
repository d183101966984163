import { AppError } from '#shared/rpc/errors.ts'
import type { Connector } from './Connector.ts'
import { bluesky } from './bluesky/bluesky.ts'
import { byhand } from './byhand/byhand.ts'
import { discord } from './discord/discord.ts'
import { mastodon } from './mastodon/mastodon.ts'
import { practice } from './practice/practice.ts'
import { telegram } from './telegram/telegram.ts'
import { wordpress } from './wordpress/wordpress.ts'

/** Every network, in the order in which they are offered. */
export const connectors: readonly Connector[] = [
  //
  practice,
  telegram,
  mastodon,
  bluesky,
  wordpress,
  discord,
  byhand,
]

/** Finds a network's connector; what comes back throws AppError `not_found` for one that none of them speaks. */
export const connectorAmong = (known: readonly Connector[]) => (id: string) => {
  const found = known.find(({ descriptor }) => descriptor.id === id)
  if (found === undefined) throw new AppError('not_found', 'Ratiba does not know this network.')
  return found
}

export const connectorFor = connectorAmong(connectors)
