import type { Occurrence } from '#shared/model/series.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useComposer } from '../useComposer.ts'

/** The post as one of a series; null: it stands alone. */
export function useOccurrence(): Occurrence | null {
  const { postId } = useComposer()
  const { data } = useQueryOf('series.ofPost', { postId: postId ?? '-' }, { enabled: postId !== null })
  return data ?? null
}
