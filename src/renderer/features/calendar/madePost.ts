import type { Client } from '#shared/rpc/client.ts'
import type { CardGroup } from './groupCards.ts'

/** The post that a card shows; what its series has only planned so far is made now. */
export async function madePost(core: Client, { postId, occurrence }: CardGroup): Promise<string> {
  if (occurrence === null || occurrence.isMade) return postId
  const { seriesId, local } = occurrence
  const made = await core.call('series.make', { seriesId, occurrenceLocal: local })
  return made.postId
}
