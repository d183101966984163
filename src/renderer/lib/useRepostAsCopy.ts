import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '#shared/model/delivery.ts'
import { useCore } from '../bridge/CoreProvider.tsx'
import { useUndoable } from '../commands/useUndoable.ts'

/** A native repost or a quote that cannot go out goes out as a post of its own instead; undone, it waits for her as before. Null when it failed. */
export function useRepostAsCopy(): (delivery: Pick<Delivery, 'id' | 'repost'>) => Promise<Delivery | null> {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return useCallback(
    ({ id, repost }) =>
      undoable({
        label: t(repost?.how === 'quote' ? 'reposts.isOwnNow' : 'reposts.isCopyNow'),
        run: () => core.call('reposts.setHow', { id, how: 'copy' }),
        undo: () => core.call('reposts.setHow', { id, how: repost?.how ?? 'native' }),
      }),
    [core, t, undoable],
  )
}
