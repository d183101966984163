import { useNavigate } from '@tanstack/react-router'
import { CirclePause, Clock, LoaderCircle, Moon, TriangleAlert, WifiOff } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Pulse } from '#shared/contract/deliveries.ts'
import { useNow } from '../bridge/useNow.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { useFormat } from '../i18n/useFormat.ts'
import type { Tone } from '../ui/Badge.tsx'
import { Pill } from '../ui/Pill.tsx'

/** The truth about publishing in one pill; it opens Today. */
export function PulsePill() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const now = useNow()
  const format = useFormat()
  const { data: pulse } = useQueryOf('publishing.pulse', { projectId: null })
  const { data: networks } = useQueryOf('networks.list', undefined)
  if (pulse === undefined) return null
  const kind = pulseKind(pulse)
  const { icon, tone } = looks[kind]
  const next = pulse.next
  const dueAt = next?.dueAt ?? null
  const dueInMs = dueAt === null ? null : Date.parse(dueAt) - now
  const words = {
    pausedNeedsYou: () => t('app.pulse.pausedNeedsYou', { count: pulse.needsYou }),
    paused: () => t('app.pulse.paused'),
    needsYou: () => t('app.pulse.needsYou', { count: pulse.needsYou }),
    offline: () => t('app.pulse.offline', { count: pulse.waiting }),
    running: () => t('app.pulse.running', { count: pulse.running }),
    next: () =>
      t('app.pulse.next', {
        network: networks?.find(n => n.id === next?.network)?.name ?? next?.network,
        in:
          dueInMs === null || dueInMs < 60_000
            ? t('app.pulse.now')
            : t('app.pulse.in', { duration: format.durationShort(dueInMs) }),
      }),
    projectsPaused: () => t('app.pulse.projectsPaused', { count: pulse.pausedProjects }),
    quiet: () => t('app.pulse.quiet'),
  }
  const text = words[kind]()
  return (
    <div aria-live="polite">
      <Pill
        icon={icon}
        tone={tone}
        text={text}
        spin={kind === 'running'}
        aria-label={t('app.pulse.label', { text })}
        onClick={() => void navigate({ to: '/' })}
      />
    </div>
  )
}

type PulseKind =
  'pausedNeedsYou' | 'paused' | 'needsYou' | 'offline' | 'running' | 'next' | 'projectsPaused' | 'quiet'

/** What matters most comes first: what stops publishing, then what wants her, then what goes on. */
function pulseKind(pulse: Pulse): PulseKind {
  if (pulse.paused) return pulse.needsYou > 0 ? 'pausedNeedsYou' : 'paused'
  if (pulse.needsYou > 0) return 'needsYou'
  if (pulse.offline) return 'offline'
  if (pulse.running > 0) return 'running'
  if (pulse.next !== null) return 'next'
  return pulse.pausedProjects > 0 ? 'projectsPaused' : 'quiet'
}

const looks: Record<PulseKind, { icon: LucideIcon; tone: Tone }> = {
  pausedNeedsYou: { icon: CirclePause, tone: 'warning' },
  paused: { icon: CirclePause, tone: 'warning' },
  needsYou: { icon: TriangleAlert, tone: 'danger' },
  offline: { icon: WifiOff, tone: 'warning' },
  running: { icon: LoaderCircle, tone: 'plain' },
  next: { icon: Clock, tone: 'plain' },
  projectsPaused: { icon: CirclePause, tone: 'warning' },
  quiet: { icon: Moon, tone: 'plain' },
}
