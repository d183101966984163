import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { StrategyContent } from '#shared/model/strategy.ts'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import type { Autosaved } from '../../lib/useAutosaved.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

interface ChannelWhysProps {
  page: Autosaved<StrategyContent>
  channels: readonly Channel[]
  /** Those a campaign is meant for, with how to change it; null for a project, which has all of its own. */
  chosen: { ids: readonly string[]; onToggle: (id: string, on: boolean) => void } | null
}

/** Where it runs, and why there. */
export function ChannelWhys({ page, channels, chosen }: ChannelWhysProps) {
  const { t } = useTranslation()
  const { whys } = page.fields
  if (channels.length === 0) return <p className="text-ink-muted">{t('queue.empty')}</p>
  const set = (channelId: string, why: string) => ({
    whys: [...whys.filter(one => one.channelId !== channelId), ...(why === '' ? [] : [{ channelId, why }])],
  })
  return (
    <ul className="flex flex-col gap-2">
      {channels.map(({ id, name, handle, network }) => {
        const title = (
          <span className="flex items-center gap-2">
            <ChannelMark network={network} label="" />
            <span className="font-medium">{name}</span>
            <span className="text-sm text-ink-muted">{handle}</span>
          </span>
        )
        return (
          <li key={id} className="min-w-0">
            {chosen === null ? (
              title
            ) : (
              <Checkbox
                checked={chosen.ids.includes(id)}
                onChange={on => chosen.onToggle(id, on)}
                label={title}
              />
            )}
            {(chosen === null || chosen.ids.includes(id)) && (
              <div className="ps-6">
                <TextArea
                  variant="quiet"
                  rows={1}
                  dir="auto"
                  aria-label={t('strategy.whyOf', { name })}
                  placeholder={t('strategy.hints.why')}
                  maxLength={20_000}
                  value={whys.find(one => one.channelId === id)?.why ?? ''}
                  onChange={why => page.change(set(id, why))}
                  {...page.writing(t('strategy.wrote', { what: name }), ['whys'])}
                />
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
