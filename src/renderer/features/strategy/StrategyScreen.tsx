import { useNavigate, useSearch } from '@tanstack/react-router'
import { Compass, FileDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Campaign } from '#shared/model/campaign.ts'
import type { Project } from '#shared/model/project.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { GoneCampaign } from '../../lib/GoneCampaign.tsx'
import { usePrintAs } from '../../lib/usePrintAs.ts'
import { ExportDocumentDialog } from '../../lib/ExportDocumentDialog.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { List, ListRow } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StrategyPage } from './StrategyPage.tsx'

/** The strategy page of the chosen project, or of one of its campaigns. */
export function StrategyScreen() {
  const { t } = useTranslation()
  const { campaign: campaignId } = useSearch({ from: '/strategy' })
  const { projectId, projects, choose } = useCurrentProject()
  const campaigns = useQueryOf('campaigns.list', { projectId: null })
  const campaign = campaigns.data?.find(({ id }) => id === campaignId) ?? null
  // A campaign says itself whose it is.
  const ownerId = campaign?.projectId ?? (campaignId === undefined ? projectId : null)
  const project = projects?.find(({ id }) => id === ownerId) ?? null
  if (projects === undefined || campaigns.data === undefined) {
    return (
      <Screen title={t('strategy.title')}>
        {campaigns.isError ? (
          <QueryError error={campaigns.error} retry={campaigns.refetch} />
        ) : (
          <Skeleton shape="lines" />
        )}
      </Screen>
    )
  }
  if (campaignId !== undefined && (campaign === null || project === null)) {
    return (
      <Screen title={t('strategy.title')}>
        <GoneCampaign />
      </Screen>
    )
  }
  if (project === null) return <ProjectChoice projects={projects} onPick={choose} />
  return (
    <StrategyOf
      key={campaign?.id ?? project.id}
      project={project}
      campaign={campaign}
      campaigns={campaigns.data.filter(one => one.projectId === project.id)}
    />
  )
}

/** A strategy is always somebody's. */
function ProjectChoice({ projects, onPick }: { projects: readonly Project[]; onPick: (id: string) => void }) {
  const { t } = useTranslation()
  return (
    <Screen title={t('strategy.title')} note={t('strategy.choose')} width="narrow">
      <List aria-label={t('projects.all')}>
        {projects.map(({ id, name, colour, logoMediaId }) => (
          <ListRow
            key={id}
            start={
              <Avatar
                name={name}
                colour={colour}
                imageUrl={logoMediaId === null ? null : mediaUrl(logoMediaId, 64)}
              />
            }
            title={name}
            onOpen={() => onPick(id)}
          />
        ))}
      </List>
    </Screen>
  )
}

interface StrategyOfProps {
  project: Project
  campaign: Campaign | null
  campaigns: readonly Campaign[]
}

const ofProject = '-'

function StrategyOf({ project, campaign, campaigns }: StrategyOfProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const owner = { projectId: project.id, campaignId: campaign?.id ?? null }
  const strategy = useQueryOf('strategies.get', owner)
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const [isExporting, setExporting] = useState(false)
  usePrintAs(() => setExporting(true))
  return (
    <Screen
      title={t('strategy.title')}
      note={<span ref={setSlot} className="flex items-center" />}
      actions={
        <>
          <Select
            variant="quiet"
            aria-label={t('strategy.of')}
            value={campaign?.id ?? ofProject}
            onChange={id =>
              void navigate({
                to: '/strategy',
                search: ({ campaign: _before, ...others }) =>
                  id === ofProject ? { ...others, project: project.id } : { ...others, campaign: id },
              })
            }
            options={[
              { value: ofProject, label: project.name, mark: <Icon icon={Compass} size={14} /> },
              ...campaigns.map(({ id, name, colour }) => ({
                value: id,
                label: name,
                mark: <ColourDot colour={colour} />,
              })),
            ]}
          />
          <Button icon={FileDown} onClick={() => setExporting(true)}>
            {t('strategy.export.action')}
          </Button>
        </>
      }
    >
      {isExporting && (
        <ExportDocumentDialog
          document={{ kind: 'strategy', ...owner }}
          title={t('strategy.export.title')}
          onClose={() => setExporting(false)}
        />
      )}
      {strategy.data === undefined ? (
        strategy.isError ? (
          <QueryError error={strategy.error} retry={strategy.refetch} />
        ) : (
          <Skeleton shape="lines" count={8} />
        )
      ) : (
        <StrategyPage project={project} campaign={campaign} strategy={strategy.data} noteSlot={slot} />
      )}
    </Screen>
  )
}
