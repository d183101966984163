import type { Client } from '#shared/rpc/client.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { allCopies, dropCopy } from './localCopy.ts'
import type { LocalCopy } from './localCopy.ts'
import { withoutGone } from './withoutGone.ts'

/** A copy this fresh may belong to a window that is about to store it itself. */
const stillWrittenMs = 20_000

interface RescueParts {
  call: Client['call']
  storage: Storage
  now: () => number
}

export interface Rescued {
  postId: string
  copy: LocalCopy
}

/**
 * Stores what earlier windows wrote and could not store (the app or the computer went away): new posts become drafts,
 * changes of posts are laid over them when nothing else was stored since. Answers what became a draft.
 */
export async function rescueCopies({ call, storage, now }: RescueParts): Promise<Rescued[]> {
  const rescued: Rescued[] = []
  for (const { key, copy } of allCopies(storage)) {
    if (now() - copy.at < stillWrittenMs) continue
    if (copy.postId === null) {
      const postId = await storeAsDraft(call, copy)
      if (postId === null) continue
      dropCopy(storage, key)
      rescued.push({ postId, copy })
    } else if (await storeOver(call, copy.postId, copy)) dropCopy(storage, key)
  }
  return rescued
}

/** Null when its project is put away: the copy stays, the project may come back. */
async function storeAsDraft(call: Client['call'], copy: LocalCopy): Promise<string | null> {
  try {
    const { post } = await call('posts.create', { projectId: copy.projectId, fields: copy.fields })
    return post.id
  } catch (error) {
    const without = withoutGone(copy.fields, error)
    if (without !== null) return storeAsDraft(call, { ...copy, fields: { ...copy.fields, ...without } })
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

/** False when something else was stored since: then the composer of that post asks her. */
async function storeOver(call: Client['call'], id: string, copy: LocalCopy): Promise<boolean> {
  try {
    const { post } = await call('posts.get', { id })
    if (post.updatedAt !== copy.basedOn) return false
    await call('posts.update', { id, fields: copy.fields })
    return true
  } catch (error) {
    const without = withoutGone(copy.fields, error)
    if (without !== null) return storeOver(call, id, { ...copy, fields: { ...copy.fields, ...without } })
    // The post was removed on purpose; its copy goes with it.
    if (error instanceof AppError && error.code === 'not_found') return true
    throw error
  }
}
