import type { EvergreenPlace } from '#shared/contract/evergreen.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useComposer } from '../useComposer.ts'

/** What the post is to an evergreen list; null: nothing. */
export function useEvergreenPlace(): EvergreenPlace | null {
  const { postId } = useComposer()
  const { data } = useQueryOf('evergreen.ofPost', { postId: postId ?? '-' }, { enabled: postId !== null })
  return data ?? null
}
