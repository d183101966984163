import { CircleCheck, CircleDashed, CirclePause, KeyRound, TriangleAlert, WifiOff } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import { Badge } from '../../ui/Badge.tsx'
import type { Tone } from '../../ui/Badge.tsx'
import { Icon } from '../../ui/Icon.tsx'

const looks: Record<Channel['health']['state'] | 'paused', { icon: LucideIcon; tone: Tone }> = {
  ok: { icon: CircleCheck, tone: 'success' },
  limited: { icon: TriangleAlert, tone: 'warning' },
  needsLogin: { icon: KeyRound, tone: 'danger' },
  unreachable: { icon: WifiOff, tone: 'warning' },
  unknown: { icon: CircleDashed, tone: 'plain' },
  paused: { icon: CirclePause, tone: 'plain' },
}

/** How a channel is, as icon, word and colour. A dead login says so even while paused. */
export function HealthMark({ channel }: { channel: Channel }) {
  const { t } = useTranslation()
  const state = channel.paused && channel.health.state !== 'needsLogin' ? 'paused' : channel.health.state
  const { icon, tone } = looks[state]
  return (
    <Badge tone={tone}>
      <Icon icon={icon} size={12} />
      {t(`channels.health.${state}`)}
    </Badge>
  )
}
