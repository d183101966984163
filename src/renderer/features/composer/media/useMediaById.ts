import { useMemo } from 'react'
import type { Media } from '#shared/model/media.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import type { ComposerState } from '../useComposer.ts'

/** What is known of all media of the post; null while it is asked for the first time. */
export function useMediaById({
  fields,
  known,
}: Pick<ComposerState, 'fields' | 'known'>): ReadonlyMap<string, Media> | null {
  const ids = useMemo(() => {
    const all = [fields, ...fields.variants].flatMap(({ media, parts }) => [
      ...(media ?? []),
      ...(parts ?? []).flatMap(part => part.media),
    ])
    return [...new Set(all.map(item => item.mediaId))].sort()
  }, [fields])
  const unknown = ids.filter(id => !known.has(id))
  const { data } = useQueryOf('media.get', { ids: unknown }, { enabled: unknown.length > 0 })
  return useMemo(() => {
    if (unknown.length > 0 && data === undefined) return null
    return new Map([...known, ...(data ?? []).map((media): [string, Media] => [media.id, media])])
  }, [known, unknown.length, data])
}
