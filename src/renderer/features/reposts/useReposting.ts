import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlannedReposts, RepostItem } from '#shared/contract/reposts.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'
import { showToast } from '../../ui/toast.ts'
import type { RepostTime } from './repostDraft.ts'

/** Plans reposts of a delivery; undone, what was planned is put away again. */
export function useReposting(id: string) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)

  const forEach = async (postIds: readonly string[], method: 'posts.remove' | 'posts.restore') => {
    for (const postId of postIds) await core.call(method, { id: postId })
  }
  /** The first try stays outside of the undoable, so that what is refused can be mended in the dialog. */
  const run = async (
    items: RepostItem[],
    mode: RepostTime['mode'],
    quoteText: string,
  ): Promise<PlannedReposts | null> => {
    setBusy(true)
    setError(null)
    try {
      const planned = await core.call('reposts.plan', { id, items, quoteText })
      const { postIds } = planned
      if (mode === 'now') showToast({ title: t('reposts.did.now', { count: items.length }) })
      else {
        await undoable({
          label: t(`reposts.did.${mode}`, { count: items.length }),
          run: () => Promise.resolve(planned),
          undo: () => forEach(postIds, 'posts.remove'),
          redo: () => forEach(postIds, 'posts.restore'),
        })
      }
      return planned
    } catch (failure) {
      setError(failure)
      return null
    } finally {
      setBusy(false)
    }
  }
  return { run, isBusy, error }
}
