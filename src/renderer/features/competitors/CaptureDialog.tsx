import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { CaptureFields } from './CaptureFields.tsx'
import { useCapture } from './useCapture.ts'

interface CaptureDialogProps {
  /** The project it is for unless she says otherwise; null: the one she is in. */
  startIn?: string | null
  onClose: () => void
}

/** Puts down what she saw; closed without that, the draft stays. Mounted while open. */
export function CaptureDialog({ startIn = null, onClose }: CaptureDialogProps) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const { projectId, projects = [] } = useCurrentProject()
  const madeId = useRef<string | null>(null)
  const capture = useCapture({
    projects,
    startIn: startIn ?? projectId,
    store: async (into, fields) => {
      const made = await undoable({
        label: t('competitors.captured'),
        run: async () => {
          const { id } = await core.call('observations.create', { projectId: into, fields })
          return id
        },
        undo: id => core.call('observations.remove', { ids: [id] }),
        redo: async () => {
          if (madeId.current !== null) await core.call('observations.restore', { ids: [madeId.current] })
        },
      })
      madeId.current = made
      return made !== null
    },
    onStored: onClose,
  })
  return (
    <FormDialog
      title={t('competitors.capture')}
      busy={capture.isBusy}
      onSave={capture.save}
      onClose={onClose}
    >
      <CaptureFields capture={capture} />
    </FormDialog>
  )
}
