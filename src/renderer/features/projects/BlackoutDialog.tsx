import { Info } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import type { Blackout, BlackoutFields } from '#shared/model/rules.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useNow } from '../../bridge/useNow.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { localOf } from '#shared/time/zoned.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { DateField } from '../../ui/DateField.tsx'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { usePlannedOn } from './usePlannedOn.ts'

interface BlackoutDialogProps {
  /** Null makes new ones. */
  blackout: Blackout | null
  /** The project in sight, or null: then they are for all. */
  project: Project | null
  onClose: () => void
}

/** Makes or changes days on which nothing goes out by itself. Mounted while open. */
export function BlackoutDialog({ blackout, project, onClose }: BlackoutDialogProps) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const { zone } = useFormat(project?.zone)
  const today = localOf(useNow(), zone).slice(0, 10)
  const [fields, setFields] = useState<BlackoutFields>(
    blackout === null
      ? { projectId: project?.id ?? null, name: '', startsOn: today, endsOn: today }
      : fieldsOf(blackout),
  )
  const [nameError, setNameError] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const planned = usePlannedOn(fields)

  const save = async () => {
    const name = fields.name.trim()
    if (name === '') {
      setNameError(t('rules.nameMissing'))
      return
    }
    setBusy(true)
    setError(null)
    try {
      // The first try stays outside of the undoable, so that what is refused can be mended here.
      if (blackout === null) {
        const made = await core.call('blackouts.create', { ...fields, name })
        await undoable({
          label: t('rules.addedDays', { name }),
          run: () => Promise.resolve(),
          undo: () => core.call('blackouts.remove', { id: made.id }),
          redo: () => core.call('blackouts.restore', { id: made.id }),
        })
      } else {
        const { id } = blackout
        const update = (to: BlackoutFields) => core.call('blackouts.update', { id, fields: to })
        await update({ ...fields, name })
        await undoable({
          label: t('rules.changedDays', { name }),
          run: () => Promise.resolve(),
          undo: () => update(fieldsOf(blackout)),
          redo: () => update({ ...fields, name }),
        })
      }
      onClose()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }

  return (
    <FormDialog
      title={blackout === null ? t('rules.addDays') : t('rules.changeDays')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Field label={t('rules.daysName')} help={t('rules.daysNameHelp')} error={nameError}>
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
      <div className="grid grid-cols-2 gap-4">
        <Field label={t('rules.firstDay')}>
          <DateField
            value={fields.startsOn}
            onChange={startsOn =>
              setFields({
                ...fields,
                startsOn,
                endsOn: fields.endsOn < startsOn ? startsOn : fields.endsOn,
              })
            }
          />
        </Field>
        <Field label={t('rules.lastDay')}>
          <DateField
            value={fields.endsOn}
            min={fields.startsOn}
            onChange={endsOn => setFields({ ...fields, endsOn })}
          />
        </Field>
      </div>
      {project !== null && (
        <RadioGroup
          aria-label={t('rules.forWhom')}
          value={fields.projectId === null ? 'all' : 'one'}
          onChange={whose => setFields({ ...fields, projectId: whose === 'all' ? null : project.id })}
          options={[
            { value: 'one', label: t('rules.onlyProject', { name: project.name }) },
            { value: 'all', label: t('rules.everyProject') },
          ]}
        />
      )}
      <p role="status" className="flex items-start gap-2 text-ink-muted">
        {planned > 0 && (
          <>
            <span className="mt-0.5 text-warning">
              <Icon icon={Info} />
            </span>
            {t('rules.plannedOn', { count: planned })}
          </>
        )}
      </p>
      {error !== null && <QueryError error={error} />}
    </FormDialog>
  )
}

const fieldsOf = ({ projectId, name, startsOn, endsOn }: Blackout): BlackoutFields => ({
  projectId,
  name,
  startsOn,
  endsOn,
})
