import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Competitor } from '#shared/model/competitor.ts'
import { maxWeight } from '#shared/model/theirCampaign.ts'
import type { TheirCampaign, TheirCampaignFields } from '#shared/model/theirCampaign.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { readTags } from '../readTags.ts'

interface TheirCampaignDialogProps {
  /** Null makes a new one. */
  campaign: TheirCampaign | null
  /** Whose it can be; with one of them nothing is asked. */
  competitors: readonly Competitor[]
  /** What a new one begins with. */
  begin?: Partial<TheirCampaignFields>
  onSave: (fields: TheirCampaignFields) => void
  onClose: () => void
}

const cannotTell = 'cannotTell'
const weights = Array.from({ length: maxWeight }, (_, i) => String(i + 1))

/** An advertising campaign of a competitor, as far as it is seen from outside. Mounted while open. */
export function TheirCampaignDialog(props: TheirCampaignDialogProps) {
  const { campaign, competitors, begin = {}, onSave, onClose } = props
  const { t } = useTranslation()
  const [fields, setFields] = useState<TheirCampaignFields>(() => ({
    competitorId: campaign?.competitorId ?? begin.competitorId ?? competitors[0]?.id ?? '',
    name: campaign?.name ?? '',
    offer: campaign?.offer ?? '',
    startsOn: campaign === null ? (begin.startsOn ?? null) : campaign.startsOn,
    endsOn: campaign === null ? (begin.endsOn ?? null) : campaign.endsOn,
    networks: campaign?.networks ?? begin.networks ?? [],
    weight: campaign?.weight ?? null,
  }))
  const [networks, setNetworks] = useState(fields.networks.join(', '))
  const [isNameMissing, setNameMissing] = useState(false)
  const set = (change: Partial<TheirCampaignFields>) => setFields(before => ({ ...before, ...change }))
  const save = () => {
    const name = fields.name.trim()
    if (name === '') {
      setNameMissing(true)
      return
    }
    onClose()
    onSave({ ...fields, name, networks: readTags(networks).slice(0, 30) })
  }
  return (
    <FormDialog
      title={campaign === null ? t('theirCampaigns.add') : campaign.name}
      onSave={save}
      onClose={onClose}
    >
      {campaign === null && competitors.length > 1 && (
        <Field label={t('competitors.whose')}>
          <Select
            value={fields.competitorId}
            onChange={competitorId => set({ competitorId })}
            options={competitors.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
      <Field label={t('theirCampaigns.name')} error={isNameMissing ? t('competitors.nameMissing') : null}>
        <TextInput autoFocus maxLength={200} value={fields.name} onChange={name => set({ name })} />
      </Field>
      <Field label={t('theirCampaigns.offer')} help={t('theirCampaigns.offerHelp')}>
        <TextArea rows={2} maxLength={4000} value={fields.offer} onChange={offer => set({ offer })} />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Day
          label={t('theirCampaigns.startsOn')}
          value={fields.startsOn}
          onChange={startsOn =>
            set({
              startsOn,
              ...(startsOn !== null && fields.endsOn !== null && fields.endsOn < startsOn
                ? { endsOn: startsOn }
                : {}),
            })
          }
        />
        <Day
          label={t('theirCampaigns.endsOn')}
          value={fields.endsOn}
          min={fields.startsOn ?? undefined}
          onChange={endsOn => set({ endsOn })}
        />
        <Field label={t('theirCampaigns.networks')} help={t('competitors.tagsHelp')}>
          <TextInput maxLength={2000} value={networks} onChange={setNetworks} />
        </Field>
        <Field label={t('theirCampaigns.weight')}>
          <Select
            value={fields.weight?.toString() ?? cannotTell}
            onChange={value => set({ weight: value === cannotTell ? null : Number(value) })}
            options={[
              { value: cannotTell, label: t('theirCampaigns.cannotTell') },
              ...weights.map(value => ({ value, label: t(`theirCampaigns.weights.${value}`) })),
            ]}
          />
        </Field>
      </div>
    </FormDialog>
  )
}

interface DayProps {
  label: string
  value: string | null
  min?: string | undefined
  onChange: (day: string | null) => void
}

/** A day that may be unknown. */
function Day({ label, value, min, onChange }: DayProps) {
  const { t } = useTranslation()
  return (
    <Field label={label}>
      <DateField aria-label={label} value={value} min={min} onChange={onChange} />
      {value !== null && (
        <span>
          <Button size="sm" variant="quiet" onClick={() => onChange(null)}>
            {t('competitors.notKnown')}
          </Button>
        </span>
      )}
    </Field>
  )
}
