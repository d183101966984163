import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Megaphone, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Competitor } from '#shared/model/competitor.ts'
import { tableAddress } from '#shared/model/table.ts'
import type { TheirCampaign } from '#shared/model/theirCampaign.ts'
import { localOf } from '#shared/time/zoned.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useNow } from '../../../bridge/useNow.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { PageExits } from '../../../lib/PageExits.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { CampaignSpans } from './CampaignSpans.tsx'
import { campaignTimeline } from './campaignTimeline.ts'
import { TheirCampaignDialog } from './TheirCampaignDialog.tsx'
import { TheirCampaignDrawer } from './TheirCampaignDrawer.tsx'
import { TheirCampaignList } from './TheirCampaignList.tsx'
import { useTheirCampaignActions } from './useTheirCampaignActions.ts'

interface TheirCampaignsTabProps {
  projectId: string | null
  competitors: readonly Competitor[]
  /** Opens an observation. */
  onOpen: (observationId: string) => void
  /** Shows the observations of a campaign in the journal. */
  onShowAll: (theirCampaignId: string) => void
  addCompetitor: ReactNode
}

/** So many months are shown before the one in the middle, and from it on. */
const around = { before: 6, after: 6 }

/** Advertising campaigns of competitors on a timeline beside our own. */
export function TheirCampaignsTab(props: TheirCampaignsTabProps) {
  const { projectId, competitors, onOpen, onShowAll, addCompetitor } = props
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { campaign: openId } = useSearch({ from: '/competitors' })
  const today = localOf(useNow(), format.zone).slice(0, 10)
  const theirs = useQueryOf('theirCampaigns.list', { projectId }, { keepPrevious: true })
  const { data: ours = [] } = useQueryOf('campaigns.list', { projectId }, { keepPrevious: true })
  const actions = useTheirCampaignActions()
  const [isNew, setNew] = useState(false)
  const [changed, setChanged] = useState<TheirCampaign | null>(null)
  const [shift, setShift] = useState(0)
  const timeline = campaignTimeline(
    today,
    { before: around.before - shift, after: around.after + shift },
    today,
  )
  const open = (campaign: string | undefined) =>
    void navigate({
      to: '/competitors',
      search: ({ campaign: _, ...others }) => (campaign === undefined ? others : { ...others, campaign }),
    })
  const add = (
    <Button icon={Plus} onClick={() => setNew(true)}>
      {t('theirCampaigns.add')}
    </Button>
  )
  const content = () => {
    if (theirs.data === undefined) {
      return theirs.isError ? (
        <QueryError error={theirs.error} retry={theirs.refetch} />
      ) : (
        <div className="p-6">
          <Skeleton shape="rows" />
        </div>
      )
    }
    if (theirs.data.length === 0) {
      return (
        <EmptyState
          icon={Megaphone}
          title={t('theirCampaigns.empty')}
          text={t('theirCampaigns.emptyText')}
          action={competitors.length === 0 ? addCompetitor : add}
        />
      )
    }
    return (
      <div className="min-h-0 flex-1 overflow-y-auto border-t px-6 pt-4 pb-10 print:overflow-visible">
        <div className="mb-2 flex items-center gap-2 print:hidden">
          <IconButton
            icon={ChevronLeft}
            size="sm"
            label={t('theirCampaigns.earlier')}
            onClick={() => setShift(shift - 3)}
          />
          <span className="tabular">{`${format.month(timeline.from)} – ${format.month(timeline.to)}`}</span>
          <IconButton
            icon={ChevronRight}
            size="sm"
            label={t('theirCampaigns.later')}
            onClick={() => setShift(shift + 3)}
          />
          {shift !== 0 && (
            <Button size="sm" variant="quiet" onClick={() => setShift(0)}>
              {t('theirCampaigns.toToday')}
            </Button>
          )}
          <span className="ms-auto flex items-center gap-2">
            <PageExits csv={tableAddress({ kind: 'theirCampaigns', projectId })} />
            {add}
          </span>
        </div>
        <CampaignSpans
          {...{ timeline, competitors }}
          theirs={theirs.data}
          ours={ours}
          onOpen={open}
          onOpenOurs={campaignId => void navigate({ to: '/campaigns/$campaignId', params: { campaignId } })}
        />
        <TheirCampaignList campaigns={theirs.data} competitors={competitors} onOpen={open} />
      </div>
    )
  }
  const opened = theirs.data?.find(({ id }) => id === openId)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {content()}
      {opened !== undefined && changed === null && (
        <TheirCampaignDrawer
          campaign={opened}
          competitor={competitors.find(({ id }) => id === opened.competitorId)}
          onChange={() => setChanged(opened)}
          onRemove={() => {
            open(undefined)
            actions.remove(opened)
          }}
          {...{ onOpen, onShowAll }}
          onClose={() => open(undefined)}
        />
      )}
      {changed !== null && (
        <TheirCampaignDialog
          campaign={changed}
          competitors={competitors}
          onSave={({ competitorId: _, ...fields }) => actions.change(changed, fields)}
          onClose={() => setChanged(null)}
        />
      )}
      {isNew && (
        <TheirCampaignDialog
          campaign={null}
          competitors={competitors}
          onSave={fields => void actions.create(fields)}
          onClose={() => setNew(false)}
        />
      )}
    </div>
  )
}
