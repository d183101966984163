import { useNavigate, useSearch } from '@tanstack/react-router'
import { Cable, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { List } from '../../ui/List.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { ChannelDrawer } from './ChannelDrawer.tsx'
import { ChannelRow } from './ChannelRow.tsx'
import { ConnectDialog } from './ConnectDialog.tsx'
import { RemovalRefusedDialog } from './RemovalRefusedDialog.tsx'
import { useChannelActions } from './useChannelActions.ts'
import type { RemovalRefused } from './useChannelActions.ts'

/** Value of `?connect=` while no network is chosen yet. */
const anyNetwork = 'choose'

/** Connected accounts with their health, and the wizard that connects one. */
export function ChannelsScreen() {
  const { t } = useTranslation()
  const { projectId, projects } = useCurrentProject()
  const channels = useQueryOf('channels.list', { projectId }, { keepPrevious: true })
  const [refused, setRefused] = useState<RemovalRefused | null>(null)
  const actions = useChannelActions(setRefused)
  const { connect, reconnect, open } = useSearch({ from: '/channels' })
  const navigate = useNavigate()
  const show = (place: { connect?: string; reconnect?: string; open?: string }) => {
    void navigate({
      to: '/channels',
      search: before => {
        const { connect: _c, reconnect: _r, open: _o, ...rest } = before
        return { ...rest, ...place }
      },
    })
  }
  const find = (id: string | undefined): Channel | null => channels.data?.find(c => c.id === id) ?? null
  const opened = find(open)
  const reconnecting = find(reconnect)
  const connectButton = (
    <Button variant="primary" icon={Plus} onClick={() => show({ connect: anyNetwork })}>
      {t('channels.connectOne')}
    </Button>
  )

  const content = () => {
    if (channels.data === undefined) {
      return channels.isError ? (
        <QueryError error={channels.error} retry={channels.refetch} />
      ) : (
        <Skeleton shape="rows" />
      )
    }
    if (channels.data.length === 0) {
      return (
        <EmptyState
          icon={Cable}
          title={t('channels.empty')}
          text={t('channels.emptyText')}
          action={connectButton}
        />
      )
    }
    const groups =
      projectId !== null
        ? [{ id: projectId, name: null }]
        : (projects ?? []).map(({ id, name }) => ({ id, name }))
    return (
      <Stack gap={6}>
        {groups.map(group => {
          const ofGroup = channels.data.filter(channel => channel.projectId === group.id)
          if (ofGroup.length === 0) return null
          const list = (
            <List aria-label={group.name ?? t('channels.title')}>
              {ofGroup.map(channel => (
                <ChannelRow
                  key={channel.id}
                  channel={channel}
                  actions={actions}
                  onOpen={() => show({ open: channel.id })}
                  onReconnect={() => show({ reconnect: channel.id })}
                />
              ))}
            </List>
          )
          return group.name === null ? (
            <div key={group.id}>{list}</div>
          ) : (
            <Panel key={group.id} title={group.name}>
              {list}
            </Panel>
          )
        })}
      </Stack>
    )
  }

  return (
    <Screen title={t('channels.title')} actions={channels.data?.length === 0 ? undefined : connectButton}>
      {content()}
      {opened !== null && (
        <ChannelDrawer
          key={opened.id}
          channel={opened}
          actions={actions}
          onReconnect={() => show({ reconnect: opened.id })}
          onClose={() => show({})}
        />
      )}
      {refused !== null && (
        <RemovalRefusedDialog
          refused={refused}
          onPause={() => {
            setRefused(null)
            actions.setPaused(refused.channel, true)
          }}
          onClose={() => setRefused(null)}
        />
      )}
      {(connect !== undefined || reconnecting !== null) && projects !== undefined && (
        <ConnectDialog
          network={connect === anyNetwork ? null : (connect ?? null)}
          reconnecting={reconnecting}
          projects={projects}
          projectId={projectId}
          onNetwork={network => show({ connect: network ?? anyNetwork })}
          onClose={() => show({})}
        />
      )}
    </Screen>
  )
}
