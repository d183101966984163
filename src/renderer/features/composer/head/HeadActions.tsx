import { Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { postKinds } from '#shared/model/post.ts'
import { ColourDot } from '../../../ui/ColourDot.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useComposer, useStructuralChange } from '../useComposer.ts'
import { AudiencePicker } from './AudiencePicker.tsx'
import { LabelPicker } from './LabelPicker.tsx'
import { PillarSelect } from './PillarSelect.tsx'
import { PostMenu } from './PostMenu.tsx'

/** What the post belongs to, and what can be done with it as a whole. */
export function HeadActions() {
  const { t } = useTranslation()
  const { fields, campaigns } = useComposer()
  const change = useStructuralChange()
  const setCampaign = (campaignId: string | null) =>
    change(
      t('composer.did.campaign'),
      () => ({ campaignId }),
      () => ({ campaignId: fields.campaignId }),
    )
  return (
    <>
      {campaigns.length > 0 && (
        <div className="max-w-56 min-w-0">
          <Select
            variant="quiet"
            aria-label={t('composer.campaign')}
            value={fields.campaignId ?? none}
            onChange={id => setCampaign(id === none ? null : id)}
            options={[
              {
                value: none,
                label: t('composer.noCampaign'),
                mark: <Icon icon={Megaphone} size={14} />,
              },
              ...campaigns.map(campaign => ({
                value: campaign.id,
                label: campaign.name,
                mark: <ColourDot colour={campaign.colour} />,
              })),
            ]}
          />
        </div>
      )}
      <PillarSelect />
      <AudiencePicker />
      <LabelPicker />
      <Select
        variant="quiet"
        aria-label={t('composer.kind')}
        value={fields.kind}
        onChange={kind =>
          change(
            t('composer.did.kind'),
            () => ({ kind }),
            () => ({ kind: fields.kind }),
          )
        }
        options={postKinds.map(kind => ({ value: kind, label: t(`composer.kinds.${kind}`) }))}
      />
      <PostMenu />
    </>
  )
}

const none = '-'
