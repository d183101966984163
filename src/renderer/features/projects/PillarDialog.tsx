import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pillar, PillarFields } from '#shared/model/pillar.ts'
import type { Project } from '#shared/model/project.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'
import { ColourPicker } from '../../ui/ColourPicker.tsx'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { freshColour, projectColours } from '../../lib/projectColours.ts'

interface PillarDialogProps {
  /** Null makes a new one. */
  pillar: Pillar | null
  project: Project
  /** The colours that pillars of the project have already. */
  taken: readonly string[]
  onClose: () => void
}

/** Makes a pillar, or gives it another name and colour. Mounted while open. */
export function PillarDialog({ pillar, project, taken, onClose }: PillarDialogProps) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const [fields, setFields] = useState<PillarFields>(() => ({
    name: pillar?.name ?? '',
    colour: pillar?.colour ?? freshColour(taken),
  }))
  const [nameError, setNameError] = useState<string | null>(null)

  const save = () => {
    const to = { ...fields, name: fields.name.trim() }
    if (to.name === '') {
      setNameError(t('rules.nameMissing'))
      return
    }
    onClose()
    if (pillar === null) {
      let madeId: string | null = null
      void undoable({
        label: t('pillars.added', { name: to.name }),
        run: async () => {
          madeId = (await core.call('pillars.create', { projectId: project.id, fields: to })).id
          return madeId
        },
        undo: id => core.call('pillars.remove', { id }),
        redo: async () => {
          if (madeId !== null) await core.call('pillars.restore', { id: madeId })
        },
      })
      return
    }
    const { id, name, colour } = pillar
    if (to.name === name && to.colour === colour) return
    void undoable({
      label: t('pillars.changed', { name: to.name }),
      run: () => core.call('pillars.update', { id, fields: to }),
      undo: () => core.call('pillars.update', { id, fields: { name, colour } }),
    })
  }

  return (
    <FormDialog
      title={pillar === null ? t('pillars.add') : t('pillars.change')}
      onSave={save}
      onClose={onClose}
    >
      <Field label={t('projects.name')} help={t('pillars.nameHelp')} error={nameError}>
        <TextInput
          autoFocus
          value={fields.name}
          maxLength={200}
          onChange={name => {
            setNameError(null)
            setFields({ ...fields, name })
          }}
        />
      </Field>
      <Field label={t('pillars.colour')}>
        <ColourPicker
          value={fields.colour}
          swatches={projectColours}
          onChange={colour => setFields({ ...fields, colour })}
        />
      </Field>
    </FormDialog>
  )
}
