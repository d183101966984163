import { Inbox as InboxIcon, Pause, Play, Plus, Radar, UserPlus } from 'lucide-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { AddSourceDialog } from './AddSourceDialog.tsx'
import { Inbox } from './Inbox.tsx'
import { SourceList } from './SourceList.tsx'
import { useWatchingActions } from './useWatchingActions.ts'

/** What competitors publish in public: the inbox of new pieces, and the sources they come from. */
export function WatchingScreen() {
  const { t } = useTranslation()
  const { projectId } = useCurrentProject()
  const navigate = useNavigate()
  const { tab } = useSearch({ from: '/watching' })
  const [isAdding, setAdding] = useState(false)
  const competitors = useQueryOf('competitors.list', { projectId }, { keepPrevious: true })
  const sources = useQueryOf('sources.list', { projectId, competitorId: null }, { keepPrevious: true })
  const { data: inbox } = useQueryOf('pieces.list', { projectId, competitorId: null, before: null, limit: 1 })
  const { data: watching } = useQueryOf('watching.get', {})
  const { pauseAll } = useWatchingActions()
  const isPaused = watching?.paused === true
  const add = () => setAdding(true)

  const content = () => {
    const failed = competitors.isError ? competitors : sources.isError ? sources : null
    if (competitors.data === undefined || sources.data === undefined) {
      return failed === null ? (
        <Skeleton shape="rows" />
      ) : (
        <QueryError error={failed.error} retry={failed.refetch} />
      )
    }
    if (competitors.data.length === 0) {
      return (
        <EmptyState
          icon={Radar}
          title={t('watching.noCompetitors')}
          text={t('watching.noneText')}
          action={
            <Button variant="primary" icon={UserPlus} onClick={() => runCommand('competitors.new')}>
              {t('competitors.add')}
            </Button>
          }
        />
      )
    }
    const names = new Map(competitors.data.map(({ id, name }) => [id, name]))
    const shared = { sources: sources.data, competitors: names, onAdd: add }
    return tab === 'sources' ? <SourceList {...shared} /> : <Inbox projectId={projectId} {...shared} />
  }
  const waiting = inbox?.waiting ?? 0
  return (
    <Screen
      title={t('watching.title')}
      note={isPaused ? t('watching.allPaused') : undefined}
      actions={
        (competitors.data ?? []).length > 0 && (
          <>
            <Button variant="quiet" icon={isPaused ? Play : Pause} onClick={() => pauseAll(!isPaused)}>
              {t(isPaused ? 'watching.resumeAll' : 'watching.pauseAll')}
            </Button>
            <Button variant="primary" icon={Plus} onClick={add}>
              {t('watching.add')}
            </Button>
          </>
        )
      }
      toolbar={
        <SegmentedControl
          aria-label={t('watching.view')}
          value={tab === 'sources' ? 'sources' : 'inbox'}
          onChange={to =>
            void navigate({
              to: '/watching',
              search: ({ tab: _before, ...others }) => (to === 'sources' ? { ...others, tab: to } : others),
            })
          }
          segments={[
            {
              value: 'inbox',
              label: waiting === 0 ? t('watching.inbox') : t('watching.inboxCount', { count: waiting }),
              icon: InboxIcon,
            },
            { value: 'sources', label: t('watching.sources'), icon: Radar },
          ]}
        />
      }
    >
      {content()}
      {isAdding && <AddSourceDialog competitors={competitors.data ?? []} onClose={() => setAdding(false)} />}
    </Screen>
  )
}
