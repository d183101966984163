import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvergreenFields, EvergreenList } from '#shared/model/evergreen.ts'
import type { Project } from '#shared/model/project.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { ChannelMark } from '../../../lib/ChannelMark.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { ColourDot } from '../../../ui/ColourDot.tsx'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Stack } from '../../../ui/Stack.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useEvergreenActions } from './useEvergreenActions.ts'

interface EvergreenDialogProps {
  /** Null makes a new one. */
  list: EvergreenList | null
  projectId: string | null
  /** Among which to choose for a new one; empty: it is said already. */
  projects: readonly Project[]
  onClose: () => void
}

const none = '-'
const usualRestDays = 30
const mostRestDays = 730

/** Makes a list, or changes what it is for. Mounted while open. */
export function EvergreenDialog({ list, projectId: first, projects, onClose }: EvergreenDialogProps) {
  const { t } = useTranslation()
  const actions = useEvergreenActions()
  const [projectId, setProjectId] = useState(first)
  const [fields, setFields] = useState<Omit<EvergreenFields, 'channelIds'>>(() => ({
    name: list?.name ?? '',
    pillarId: list?.pillarId ?? null,
    restDays: list?.restDays ?? usualRestDays,
    paused: list?.paused ?? false,
  }))
  /** Null: not touched yet; a new list is for every channel then. */
  const [wishedIds, setWishedIds] = useState<readonly string[] | null>(list?.channelIds ?? null)
  const [days, setDays] = useState(String(fields.restDays))
  const [nameError, setNameError] = useState<string | null>(null)
  const { data: channels = [] } = useQueryOf('channels.list', { projectId })
  const { data: pillars = [] } = useQueryOf('pillars.list', { projectId })
  const channelIds = wishedIds ?? channels.map(({ id }) => id)
  const restDays = Number(days)
  const isRestRight = Number.isInteger(restDays) && restDays >= 1 && restDays <= mostRestDays

  const save = () => {
    const name = fields.name.trim()
    if (name === '') setNameError(t('rules.nameMissing'))
    if (name === '' || !isRestRight || projectId === null) return
    onClose()
    const to = { ...fields, name, restDays, channelIds: [...channelIds] }
    if (list === null) actions.create(projectId, to)
    else actions.update(list, to)
  }
  return (
    <FormDialog
      title={list === null ? t('evergreen.add') : t('evergreen.change')}
      onSave={save}
      onClose={onClose}
    >
      {projects.length > 0 && (
        <Field label={t('composer.project')}>
          <Select
            value={projectId}
            onChange={id => {
              setProjectId(id)
              setWishedIds(null)
              setFields({ ...fields, pillarId: null })
            }}
            options={projects.map(({ id, name, colour }) => ({
              value: id,
              label: name,
              mark: <ColourDot colour={colour} />,
            }))}
          />
        </Field>
      )}
      <Field label={t('projects.name')} help={t('evergreen.nameHelp')} error={nameError}>
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
        label={t('evergreen.restDays')}
        help={t('evergreen.restDaysHelp')}
        error={isRestRight ? null : t('evergreen.restDaysWrong', { most: mostRestDays })}
      >
        <div className="w-24">
          <TextInput
            type="number"
            inputMode="numeric"
            min={1}
            max={mostRestDays}
            value={days}
            onChange={setDays}
          />
        </div>
      </Field>
      {pillars.length > 0 && (
        <Field label={t('composer.pillar')} help={t('evergreen.pillarHelp')}>
          <Select
            value={fields.pillarId ?? none}
            onChange={id => setFields({ ...fields, pillarId: id === none ? null : id })}
            options={[
              { value: none, label: t('composer.noPillar'), mark: <ColourDot colour={null} /> },
              ...pillars.map(({ id, name, colour }) => ({
                value: id,
                label: name,
                mark: <ColourDot colour={colour} />,
              })),
            ]}
          />
        </Field>
      )}
      <fieldset>
        <legend className="mb-1 font-medium">{t('evergreen.channels')}</legend>
        <Stack>
          {channels.map(({ id, name, network }) => (
            <Checkbox
              key={id}
              checked={channelIds.includes(id)}
              onChange={on =>
                setWishedIds(on ? [...channelIds, id] : channelIds.filter(other => other !== id))
              }
              label={
                <span className="flex items-center gap-2">
                  <ChannelMark network={network} label="" />
                  {name}
                </span>
              }
            />
          ))}
          {channels.length === 0 && <p className="text-ink-muted">{t('queue.empty')}</p>}
        </Stack>
      </fieldset>
    </FormDialog>
  )
}
