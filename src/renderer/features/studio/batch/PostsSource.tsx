import { useTranslation } from 'react-i18next'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { CampaignItems } from './useCampaignItems.ts'

interface PostsSourceProps {
  projectId: string
  campaignId: string | null
  onChoose: (campaignId: string) => void
  items: CampaignItems | null
}

/** The posts of a campaign: their words, prices, links and pictures fill the places. */
export function PostsSource({ projectId, campaignId, onChoose, items }: PostsSourceProps) {
  const { t } = useTranslation()
  const campaigns = useQueryOf('campaigns.list', { projectId })
  if (campaigns.isError) return <QueryError error={campaigns.error} retry={campaigns.refetch} />
  if (campaigns.data?.length === 0) {
    return <p className="text-ink-muted">{t('studioOutput.batch.noCampaigns')}</p>
  }
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('studioOutput.batch.campaign')}>
        <Select
          value={campaignId}
          onChange={onChoose}
          placeholder={t('studioOutput.batch.chooseCampaign')}
          options={(campaigns.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      {items?.kind === 'loading' && <Skeleton shape="lines" count={2} />}
      {items?.kind === 'failed' && (
        <QueryError error={items.error} retry={() => campaignId !== null && onChoose(campaignId)} />
      )}
      {items?.kind === 'read' && items.items.length === 0 && (
        <p className="text-ink-muted">{t('studioOutput.batch.noPosts')}</p>
      )}
    </div>
  )
}
