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
  const [share, setShare] = useState(pillar?.targetShare?.toString() ?? '')
  const targetShare = share.trim() === '' ? null : Number(share)
  const isShareRight =
    targetShare === null || (Number.isInteger(targetShare) && targetShare >= 0 && targetShare <= 100)
  const [nameError, setNameError] = useState<string | null>(null)

  const save = () => {
    const to = { ...fields, targetShare, name: fields.name.trim() }
    if (to.name === '') {
      setNameError(t('rules.nameMissing'))
      return
    }
    if (!isShareRight) return
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
    if (to.name === name && to.colour === colour && to.targetShare === pillar.targetShare) return
    void undoable({
      label: t('pillars.changed', { name: to.name }),
      run: () => core.call('pillars.update', { id, fields: to }),
      undo: () =>
        core.call('pillars.update', { id, fields: { name, colour, targetShare: pillar.targetShare } }),
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
      <Field
        label={t('pillars.share')}
        optional={t('common.optional')}
        help={t('pillars.shareHelp')}
        error={isShareRight ? null : t('pillars.shareWrong')}
      >
        <div className="flex w-24 items-center gap-2">
          <TextInput type="number" inputMode="numeric" min={0} max={100} value={share} onChange={setShare} />
          <span className="text-ink-muted">%</span>
        </div>
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
