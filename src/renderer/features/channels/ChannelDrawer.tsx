import { CircleCheck, CircleX, KeyRound, Pause, Play, Plug, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { Descriptor } from '#shared/network/descriptor.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { useNetworks } from '../../lib/useNetworks.ts'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { Button } from '../../ui/Button.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Row, Stack } from '../../ui/Stack.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { ChannelRulesPanel } from './ChannelRulesPanel.tsx'
import { HealthMark } from './HealthMark.tsx'
import type { ChannelActions } from './useChannelActions.ts'

interface ChannelDrawerProps {
  channel: Channel
  actions: ChannelActions
  onReconnect: () => void
  onClose: () => void
}

/** Everything about one channel: health, rights, limits, and what can be done. Mounted while open. */
export function ChannelDrawer({ channel, actions, onReconnect, onClose }: ChannelDrawerProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const network = useNetworks().get(channel.network)
  const openLink = useOpenLink()
  const { health, url } = channel
  return (
    <Drawer
      open
      onClose={onClose}
      title={channel.name}
      description={[network?.name, channel.handle].filter(Boolean).join(' · ')}
    >
      <Stack gap={6}>
        <NameField channel={channel} onRename={name => actions.rename(channel, name)} />
        <Panel title={t('channels.healthTitle')}>
          <Stack gap={2} align="start">
            <HealthMark channel={channel} />
            <p className="text-ink-muted">{t(`channels.healthNotes.${health.state}`)}</p>
            {health.words !== null && <p className="break-words">“{health.words}”</p>}
            {health.checkedAt !== null && (
              <p className="text-sm text-ink-muted">
                {t('channels.checkedAt', { at: format.dateTime(health.checkedAt) })}
              </p>
            )}
          </Stack>
        </Panel>
        {channel.rights.length > 0 && <Rights rights={channel.rights} />}
        {network !== undefined && (
          <>
            <ChannelRulesPanel channel={channel} network={network} actions={actions} />
            <Limits channel={channel} network={network} />
          </>
        )}
        <Row wrap>
          <Button icon={Plug} onClick={() => actions.verify(channel)}>
            {t('channels.verify')}
          </Button>
          <Button
            icon={channel.paused ? Play : Pause}
            onClick={() => actions.setPaused(channel, !channel.paused)}
          >
            {channel.paused ? t('channels.resume') : t('channels.pause')}
          </Button>
          <Button icon={KeyRound} onClick={onReconnect}>
            {t('channels.reconnect')}
          </Button>
          <Button
            variant="danger"
            icon={Trash2}
            onClick={() => {
              onClose()
              actions.remove(channel)
            }}
          >
            {t('common.remove')}
          </Button>
        </Row>
        {url !== null && (
          <TextLink external onClick={() => openLink(url)}>
            {url}
          </TextLink>
        )}
      </Stack>
    </Drawer>
  )
}

function NameField({ channel, onRename }: { channel: Channel; onRename: (name: string) => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState(channel.name)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onRename(name)
      }}
    >
      <Field label={t('channels.name')} help={t('channels.nameHelp')}>
        <Row>
          <TextInput value={name} onChange={setName} maxLength={200} />
          <Button type="submit" disabled={name.trim() === '' || name.trim() === channel.name}>
            {t('common.save')}
          </Button>
        </Row>
      </Field>
    </form>
  )
}

function Rights({ rights }: { rights: Channel['rights'] }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('channels.rights')}>
      <ul className="flex flex-col gap-1">
        {rights.map(({ key, granted }) => (
          <li key={key} className="flex items-center gap-2">
            <span className={granted ? 'text-success' : 'text-danger'}>
              <Icon icon={granted ? CircleCheck : CircleX} />
            </span>
            {t(`networks.rights.${key}`)}
            <span className="text-ink-muted">
              {granted ? t('channels.granted') : t('channels.notGranted')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Limits({ channel, network }: { channel: Channel; network: Descriptor }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { text, media } = channel.limits ?? network.limits
  const image = media.byKind.image
  const { possible, withinMs } = network.remove
  const rows = [
    [t('channels.limits.text'), format.number(text.limit)],
    ...(text.limitWithMedia === null
      ? []
      : [[t('channels.limits.textWithMedia'), format.number(text.limitWithMedia)]]),
    [t('channels.limits.media'), format.number(media.maxCount)],
    ...(image === null ? [] : [[t('channels.limits.picture'), format.bytes(image.maxBytes)]]),
    [
      t('channels.limits.remove'),
      possible === 'within' && withinMs !== null
        ? t('channels.limits.within', { duration: format.duration(withinMs) })
        : t(`channels.limits.${possible}`),
    ],
    ...network.rates.map(({ posts, perMs }) => [
      t('channels.limits.rate', { duration: format.duration(perMs) }),
      format.number(posts),
    ]),
    [t('channels.limits.edit'), network.edit.text ? t('channels.limits.yes') : t('channels.limits.never')],
  ]
  return (
    <Panel title={t('channels.limitsTitle')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
