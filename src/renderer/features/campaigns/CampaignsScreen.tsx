import { useNavigate } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Campaign } from '#shared/model/campaign.ts'
import { tableAddress } from '#shared/model/table.ts'
import { localOf } from '#shared/time/zoned.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { useAddInProject } from '../../lib/useAddInProject.tsx'
import { PageExits } from '../../lib/PageExits.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { List, ListRow } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { NewCampaignDialog } from './NewCampaignDialog.tsx'
import { spanOf, stageOf } from './campaignStage.ts'
import { inOrderOfStage } from './inOrderOfStage.ts'

/** Every campaign with its dates, how it lies in time, and how many posts it has. */
export function CampaignsScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const format = useFormat()
  const { projectId, projects = [] } = useCurrentProject()
  const campaigns = useQueryOf('campaigns.list', { projectId }, { keepPrevious: true })
  const { data: counts = [] } = useQueryOf('campaigns.counts', { projectId }, { keepPrevious: true })
  const { newIn, setNewIn, add } = useAddInProject('campaigns.new', 'campaigns.add')
  const today = localOf(useNow(), format.zone).slice(0, 10)
  const row = (campaign: Campaign, all: readonly Campaign[]) => {
    const count = counts.find(({ campaignId }) => campaignId === campaign.id)
    const { id, name, colour, goal, startsOn, endsOn } = campaign
    const dates = [startsOn, endsOn].map(day => (day === null ? '…' : format.localDate(day)))
    const stage = stageOf(campaign, today)
    return (
      <ListRow
        key={id}
        start={<ColourDot colour={colour} />}
        title={
          <span className="flex items-center gap-2">
            <span className="truncate">{name}</span>
            {stage !== null && (
              <Badge tone={stage === 'running' ? 'accent' : 'plain'}>{t(`campaigns.stages.${stage}`)}</Badge>
            )}
          </span>
        }
        note={[projectId === null ? projects.find(p => p.id === campaign.projectId)?.name : '', goal]
          .filter(Boolean)
          .join(' · ')}
        meta={
          <>
            <Span campaign={campaign} all={all} today={today} />
            <span className="w-52 text-end tabular">
              {startsOn === null && endsOn === null ? t('campaigns.noDates') : dates.join(' – ')}
            </span>
            <span className="w-32 text-end tabular">
              {t('campaigns.postsOut', { out: count?.out ?? 0, count: count?.posts ?? 0 })}
            </span>
          </>
        }
        onOpen={() => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } })}
      />
    )
  }
  const content = () => {
    if (campaigns.data === undefined) {
      return campaigns.isError ? (
        <QueryError error={campaigns.error} retry={campaigns.refetch} />
      ) : (
        <Skeleton shape="rows" />
      )
    }
    if (campaigns.data.length === 0) {
      return (
        <EmptyState icon={Flag} title={t('campaigns.none')} text={t('campaigns.noneText')} action={add} />
      )
    }
    return (
      <List aria-label={t('campaigns.title')}>
        {inOrderOfStage(campaigns.data, today).map(campaign => row(campaign, campaigns.data))}
      </List>
    )
  }
  return (
    <Screen
      title={t('campaigns.title')}
      actions={
        (campaigns.data?.length ?? 0) > 0 && (
          <>
            <PageExits csv={tableAddress({ kind: 'campaigns', projectId })} />
            {add}
          </>
        )
      }
    >
      {content()}
      {newIn !== null && (
        <NewCampaignDialog
          projectId={newIn}
          taken={(campaigns.data ?? []).flatMap(({ colour }) => colour ?? [])}
          onClose={() => setNewIn(null)}
        />
      )}
    </Screen>
  )
}

interface SpanProps {
  campaign: Campaign
  all: readonly Campaign[]
  today: string
}

/** Where the campaign lies among the others; the line is today. Decorative: the dates stand beside it. */
function Span({ campaign, all, today }: SpanProps) {
  const span = spanOf(campaign, all, today)
  if (span === null) return <span className="w-28" />
  return (
    <span aria-hidden className="relative h-2 w-28 rounded-full bg-sunken">
      <span
        className="absolute inset-y-0 min-w-1 rounded-full"
        style={{
          insetInlineStart: `${span.from * 100}%`,
          width: `${span.length * 100}%`,
          backgroundColor: campaign.colour ?? 'var(--color-ink-faint)',
        }}
      />
      <span
        className="absolute -inset-y-1 w-px bg-ink"
        style={{ insetInlineStart: `${span.today * 100}%` }}
      />
    </span>
  )
}
