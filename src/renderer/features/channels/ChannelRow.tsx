import {
  ExternalLink,
  KeyRound,
  MoreHorizontal,
  Pause,
  PencilLine,
  Play,
  Plug,
  Radio,
  Trash2,
} from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import { useNetworks } from '../../lib/useNetworks.ts'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ListRow } from '../../ui/List.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { HealthMark } from './HealthMark.tsx'
import type { ChannelActions } from './useChannelActions.ts'

interface ChannelRowProps {
  channel: Channel
  actions: ChannelActions
  onOpen: () => void
  onReconnect: () => void
}

/** One channel: who, how it is, and its one next step. */
export function ChannelRow({ channel, actions, onOpen, onReconnect }: ChannelRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const navigate = useNavigate()
  const network = useNetworks().get(channel.network)
  const { health, url } = channel
  const openLink = useOpenLink()
  const checked =
    health.checkedAt === null
      ? t('channels.neverChecked')
      : t('channels.checkedWhen', { when: format.relative(Math.min(Date.parse(health.checkedAt), now), now) })
  const isWell = health.state === 'ok' || health.state === 'unknown'
  const needsLogin = health.state === 'needsLogin'
  const isPractice = network?.connectWays.some(way => way.kind === 'oneClick') === true
  return (
    <ListRow
      start={<ChannelMark network={channel.network} label={network?.name ?? channel.network} size={20} />}
      title={channel.name}
      note={[channel.handle, network?.name, checked].filter(Boolean).join(' · ')}
      meta={<HealthMark channel={channel} />}
      onOpen={onOpen}
      {...(isWell ? {} : { children: <Trouble channel={channel} /> })}
      actions={
        <>
          {needsLogin && (
            <Button size="sm" variant="primary" icon={KeyRound} onClick={onReconnect}>
              {t('channels.reconnect')}
            </Button>
          )}
          {isPractice && (
            <Button
              size="sm"
              icon={Radio}
              onClick={() => void navigate({ to: '/practice/$channelId', params: { channelId: channel.id } })}
            >
              {t('channels.openFeed')}
            </Button>
          )}
          <Menu
            align="end"
            trigger={
              <IconButton
                icon={MoreHorizontal}
                label={t('channels.more', { name: channel.name })}
                size="sm"
              />
            }
            entries={[
              {
                id: 'verify',
                label: t('channels.verify'),
                icon: Plug,
                onSelect: () => actions.verify(channel),
              },
              {
                id: 'pause',
                label: channel.paused ? t('channels.resume') : t('channels.pause'),
                icon: channel.paused ? Play : Pause,
                onSelect: () => actions.setPaused(channel, !channel.paused),
              },
              ...(url === null
                ? []
                : [
                    {
                      id: 'page',
                      label: t('channels.openPage'),
                      icon: ExternalLink,
                      onSelect: () => openLink(url),
                    },
                  ]),
              { id: 'rename', label: t('channels.rename'), icon: PencilLine, onSelect: onOpen },
              { id: 'reconnect', label: t('channels.reconnect'), icon: KeyRound, onSelect: onReconnect },
              { kind: 'separator', id: 'line' },
              {
                id: 'remove',
                label: t('common.remove'),
                icon: Trash2,
                danger: true,
                onSelect: () => actions.remove(channel),
              },
            ]}
          />
        </>
      }
    />
  )
}

/** What is wrong, in the network's own words, and what to do. */
function Trouble({ channel }: { channel: Channel }) {
  const { t } = useTranslation()
  const { state, words } = channel.health
  return (
    <p className="ms-8 mt-0.5 text-sm text-ink-muted">
      {words !== null && <span className="me-1 text-ink">“{words}”</span>}
      {t(`channels.healthNotes.${state}`)}
    </p>
  )
}
