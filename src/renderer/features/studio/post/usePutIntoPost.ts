import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { picturesForPost } from './picturesForPost.ts'
import type { DesignForPost } from './picturesForPost.ts'

const nobodyWaits = { signal: new AbortController().signal, onProgress: () => undefined }

/**
 * Draws a stored design in every size its post needs and puts the pictures into it; with `again` also where she has taken them out. Does nothing
 * when the post is gone, or is out everywhere and so keeps what was published. Can be taken back.
 */
export function usePutIntoPost(): (wish: DesignForPost & { again: boolean }) => Promise<void> {
  const { t } = useTranslation()
  const { call } = useCore()
  const undoable = useUndoable()
  return useCallback(
    async ({ again, ...design }) => {
      const placed = await picturesForPost(call, design, nobodyWaits)
      if (placed === null) return
      const put = (what: typeof placed | null, also: boolean) =>
        call('designs.putIntoPost', { id: design.designId, placed: what, again: also })
      await undoable({
        label: t('studioOutput.post.did', { name: design.name }),
        run: () => put(placed, again),
        undo: ({ before }) => put(before, true),
        redo: () => put(placed, true),
      })
    },
    [t, call, undoable],
  )
}
