import { useNavigate, useSearch } from '@tanstack/react-router'
import { Folder } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endOfDay, instantOf, localOf } from '#shared/time/zoned.ts'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { periodOf, readPeriod, spanOf, spans } from './period.ts'
import type { Period } from './period.ts'
import { RehearsalResult } from './RehearsalResult.tsx'

const all = 'all'
const own = 'own'

/** What would go out in a period, played through without sending anything. */
export function RehearsalScreen() {
  const { t } = useTranslation()
  const { project, projects, choose } = useCurrentProject()
  const search = useSearch({ from: '/rehearsal' })
  const navigate = useNavigate()
  const [turn, setTurn] = useState(0)
  const zone = project?.zone ?? 'UTC'
  const period = readPeriod(search, localOf(useNow(), zone).slice(0, 10))
  const campaignId = search.campaign ?? null
  const go = (to: Partial<Period>) =>
    void navigate({ to: '/rehearsal', replace: true, search: before => ({ ...before, ...period, ...to }) })

  if (project === null) {
    return (
      <Screen title={t('rehearsal.title')}>
        {projects === undefined ? (
          <Skeleton shape="rows" />
        ) : (
          <EmptyState
            icon={Folder}
            title={t('rehearsal.chooseProject')}
            text={t('rehearsal.chooseProjectText')}
            action={projects.map(({ id, name }) => (
              <Button key={id} onClick={() => choose(id)}>
                {name}
              </Button>
            ))}
          />
        )}
      </Screen>
    )
  }
  const wish = {
    ...{ projectId: project.id, campaignId },
    from: new Date(instantOf(`${period.from}T00:00`, zone)).toISOString(),
    to: new Date(endOfDay(period.to, zone)).toISOString(),
  }
  return (
    <Screen
      title={t('rehearsal.title')}
      note={t('rehearsal.note')}
      toolbar={
        <div className="flex w-full flex-wrap items-center gap-2 border-b pb-3">
          <SegmentedControl
            aria-label={t('rehearsal.period')}
            value={spanOf(period) ?? own}
            onChange={span => {
              if (span !== own) go(periodOf(span, period.from))
            }}
            segments={spans.map(value => ({ value, label: t(`rehearsal.spans.${value}`) }))}
          />
          <div className="w-44">
            <DateField
              aria-label={t('rehearsal.from')}
              value={period.from}
              onChange={from => go(from > period.to ? periodOf('week', from) : { from })}
            />
          </div>
          <span aria-hidden className="text-ink-muted">
            –
          </span>
          <div className="w-44">
            <DateField
              aria-label={t('rehearsal.to')}
              value={period.to}
              min={period.from}
              onChange={to => go({ to })}
            />
          </div>
          <CampaignSelect
            projectId={project.id}
            value={campaignId}
            onChange={(campaign, days) =>
              void navigate({
                to: '/rehearsal',
                replace: true,
                search: ({ campaign: _, ...others }) => ({
                  ...others,
                  ...days,
                  ...(campaign === null ? {} : { campaign }),
                }),
              })
            }
          />
        </div>
      }
    >
      <RehearsalResult
        key={JSON.stringify([wish, turn])}
        wish={wish}
        zone={zone}
        onAgain={() => setTurn(turn + 1)}
      />
    </Screen>
  )
}

interface CampaignSelectProps {
  projectId: string
  value: string | null
  /** With the days of the campaign, as far as it has some. */
  onChange: (campaignId: string | null, days: Partial<Period>) => void
}

function CampaignSelect({ projectId, value, onChange }: CampaignSelectProps) {
  const { t } = useTranslation()
  const { data: campaigns = [] } = useQueryOf('campaigns.list', { projectId })
  if (campaigns.length === 0) return null
  const choose = (id: string) => {
    const campaign = campaigns.find(each => each.id === id)
    const { startsOn: from = null, endsOn: to = null } = campaign ?? {}
    onChange(campaign?.id ?? null, from === null || to === null ? {} : { from, to })
  }
  return (
    <div className="w-52">
      <Select
        aria-label={t('composer.campaign')}
        value={value ?? all}
        onChange={choose}
        options={[
          { value: all, label: t('ledger.proof.allCampaigns') },
          ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  )
}
