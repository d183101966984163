import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { RehearsedItem } from '#shared/model/rehearsal.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../bridge/useFailureToast.ts'

/** Opens the post of a line to be mended; what its series has only planned so far is made now. */
export function useOpenPost(): (item: RehearsedItem) => Promise<void> {
  const core = useCore()
  const navigate = useNavigate()
  const failed = useFailureToast()
  return useCallback(
    async ({ postId, occurrence, channelId }) => {
      try {
        const id = postId ?? (occurrence === null ? null : await made(occurrence))
        if (id !== null) {
          await navigate({ to: '/composer/$postId', params: { postId: id }, search: { tab: channelId } })
        }
      } catch (error) {
        failed(error)
      }

      async function made({ seriesId, local }: { seriesId: string; local: string }) {
        return (await core.call('series.make', { seriesId, occurrenceLocal: local })).postId
      }
    },
    [core, failed, navigate],
  )
}
