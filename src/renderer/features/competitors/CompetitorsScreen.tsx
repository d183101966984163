import { useNavigate, useSearch } from '@tanstack/react-router'
import { BookOpen, ChartColumn, Megaphone, Plus, ScanEye, Star, UsersRound } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useCommands } from '../../commands/registry.ts'
import { ProjectMenu } from '../../lib/ProjectMenu.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { CaptureDialog } from './CaptureDialog.tsx'
import { CompetitorDialog } from './CompetitorDialog.tsx'
import { TheirCampaignsTab } from './campaigns/TheirCampaignsTab.tsx'
import { ComparisonTab } from './comparison/ComparisonTab.tsx'
import { CompetitorList } from './CompetitorList.tsx'
import { Journal } from './Journal.tsx'
import { ObservationDrawer } from './ObservationDrawer.tsx'
import { useCompetitorActions } from './useCompetitorActions.ts'
import { useObservationActions } from './useObservationActions.ts'

const tabs = ['journal', 'board', 'who', 'campaigns', 'compare'] as const

/** What others do: the journal, the board of the best pieces, and who they are. */
export function CompetitorsScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { tab = 'journal', open, whose, campaign } = useSearch({ from: '/competitors' })
  const { projectId, projects = [] } = useCurrentProject()
  const competitors = useQueryOf('competitors.list', { projectId }, { keepPrevious: true })
  const actions = useCompetitorActions()
  const observationActions = useObservationActions()
  const [capturingIn, setCapturingIn] = useState<string | null>(null)
  const [newIn, setNewIn] = useState<string | null>(null)
  const shown = projects.filter(({ id }) => projectId === null || id === projectId)
  const [only] = shown
  const show = useCallback(
    (place: { tab?: string; open?: string; whose?: string; campaign?: string }) =>
      void navigate({
        to: '/competitors',
        search: ({ tab: _tab, open: _open, whose: _whose, campaign: _campaign, ...others }) => ({
          ...others,
          ...place,
        }),
      }),
    [navigate],
  )
  const here = { ...(tab === 'journal' ? {} : { tab }), ...(campaign === undefined ? {} : { campaign }) }
  const openOne = useCallback(
    (id: string) =>
      show({
        ...(tab === 'journal' ? {} : { tab }),
        ...(campaign === undefined || tab === 'campaigns' ? {} : { campaign }),
        open: id,
      }),
    [show, tab, campaign],
  )
  // As everywhere, but here it is at hand without being read first.
  useCommands([
    {
      id: 'observations.new',
      label: 'competitors.capture',
      icon: ScanEye,
      shortcut: 'O',
      group: 'create',
      when: () => only !== undefined,
      run: () => setCapturingIn(only?.id ?? null),
    },
  ])
  const capture = (
    <ProjectMenu projects={shown} onPick={setCapturingIn} icon={ScanEye} variant="primary">
      {t('competitors.capture')}
    </ProjectMenu>
  )
  const add = (
    <ProjectMenu projects={shown} onPick={setNewIn} icon={Plus}>
      {t('competitors.add')}
    </ProjectMenu>
  )
  const content = () => {
    if (competitors.data === undefined) {
      return competitors.isError ? (
        <QueryError error={competitors.error} retry={competitors.refetch} />
      ) : (
        <Skeleton shape="rows" />
      )
    }
    if (tab === 'who') {
      return (
        <CompetitorList
          projectId={projectId}
          competitors={competitors.data}
          actions={actions}
          onOpen={competitorId =>
            void navigate({ to: '/competitors/$competitorId', params: { competitorId } })
          }
          add={add}
        />
      )
    }
    if (tab === 'campaigns') {
      return (
        <TheirCampaignsTab
          projectId={projectId}
          competitors={competitors.data}
          onOpen={openOne}
          onShowAll={campaign => show({ campaign })}
          addCompetitor={add}
        />
      )
    }
    if (tab === 'compare') {
      return <ComparisonTab projects={shown} competitors={competitors.data} onOpen={openOne} add={add} />
    }
    return (
      <Journal
        key={`${tab} ${campaign ?? ''} ${whose ?? ''}`}
        begin={{ theirCampaign: campaign ?? null, competitor: whose ?? null }}
        look={tab === 'board' ? 'board' : 'list'}
        competitors={competitors.data}
        actions={observationActions}
        onOpen={openOne}
        capture={capture}
      />
    )
  }
  return (
    <Screen
      title={t('competitors.title')}
      width="full"
      actions={
        <>
          {add}
          {capture}
        </>
      }
      toolbar={
        <SegmentedControl
          aria-label={t('competitors.view')}
          value={tabs.find(known => known === tab) ?? 'journal'}
          onChange={to => show(to === 'journal' ? {} : { tab: to })}
          segments={[
            { value: 'journal', label: t('competitors.journal'), icon: BookOpen },
            { value: 'board', label: t('competitors.board'), icon: Star },
            { value: 'who', label: t('competitors.who'), icon: UsersRound },
            { value: 'campaigns', label: t('theirCampaigns.title'), icon: Megaphone },
            { value: 'compare', label: t('competitors.compare'), icon: ChartColumn },
          ]}
        />
      }
    >
      {content()}
      {open !== undefined && (
        <ObservationDrawer
          id={open}
          competitors={competitors.data ?? []}
          zone={only?.zone ?? 'UTC'}
          actions={observationActions}
          onClose={() => show(here)}
        />
      )}
      {newIn !== null && (
        <CompetitorDialog
          competitor={null}
          projectId={newIn}
          actions={actions}
          onClose={() => setNewIn(null)}
        />
      )}
      {capturingIn !== null && <CaptureDialog startIn={capturingIn} onClose={() => setCapturingIn(null)} />}
    </Screen>
  )
}
