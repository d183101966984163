import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

/** A competitor by its name alone, so that there is somebody to watch. */
export function NewCompetitorButton({ projectId }: { projectId: string | null }) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const { projects = [] } = useCurrentProject()
  const [name, setName] = useState<string | null>(null)
  const into = projectId ?? projects[0]?.id ?? null
  const save = async () => {
    const given = name?.trim() ?? ''
    if (given === '' || into === null) return
    const made = await undoable({
      label: t('watching.did.addCompetitor', { name: given }),
      run: () => core.call('competitors.create', { projectId: into, fields: { name: given } }),
      undo: ({ id }) => core.call('competitors.remove', { id }),
    })
    if (made !== null) setName(null)
  }
  return (
    <>
      <Button icon={UserPlus} disabled={into === null} onClick={() => setName('')}>
        {t('watching.newCompetitor')}
      </Button>
      {name !== null && (
        <FormDialog
          title={t('watching.newCompetitor')}
          onSave={() => void save()}
          onClose={() => setName(null)}
        >
          <Field label={t('watching.competitorName')}>
            <TextInput autoFocus maxLength={200} value={name} onChange={setName} />
          </Field>
        </FormDialog>
      )}
    </>
  )
}
