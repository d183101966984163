import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { Descriptor } from '#shared/network/descriptor.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Select } from '../../ui/Select.tsx'
import type { ChannelActions } from './useChannelActions.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const spacings = [5 * minuteMs, 15 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 4 * hourMs, 12 * hourMs]

/** Stands for "as the network has it". */
const asNetwork = -1

interface ChannelRulesPanelProps {
  channel: Channel
  network: Descriptor
  actions: ChannelActions
}

/** When the channel publishes, besides being paused. */
export function ChannelRulesPanel({ channel, network, actions }: ChannelRulesPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const chosen = channel.spacingMs ?? asNetwork
  const known = [...new Set([...spacings, ...(chosen === asNetwork ? [] : [chosen])])]
    .filter(ms => ms > network.spacingMs || ms === chosen)
    .sort((a, b) => a - b)
  return (
    <Panel title={t('channels.rules.title')}>
      <Field label={t('channels.rules.spacing')} help={t('channels.rules.spacingHelp')}>
        <Select
          value={chosen}
          onChange={value => actions.setRules(channel, { spacingMs: value === asNetwork ? null : value })}
          options={[
            {
              value: asNetwork,
              label:
                network.spacingMs === 0
                  ? t('channels.rules.spacingNone')
                  : t('channels.rules.spacingNetwork', { spacing: format.duration(network.spacingMs) }),
            },
            ...known.map(value => ({ value, label: format.duration(value) })),
          ]}
        />
      </Field>
    </Panel>
  )
}
