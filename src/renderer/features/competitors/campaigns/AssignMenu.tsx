import { Megaphone, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObservationCard } from '#shared/contract/observations.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { TheirCampaignDialog } from './TheirCampaignDialog.tsx'
import { useTheirCampaignActions } from './useTheirCampaignActions.ts'

interface AssignMenuProps {
  observations: readonly ObservationCard[]
  competitors: readonly Competitor[]
  onDone: () => void
}

/** Puts observations of one competitor into one of its campaigns, or into a new one made of them. */
export function AssignMenu({ observations, competitors, onDone }: AssignMenuProps) {
  const { t } = useTranslation()
  const [isNew, setNew] = useState(false)
  const actions = useTheirCampaignActions()
  const whose = new Set(observations.map(({ competitorId }) => competitorId))
  const competitor = whose.size === 1 ? competitors.find(({ id }) => whose.has(id)) : undefined
  const { data: campaigns = [] } = useQueryOf('theirCampaigns.list', {
    projectId: competitor?.projectId ?? null,
  })
  if (competitor === undefined) {
    return (
      <Button size="sm" icon={Megaphone} disabled aria-label={t('theirCampaigns.assignOne')}>
        {t('theirCampaigns.assign')}
      </Button>
    )
  }
  const days = observations.map(({ publishedAt, seenAt }) => (publishedAt ?? seenAt).slice(0, 10)).sort()
  return (
    <>
      <Menu
        trigger={
          <Button size="sm" icon={Megaphone}>
            {t('theirCampaigns.assign')}
          </Button>
        }
        entries={[
          { id: 'new', label: t('theirCampaigns.add'), icon: Plus, onSelect: () => setNew(true) },
          ...(observations.some(({ theirCampaignId }) => theirCampaignId !== null)
            ? [
                {
                  id: 'none',
                  label: t('theirCampaigns.none'),
                  icon: X,
                  onSelect: () => {
                    actions.assign(observations, null)
                    onDone()
                  },
                },
              ]
            : []),
          { kind: 'separator' as const, id: 'line' },
          ...campaigns
            .filter(({ competitorId }) => competitorId === competitor.id)
            .map(campaign => ({
              id: campaign.id,
              label: campaign.name,
              checked: observations.every(({ theirCampaignId }) => theirCampaignId === campaign.id),
              onSelect: () => {
                actions.assign(observations, campaign)
                onDone()
              },
            })),
        ]}
      />
      {isNew && (
        <TheirCampaignDialog
          campaign={null}
          competitors={[competitor]}
          begin={{
            competitorId: competitor.id,
            startsOn: days[0] ?? null,
            networks: [
              ...new Set(
                competitor.channels
                  .filter(({ id }) => observations.some(one => one.competitorChannelId === id))
                  .map(({ network }) => network),
              ),
            ],
          }}
          onSave={fields => {
            void actions.create(fields, observations)
            onDone()
          }}
          onClose={() => setNew(false)}
        />
      )}
    </>
  )
}
