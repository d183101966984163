import { useTranslation } from 'react-i18next'
import type { Campaign } from '#shared/model/campaign.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useComposer, useStructuralChange } from '../useComposer.ts'

/** Which campaign's end it is; what is missing for that can be given right here. */
export function CampaignEndFields() {
  const { t } = useTranslation()
  const format = useFormat()
  const { fields, campaigns } = useComposer()
  const campaign = campaigns.find(c => c.id === fields.campaignId)
  if (campaign === undefined) return <CampaignChoice />
  if (campaign.endsOn === null) return <LastDay campaign={campaign} />
  return (
    <p className="ps-6 text-sm text-ink-muted">
      {t('composer.campaignEnd.follows', {
        campaign: campaign.name,
        day: format.localDate(campaign.endsOn),
      })}
    </p>
  )
}

function CampaignChoice() {
  const { t } = useTranslation()
  const { fields, campaigns } = useComposer()
  const change = useStructuralChange()
  if (campaigns.length === 0) {
    return <p className="ps-6 text-sm text-ink-muted">{t('composer.campaignEnd.noCampaigns')}</p>
  }
  return (
    <div className="ps-6">
      <Field label={t('composer.campaign')} help={t('composer.campaignEnd.needsCampaign')}>
        <Select
          value={null}
          placeholder={t('composer.campaignEnd.choose')}
          onChange={(campaignId: string) =>
            change(
              t('composer.did.campaign'),
              () => ({ campaignId }),
              () => ({ campaignId: fields.campaignId }),
            )
          }
          options={campaigns.map(({ id, name, endsOn }) => ({
            value: id,
            label: name,
            ...(endsOn === null ? { note: t('composer.campaignEnd.without') } : {}),
          }))}
        />
      </Field>
    </div>
  )
}

function LastDay({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const { id, updatedAt } = campaign
  return (
    <div className="ps-6">
      <Field
        label={t('composer.campaignEnd.lastDay')}
        help={t('composer.campaignEnd.needsEnd', { campaign: campaign.name })}
      >
        <TextInput
          type="date"
          value=""
          min={campaign.startsOn ?? undefined}
          onChange={day => {
            if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(day)) return
            void undoable({
              label: t('composer.did.campaignEnd'),
              // Another window may have given it an end meanwhile: that stands.
              run: () => core.call('campaigns.update', { id, fields: { endsOn: day }, basedOn: updatedAt }),
              undo: done =>
                core.call('campaigns.update', { id, fields: { endsOn: null }, basedOn: done.updatedAt }),
              redo: () => core.call('campaigns.update', { id, fields: { endsOn: day } }),
            })
          }}
        />
      </Field>
    </div>
  )
}
