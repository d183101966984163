import { useTranslation } from 'react-i18next'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../../commands/useUndoable.ts'

/** Brings a removed project back, with everything in it; can be taken back. */
export function useBringProjectBack(): (projectId: string) => Promise<unknown> {
  const { t } = useTranslation()
  const { call } = useCore()
  const undoable = useUndoable()
  return id =>
    undoable({
      label: t('studio.goneProject.did'),
      run: () => call('projects.restore', { id }),
      undo: () => call('projects.remove', { id }),
    })
}
