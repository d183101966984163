import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvergreenEntry, EvergreenFields, EvergreenList } from '#shared/model/evergreen.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { useAddToEvergreen } from '../../../lib/useAddToEvergreen.ts'
import type { AddToEvergreen } from '../../../lib/useAddToEvergreen.ts'

export interface EvergreenActions {
  create(projectId: string, fields: EvergreenFields): void
  update(list: EvergreenList, fields: EvergreenFields): void
  pause(list: EvergreenList, paused: boolean): void
  remove(list: EvergreenList): void
  addPost: AddToEvergreen
  removePost(postId: string): void
  setWordings(entry: EvergreenEntry, wordings: string[]): void
  arrange(list: EvergreenList, postIds: string[]): void
}

/** What can be done with evergreen lists; all of it can be undone. */
export function useEvergreenActions(): EvergreenActions {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const addPost = useAddToEvergreen()
  return useMemo(
    () => ({
      create: (projectId, fields) => {
        let made: string | null = null
        void undoable({
          label: t('evergreen.did.create', { name: fields.name }),
          run: async () => {
            made = (await core.call('evergreen.create', { projectId, fields })).id
            return made
          },
          undo: id => core.call('evergreen.remove', { id }),
          redo: async () => {
            if (made !== null) await core.call('evergreen.restore', { id: made })
          },
        })
      },
      update: (list, fields) => {
        const { id, name, pillarId, channelIds, restDays, paused } = list
        void undoable({
          label: t('evergreen.did.update', { name: fields.name }),
          run: () => core.call('evergreen.update', { id, fields }),
          undo: () =>
            core.call('evergreen.update', { id, fields: { name, pillarId, channelIds, restDays, paused } }),
        })
      },
      pause: ({ id, name }, paused) => {
        const set = (to: boolean) => core.call('evergreen.update', { id, fields: { paused: to } })
        void undoable({
          label: t(paused ? 'evergreen.did.pause' : 'evergreen.did.resume', { name }),
          run: () => set(paused),
          undo: () => set(!paused),
        })
      },
      remove: ({ id, name }) => {
        void undoable({
          label: t('evergreen.did.remove', { name }),
          run: () => core.call('evergreen.remove', { id }),
          undo: () => core.call('evergreen.restore', { id }),
        })
      },
      addPost,
      removePost: id => {
        void undoable({
          label: t('evergreen.did.takeOut'),
          run: () => core.call('posts.remove', { id }),
          undo: () => core.call('posts.restore', { id }),
        })
      },
      setWordings: ({ postId, wordings: before }, wordings) => {
        void undoable({
          label: t('evergreen.did.wordings'),
          run: () => core.call('evergreen.setWordings', { postId, wordings }),
          undo: () => core.call('evergreen.setWordings', { postId, wordings: before }),
        })
      },
      arrange: ({ id: listId, entries }, postIds) => {
        const before = entries.map(({ postId }) => postId)
        void undoable({
          label: t('evergreen.did.arrange'),
          quiet: true,
          run: () => core.call('evergreen.arrange', { listId, postIds }),
          undo: () => core.call('evergreen.arrange', { listId, postIds: before }),
        })
      },
    }),
    [core, t, undoable, addPost],
  )
}
