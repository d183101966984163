import { useNavigate } from '@tanstack/react-router'
import { Check, CircleAlert, CirclePause, Lock, Plus } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { NetworkMark } from '../../ui/NetworkMark.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { rememberChoice } from './remembered.ts'
import { useComposer, useStructuralChange } from './useComposer.ts'
import type { Place } from './useComposer.ts'

/** Something went out there, or is about to: the channel stays. */
const fixedStates = ['running', 'published', 'uncertain', 'expired']

/** The channels the post is for, each to be ticked. */
export function ChannelChips() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { places, fields, deliveries, project } = useComposer()
  const change = useStructuralChange()
  if (places === undefined) {
    return (
      <div className="h-8 w-64">
        <Skeleton shape="rows" count={1} />
      </div>
    )
  }
  if (places.length === 0) {
    return (
      <div className="flex flex-wrap items-center gap-3 rounded-md bg-accent-soft px-3 py-2">
        <span className="min-w-0 flex-1">{t('composer.noChannels', { project: project.name })}</span>
        <Button size="sm" icon={Plus} onClick={() => void navigate({ to: '/channels' })}>
          {t('composer.connect')}
        </Button>
      </div>
    )
  }
  const toggle = (id: string, name: string) => {
    const isOn = fields.channelIds.includes(id)
    const all = places.map(place => place.channel.id)
    const put = (ids: readonly string[]) => all.filter(other => other === id || ids.includes(other))
    const take = (ids: readonly string[]) => ids.filter(other => other !== id)
    const set = (ids: string[]) => ({ channelIds: ids })
    rememberChoice(project.id, isOn ? take(fields.channelIds) : put(fields.channelIds))
    change(
      t(isOn ? 'composer.did.channelRemove' : 'composer.did.channelAdd', { name }),
      f => set(isOn ? take(f.channelIds) : put(f.channelIds)),
      f => set(isOn ? put(f.channelIds) : take(f.channelIds)),
    )
  }
  return (
    <div role="group" aria-label={t('composer.channels')} className="flex flex-wrap gap-1.5">
      {places.map(place => (
        <Chip
          key={place.channel.id}
          place={place}
          isChosen={fields.channelIds.includes(place.channel.id)}
          isFixed={deliveries.some(d => d.channelId === place.channel.id && fixedStates.includes(d.state))}
          onToggle={() => toggle(place.channel.id, place.channel.name)}
        />
      ))}
    </div>
  )
}

interface ChipProps {
  place: Place
  isChosen: boolean
  isFixed: boolean
  onToggle: () => void
}

function Chip({ place, isChosen, isFixed, onToggle }: ChipProps) {
  const { t } = useTranslation()
  const { channel, descriptor } = place
  const hint = useHint(place)
  const isLocked = isChosen && isFixed
  const tip = isLocked ? t('composer.channelFixed') : (hint?.text ?? `${descriptor.name} · ${channel.handle}`)
  return (
    <Tooltip text={tip}>
      <button
        type="button"
        role="checkbox"
        aria-checked={isChosen}
        aria-disabled={isLocked || undefined}
        aria-label={[`${channel.name}, ${descriptor.name}`, hint?.text].filter(Boolean).join('. ')}
        onClick={isLocked ? undefined : onToggle}
        className={`inline-flex h-8 max-w-56 items-center gap-2 rounded-full border ps-1.5 pe-2.5 transition-colors ${
          isChosen
            ? 'border-accent bg-accent-soft text-ink'
            : 'border-line bg-surface text-ink-muted hover:border-edge hover:text-ink'
        }`}
      >
        <span className="relative">
          <span className={isChosen ? '' : 'opacity-60'}>
            <NetworkMark mark={descriptor.mark} colour={descriptor.colour} label="" size={20} />
          </span>
          {isChosen && (
            <span className="absolute -end-1.5 -bottom-1 flex size-3.5 items-center justify-center rounded-full bg-accent text-on-accent ring-2 ring-accent-soft">
              <Icon icon={isLocked ? Lock : Check} size={12} />
            </span>
          )}
        </span>
        <span className="truncate">{channel.name}</span>
        {hint !== null && (
          <span className={hint.tone}>
            <Icon icon={hint.icon} size={14} />
          </span>
        )}
      </button>
    </Tooltip>
  )
}

/** What stands in the way of the channel itself, said before anything is planned. */
function useHint({ channel }: Place): { icon: LucideIcon; tone: string; text: string } | null {
  const { t } = useTranslation()
  if (channel.paused) {
    return { icon: CirclePause, tone: 'text-warning', text: t('composer.health.paused') }
  }
  switch (channel.health.state) {
    case 'ok':
    case 'unknown':
      return null
    case 'limited':
    case 'unreachable':
      return {
        icon: CircleAlert,
        tone: 'text-warning',
        text: t(`composer.health.${channel.health.state}`),
      }
    case 'needsLogin':
      return { icon: CircleAlert, tone: 'text-danger', text: t('composer.health.needsLogin') }
  }
}
