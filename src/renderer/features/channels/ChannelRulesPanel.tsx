import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { Descriptor } from '#shared/network/descriptor.ts'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { QuietHoursField, usualNight } from '../../lib/QuietHoursField.tsx'
import { useFormat } from '../../i18n/useFormat.ts'
import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Select } from '../../ui/Select.tsx'
import { Stack } from '../../ui/Stack.tsx'
import type { ChannelActions } from './useChannelActions.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const spacings = [5 * minuteMs, 15 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 4 * hourMs, 12 * hourMs]

const caps = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50]
/** Stands for "no cap of her own". */
const noCap = 0

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
      <Stack gap={4}>
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
        <Field label={t('channels.rules.cap')} help={t('channels.rules.capHelp')}>
          <Select
            value={channel.dailyCap ?? noCap}
            onChange={value => actions.setRules(channel, { dailyCap: value === noCap ? null : value })}
            options={[
              { value: noCap, label: t('channels.rules.capNone') },
              ...[...new Set([...caps, ...(channel.dailyCap === null ? [] : [channel.dailyCap])])]
                .sort((a, b) => a - b)
                .map(value => ({ value, label: format.number(value) })),
            ]}
          />
        </Field>
        <QuietField channel={channel} actions={actions} />
      </Stack>
    </Panel>
  )
}

/** Whose quiet hours it keeps: the project's, none, or its own. */
function QuietField({ channel, actions }: Omit<ChannelRulesPanelProps, 'network'>) {
  const { t } = useTranslation()
  const { projects } = useCurrentProject()
  const { quiet } = channel
  const ofProject = projects?.find(({ id }) => id === channel.projectId)?.quiet ?? null
  const setQuiet = (next: Channel['quiet']) => actions.setRules(channel, { quiet: next })
  return (
    <Stack gap={2}>
      <Field label={t('rules.quiet')} help={t('rules.quietHelp')}>
        <Select
          value={quiet.kind}
          onChange={kind => setQuiet(kind === 'own' ? { kind, hours: ofProject ?? usualNight } : { kind })}
          options={[
            {
              value: 'project',
              label:
                ofProject === null
                  ? t('rules.quietAsProjectNone')
                  : t('rules.quietAsProject', { from: ofProject.from, to: ofProject.to }),
            },
            { value: 'own', label: t('rules.quietOwn') },
            { value: 'none', label: t('rules.quietNone') },
          ]}
        />
      </Field>
      {quiet.kind === 'own' && (
        <QuietHoursField value={quiet.hours} onChange={hours => setQuiet({ kind: 'own', hours })} />
      )}
    </Stack>
  )
}
