import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvergreenList } from '#shared/model/evergreen.ts'
import { useCore } from '../bridge/CoreProvider.tsx'
import { useUndoable } from '../commands/useUndoable.ts'

/** Keeps a copy of a post, or (null) an empty one, in a list. */
export type AddToEvergreen = (
  list: Pick<EvergreenList, 'id' | 'name'>,
  postId: string | null,
) => Promise<string | null>

/** Answers the post in the list, or null when that failed; it can be undone. */
export function useAddToEvergreen(): AddToEvergreen {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return useCallback(
    async ({ id: listId, name }, postId) => {
      let added: string | null = null
      await undoable({
        label: t('evergreen.did.add', { name }),
        run: async () => {
          added = (await core.call('evergreen.addPost', { listId, postId })).postId
          return added
        },
        undo: id => core.call('posts.remove', { id }),
        redo: async () => {
          if (added !== null) await core.call('posts.restore', { id: added })
        },
      })
      return added
    },
    [t, core, undoable],
  )
}
