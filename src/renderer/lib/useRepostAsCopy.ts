import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '#shared/model/delivery.ts'
import { useCore } from '../bridge/CoreProvider.tsx'
import { useUndoable } from '../commands/useUndoable.ts'

/** A native repost that cannot go out goes out as a copy instead; undone, it waits for her as before. Null when it failed. */
export function useRepostAsCopy(): (delivery: Pick<Delivery, 'id'>) => Promise<Delivery | null> {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return useCallback(
    ({ id }) =>
      undoable({
        label: t('reposts.isCopyNow'),
        run: () => core.call('reposts.setHow', { id, how: 'copy' }),
        undo: () => core.call('reposts.setHow', { id, how: 'native' }),
      }),
    [core, t, undoable],
  )
}
