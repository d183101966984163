import { startBluesky } from './bluesky.ts'
import { startDiscord } from './discord.ts'
import { startMastodon } from './mastodon.ts'
import { practice } from './practice.ts'
import { startTelegram } from './telegram.ts'
import type { TortureNetwork } from './TortureNetwork.ts'
import { startWordpress } from './wordpress.ts'

/** Every kind of protection against doubling, by the given clock: a wrong clock of the computer is not theirs. */
export async function startNetworks(now: () => number): Promise<TortureNetwork[]> {
  const start = [startTelegram, startMastodon, startBluesky, startWordpress, startDiscord]
  return [...(await Promise.all(start.map(network => network(now)))), practice]
}
