import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { freshColour, projectColours } from '../../lib/projectColours.ts'
import { ColourPicker } from '../../ui/ColourPicker.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

interface NewCampaignDialogProps {
  projectId: string
  /** Colours that other campaigns have. */
  taken: readonly string[]
  onClose: () => void
}

/** Begins a campaign; everything else is written on its page. Mounted while open. */
export function NewCampaignDialog({ projectId, taken, onClose }: NewCampaignDialogProps) {
  const { t } = useTranslation()
  const core = useCore()
  const navigate = useNavigate()
  const undoable = useUndoable()
  const [name, setName] = useState('')
  const [colour, setColour] = useState(() => freshColour(taken))
  const [startsOn, setStartsOn] = useState<string | null>(null)
  const [endsOn, setEndsOn] = useState<string | null>(null)
  const [isStrict, setStrict] = useState(false)
  const save = async () => {
    setStrict(true)
    if (name.trim() === '') return
    onClose()
    const fields = { name: name.trim(), goal: '', colour, startsOn, endsOn }
    let madeId: string | null = null
    const made = await undoable({
      label: t('campaigns.added', { name: fields.name }),
      run: async () => {
        madeId = (await core.call('campaigns.create', { projectId, fields })).id
        return madeId
      },
      undo: id => core.call('campaigns.remove', { id }),
      redo: async () => {
        if (madeId !== null) await core.call('campaigns.restore', { id: madeId })
      },
    })
    if (made !== null) void navigate({ to: '/campaigns/$campaignId', params: { campaignId: made } })
  }
  return (
    <FormDialog title={t('campaigns.add')} onSave={() => void save()} onClose={onClose}>
      <Field
        label={t('projects.name')}
        error={isStrict && name.trim() === '' ? t('projects.nameMissing') : null}
      >
        <TextInput
          autoFocus
          value={name}
          maxLength={200}
          placeholder={t('campaigns.nameHint')}
          onChange={setName}
        />
      </Field>
      <div className="grid grid-cols-3 gap-4">
        <Field label={t('campaigns.startsOn')}>
          <DateField
            value={startsOn}
            onClear={() => setStartsOn(null)}
            onChange={day => {
              setStartsOn(day)
              if (endsOn !== null && endsOn < day) setEndsOn(day)
            }}
          />
        </Field>
        <Field label={t('campaigns.endsOn')}>
          <DateField
            value={endsOn}
            min={startsOn ?? undefined}
            onChange={setEndsOn}
            onClear={() => setEndsOn(null)}
          />
        </Field>
        <Field label={t('common.colour')}>
          <ColourPicker value={colour} swatches={projectColours} onChange={setColour} />
        </Field>
      </div>
    </FormDialog>
  )
}
