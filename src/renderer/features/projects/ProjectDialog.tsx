import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { ProjectForm } from './ProjectForm.tsx'
import { useProjectDraft } from './useProjectDraft.ts'

interface ProjectDialogProps {
  /** Null makes a new one. */
  project: Project | null
  onClose: () => void
  onSaved?: (project: Project) => void
}

/** Makes a project or changes one; removing can be undone. Mounted while open. */
export function ProjectDialog({ project, onClose, onSaved }: ProjectDialogProps) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const [fields, setFields] = useProjectDraft(project)
  const [nameError, setNameError] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const save = async () => {
    const name = fields.name.trim()
    if (name === '') {
      setNameError(t('projects.nameMissing'))
      return
    }
    setBusy(true)
    setError(null)
    try {
      const saved =
        project === null
          ? await core.call('projects.create', { ...fields, name })
          : await core.call('projects.update', { id: project.id, fields: { ...fields, name } })
      onSaved?.(saved)
      onClose()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  const remove = (gone: Project) => {
    onClose()
    void undoable({
      label: t('projects.removed', { name: gone.name }),
      run: () => core.call('projects.remove', { id: gone.id }),
      undo: () => core.call('projects.restore', { id: gone.id }),
    })
  }

  return (
    <FormDialog
      title={project === null ? t('projects.new') : t('projects.edit')}
      saveLabel={project === null ? t('projects.create') : t('common.save')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      {...(project !== null && {
        aside: (
          <Button variant="danger" icon={Trash2} onClick={() => remove(project)}>
            {t('projects.remove')}
          </Button>
        ),
      })}
    >
      <ProjectForm
        fields={fields}
        onChange={next => {
          setNameError(null)
          setFields(next)
        }}
        nameError={nameError}
      />
      {error !== null && <QueryError error={error} />}
    </FormDialog>
  )
}
