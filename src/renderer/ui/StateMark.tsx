import type { LucideIcon } from 'lucide-react'
import {
  AlarmClockOff,
  Ban,
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  Clock,
  Hourglass,
  LoaderCircle,
  PencilLine,
} from 'lucide-react'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'

export type MarkedState =
  'draft' | 'waiting' | 'running' | 'published' | 'failed' | 'uncertain' | 'missed' | 'cancelled' | 'expired'

const looks: Record<MarkedState, { icon: LucideIcon; ink: string; ground: string }> = {
  draft: { icon: PencilLine, ink: 'text-state-draft', ground: 'bg-state-draft-soft' },
  waiting: { icon: Clock, ink: 'text-state-waiting', ground: 'bg-state-waiting-soft' },
  running: { icon: LoaderCircle, ink: 'text-state-running', ground: 'bg-state-running-soft' },
  published: { icon: CircleCheck, ink: 'text-state-published', ground: 'bg-state-published-soft' },
  failed: { icon: CircleX, ink: 'text-state-failed', ground: 'bg-state-failed-soft' },
  uncertain: { icon: CircleQuestionMark, ink: 'text-state-uncertain', ground: 'bg-state-uncertain-soft' },
  missed: { icon: AlarmClockOff, ink: 'text-state-missed', ground: 'bg-state-missed-soft' },
  cancelled: { icon: Ban, ink: 'text-state-cancelled', ground: 'bg-state-cancelled-soft' },
  expired: { icon: Hourglass, ink: 'text-state-expired', ground: 'bg-state-expired-soft' },
}

export interface StateMarkProps {
  state: MarkedState
  /** The state in words of the person's language. */
  word: string
  /** `icon`: the word is only for screen readers and the tooltip of the place. */
  variant?: 'pill' | 'plain' | 'icon'
}

/** The state of a delivery: icon, word and colour together. */
export function StateMark({ state, word, variant = 'pill' }: StateMarkProps) {
  const look = looks[state]
  return (
    <span
      title={variant === 'icon' ? word : undefined}
      className={cx(
        'inline-flex shrink-0 items-center gap-1 text-sm font-medium whitespace-nowrap',
        look.ink,
        variant === 'pill' && cx('h-5 rounded-sm px-1.5', look.ground),
      )}
    >
      <span className={state === 'running' ? 'animate-spin' : undefined}>
        <Icon icon={look.icon} size={variant === 'icon' ? 14 : 12} />
      </span>
      <span className={variant === 'icon' ? 'sr-only' : undefined}>{word}</span>
    </span>
  )
}
