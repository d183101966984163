import { ListOrdered, TreePine } from 'lucide-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { EvergreenView } from './evergreen/EvergreenView.tsx'
import { QueuePanel } from './QueuePanel.tsx'
import { useQueueActions } from './useQueueActions.ts'

/** What goes out next from the queue of each channel, in its order. */
export function QueueScreen() {
  const { t } = useTranslation()
  const { projectId, projects = [] } = useCurrentProject()
  const navigate = useNavigate()
  const channels = useQueryOf('channels.list', { projectId }, { keepPrevious: true })
  const { data: pillars = [] } = useQueryOf('pillars.list', { projectId })
  const { data: lists = [] } = useQueryOf('evergreen.list', { projectId })
  const queues = useQueryOf('queue.list', { projectId }, { keepPrevious: true })
  const actions = useQueueActions()

  const { tab } = useSearch({ from: '/queue' })
  const content = () => {
    if (tab === 'evergreen') return <EvergreenView />
    const failed = channels.isError ? channels : queues.isError ? queues : null
    if (channels.data === undefined || queues.data === undefined) {
      return failed === null ? (
        <Skeleton shape="rows" />
      ) : (
        <QueryError error={failed.error} retry={failed.refetch} />
      )
    }
    if (channels.data.length === 0) {
      return (
        <EmptyState
          icon={ListOrdered}
          title={t('queue.empty')}
          text={t('queue.emptyText')}
          action={
            <Button variant="primary" onClick={() => void navigate({ to: '/channels' })}>
              {t('commands.goChannels')}
            </Button>
          }
        />
      )
    }
    const byChannel = new Map(queues.data.map(queue => [queue.channelId, queue.places]))
    return (
      <Stack gap={6}>
        {channels.data.map(channel => (
          <QueuePanel
            key={channel.id}
            channel={channel}
            zone={projects.find(({ id }) => id === channel.projectId)?.zone ?? 'UTC'}
            places={byChannel.get(channel.id) ?? []}
            pillars={pillars.filter(pillar => pillar.projectId === channel.projectId)}
            lists={lists.filter(list => list.projectId === channel.projectId)}
            actions={actions}
          />
        ))}
      </Stack>
    )
  }
  return (
    <Screen
      title={t('queue.title')}
      note={t('queue.note')}
      toolbar={
        <SegmentedControl
          aria-label={t('queue.view')}
          value={tab === 'evergreen' ? 'evergreen' : 'channels'}
          onChange={to =>
            void navigate({
              to: '/queue',
              search: ({ tab: _before, ...others }) => (to === 'evergreen' ? { ...others, tab: to } : others),
            })
          }
          segments={[
            { value: 'channels', label: t('queue.channels'), icon: ListOrdered },
            { value: 'evergreen', label: t('evergreen.tab'), icon: TreePine },
          ]}
        />
      }
    >
      {content()}
    </Screen>
  )
}
