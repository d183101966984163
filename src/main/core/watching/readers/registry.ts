import { bluesky } from './bluesky.ts'
import { feed } from './feed.ts'
import { mastodon } from './mastodon.ts'
import type { Reader } from './Reader.ts'
import { telegram } from './telegram.ts'
import { vk } from './vk.ts'
import { youtube } from './youtube.ts'

/** All kinds of sources; the first that knows an address is asked first, so the one that takes any stands last. */
export const readers: readonly Reader[] = [telegram, youtube, vk, bluesky, mastodon, feed]

export const readerOf = (kind: string): Reader | undefined => readers.find(reader => reader.kind === kind)
