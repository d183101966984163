import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { priceLevels } from '#shared/model/competitor.ts'
import type { Competitor, CompetitorFields } from '#shared/model/competitor.ts'
import { isWebUrl } from '#shared/model/isWebUrl.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { projectColours } from '../../lib/projectColours.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { CompetitorActions } from './useCompetitorActions.ts'
import { usePictureUpload } from './usePictureUpload.ts'

interface CompetitorDialogProps {
  /** Null makes a new one. */
  competitor: Competitor | null
  projectId: string
  actions: CompetitorActions
  onClose: () => void
}

const notKnown = 'notKnown'

function draftOf(competitor: Competitor | null): CompetitorFields {
  const { name = '', logoMediaId = null, positioning = '', strengths = '' } = competitor ?? {}
  const { weaknesses = '', priceLevel = null, notes = '', website = null } = competitor ?? {}
  return { name, logoMediaId, positioning, strengths, weaknesses, priceLevel, notes, website }
}

/** Who a competitor is. Mounted while open. */
export function CompetitorDialog({ competitor, projectId, actions, onClose }: CompetitorDialogProps) {
  const { t } = useTranslation()
  const [fields, setFields] = useState(() => draftOf(competitor))
  const [errors, setErrors] = useState<{ name?: string; website?: string }>({})
  const set = (change: Partial<CompetitorFields>) => setFields(before => ({ ...before, ...change }))
  const upload = usePictureUpload(([logoMediaId = null]) => set({ logoMediaId }))
  const save = () => {
    const website = fields.website?.trim() ?? ''
    const address = website === '' || /^https?:/i.test(website) ? website : `https://${website}`
    const to = { ...fields, name: fields.name.trim(), website: address === '' ? null : address }
    if (to.name === '') setErrors({ name: t('competitors.nameMissing') })
    else if (to.website !== null && !isWebUrl(to.website))
      setErrors({ website: t('competitors.websiteWrong') })
    else {
      onClose()
      if (competitor === null) actions.create(projectId, to)
      else actions.change(competitor, to)
    }
  }
  return (
    <FormDialog
      title={competitor === null ? t('competitors.add') : t('competitors.change', { name: competitor.name })}
      busy={upload.isUploading}
      onSave={save}
      onClose={onClose}
    >
      <Field label={t('competitors.name')} error={errors.name}>
        <TextInput autoFocus maxLength={200} value={fields.name} onChange={name => set({ name })} />
      </Field>
      <div className="flex items-center gap-3">
        <Avatar
          size="lg"
          name={fields.name}
          colour={projectColours[10] ?? projectColours[0]}
          imageUrl={fields.logoMediaId === null ? null : mediaUrl(fields.logoMediaId, 96)}
        />
        <div className="flex-1">
          <FileDrop accept="image/*" label={t('competitors.logo')} onFiles={upload.add} />
        </div>
      </div>
      <Field label={t('competitors.positioning')} help={t('competitors.positioningHelp')}>
        <TextArea
          rows={2}
          maxLength={2000}
          value={fields.positioning}
          onChange={positioning => set({ positioning })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t('competitors.strengths')} help={t('competitors.pointsHelp')}>
          <TextArea maxLength={10_000} value={fields.strengths} onChange={strengths => set({ strengths })} />
        </Field>
        <Field label={t('competitors.weaknesses')}>
          <TextArea
            maxLength={10_000}
            value={fields.weaknesses}
            onChange={weaknesses => set({ weaknesses })}
          />
        </Field>
        <Field label={t('competitors.priceLevel')}>
          <Select
            value={fields.priceLevel ?? notKnown}
            onChange={level => set({ priceLevel: level === notKnown ? null : level })}
            options={[
              { value: notKnown, label: t('competitors.notKnown') },
              ...priceLevels.map(value => ({ value, label: t(`competitors.priceLevels.${value}`) })),
            ]}
          />
        </Field>
        <Field label={t('competitors.website')} error={errors.website}>
          <TextInput
            inputMode="url"
            maxLength={4000}
            value={fields.website ?? ''}
            onChange={website => set({ website })}
          />
        </Field>
      </div>
      <Field label={t('competitors.notes')}>
        <TextArea maxLength={20_000} value={fields.notes} onChange={notes => set({ notes })} />
      </Field>
      {competitor !== null && <TheirChannels competitor={competitor} actions={actions} />}
    </FormDialog>
  )
}

function TheirChannels({ competitor, actions }: { competitor: Competitor; actions: CompetitorActions }) {
  const { t } = useTranslation()
  const [network, setNetwork] = useState('')
  const [handle, setHandle] = useState('')
  const add = () => {
    actions.addChannel(competitor.id, {
      network: network.trim(),
      handle: handle.trim(),
      url: isWebUrl(handle.trim()) ? handle.trim() : null,
    })
    setNetwork('')
    setHandle('')
  }
  return (
    <section aria-label={t('competitors.theirChannels')} className="flex flex-col gap-2">
      <h3 className="font-medium">{t('competitors.theirChannels')}</h3>
      <ul className="flex flex-col gap-1">
        {competitor.channels.map(channel => (
          <li key={channel.id} className="flex items-center gap-2">
            <span className="font-medium">{channel.network}</span>
            <span className="min-w-0 flex-1 truncate text-ink-muted">{channel.handle}</span>
            <IconButton
              icon={X}
              size="sm"
              label={t('competitors.removeChannel', { name: channel.network })}
              onClick={() => actions.removeChannel(channel)}
            />
          </li>
        ))}
      </ul>
      <div className="flex items-end gap-2">
        <TextInput
          aria-label={t('competitors.network')}
          placeholder={t('competitors.network')}
          maxLength={64}
          value={network}
          onChange={setNetwork}
        />
        <TextInput
          aria-label={t('competitors.handle')}
          placeholder={t('competitors.handle')}
          maxLength={200}
          value={handle}
          onChange={setHandle}
        />
        <Button icon={Plus} disabled={network.trim() === ''} onClick={add}>
          {t('competitors.addChannel')}
        </Button>
      </div>
    </section>
  )
}
