import { useTranslation } from 'react-i18next'
import type { Portrait, PortraitFields } from '#shared/model/portrait.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'

/** What can be done with portraits, each of it with its undo. */
export function usePortraitActions() {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return {
    create: (projectId: string, fields: PortraitFields) => {
      let madeId: string | null = null
      void undoable({
        label: t('audience.added', { name: fields.name }),
        run: async () => {
          madeId = (await core.call('portraits.create', { projectId, fields })).id
          return madeId
        },
        undo: id => core.call('portraits.remove', { id }),
        redo: async () => {
          if (madeId !== null) await core.call('portraits.restore', { id: madeId })
        },
      })
    },
    update: (before: Portrait, fields: PortraitFields) => {
      const { id, projectId: _project, createdAt: _created, updatedAt: _updated, ...then } = before
      if (JSON.stringify({ ...then, ...fields }) === JSON.stringify(then)) return
      void undoable({
        label: t('audience.changed', { name: fields.name }),
        run: () => core.call('portraits.update', { id, fields }),
        undo: () => core.call('portraits.update', { id, fields: then }),
      })
    },
    remove: ({ id, name }: Portrait) =>
      void undoable({
        label: t('audience.removed', { name }),
        run: () => core.call('portraits.remove', { id }),
        undo: () => core.call('portraits.restore', { id }),
      }),
  }
}
