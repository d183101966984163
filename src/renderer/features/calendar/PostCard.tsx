import { CloudUpload, Coins, MoonStar, Repeat, Repeat2, TreePine } from 'lucide-react'
import { memo, useRef } from 'react'
import { termsOf } from '#shared/model/delivery.ts'
import type { DeliveryState } from '#shared/model/delivery.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { useCalendar } from './calendarStore.ts'
import { useCardLook } from './CardLook.ts'
import { cardWords, isAtRisk, isEvergreen, isHandedOver, repostMark } from './cardWords.ts'
import { ChannelMarks } from './ChannelMarks.tsx'
import type { CardGroup } from './groupCards.ts'
import { useDraggableCard } from './useDraggableCard.ts'

/** Grounds say what needs her; what is over or only wished for steps back. */
const looks: Record<DeliveryState, string> = {
  draft: 'border-dashed border-edge/60 bg-transparent text-ink-muted',
  waiting: 'border-line bg-raised text-ink',
  running: 'border-state-running/40 bg-state-running-soft text-ink',
  published: 'border-transparent bg-sunken/70 text-ink-muted',
  failed: 'border-state-failed/40 bg-state-failed-soft text-ink',
  uncertain: 'border-state-uncertain/40 bg-state-uncertain-soft text-ink',
  missed: 'border-state-missed/40 bg-state-missed-soft text-ink',
  cancelled: 'border-transparent bg-transparent text-ink-faint',
  expired: 'border-transparent bg-transparent text-ink-faint',
}

const isGone = (state: DeliveryState) => state === 'expired' || state === 'cancelled'

/** `line` one line, `roomy` two lines and a picture, `block` fills the place it is given in the week, `narrow` half of it. */
export type CardShape = 'line' | 'roomy' | 'block' | 'narrow'

const shapes: Record<CardShape, string> = {
  line: 'h-5 items-center',
  roomy: 'h-9.5 items-center',
  block: 'h-full items-start py-0.5',
  narrow: 'h-full items-start py-0.5',
}

export interface PostCardProps {
  group: CardGroup
  shape: CardShape
  isTabStop: boolean
}

/** One post at one time. What a click or key on it does is said once, by the grid around (useGridInput). */
export const PostCard = memo(function PostCard({ group, shape, isTabStop }: PostCardProps) {
  const look = useCardLook()
  const ref = useRef<HTMLButtonElement>(null)
  const isSelected = useCalendar(store => store.selected.has(group.key))
  const isCarried = useCalendar(store => store.carrying?.groups.some(g => g.key === group.key) === true)
  useDraggableCard(ref, group.key)
  const words = cardWords(look, group)
  const other = look.otherTime(group)
  const colour = look.projects?.get(group.projectId)?.colour
  const isLine = shape === 'line'
  // In the week both clocks stand beside the hours already, unless every project has its own.
  const showsOther = other !== null && shape !== 'narrow' && (shape !== 'block' || look.projects !== null)
  const showsPicture = group.thumbMediaId !== null && shape !== 'narrow' && !(isLine && showsOther)
  const when = (
    <>
      <StateMark state={group.state} word={look.words.states[group.state]} variant="icon" />
      <span className="shrink-0 font-medium tabular">{look.time(group.local)}</span>
      {showsOther && <span className="min-w-0 truncate text-ink-faint tabular">({other})</span>}
    </>
  )
  const what = (
    <>
      {group.occurrence !== null && (
        <span className="shrink-0 text-ink-faint">
          <Icon icon={Repeat} size={12} />
        </span>
      )}
      {repostMark(group) !== null && (
        <span className="shrink-0 text-ink-muted">
          <Icon icon={Repeat2} size={12} />
        </span>
      )}
      {isEvergreen(group) && (
        <span className="shrink-0 text-ink-faint">
          <Icon icon={TreePine} size={12} />
        </span>
      )}
      {isHandedOver(group) && (
        <span className="shrink-0 text-ink-muted">
          <Icon icon={CloudUpload} size={12} />
        </span>
      )}
      {isAtRisk(look, group) && (
        <span className="shrink-0 text-warning">
          <Icon icon={MoonStar} size={12} />
        </span>
      )}
      {group.deliveries.some(({ expiry }) => termsOf(expiry).placement !== undefined) && (
        <span className="shrink-0 text-warning">
          <Icon icon={Coins} size={12} />
        </span>
      )}
      <ChannelMarks deliveries={group.deliveries} max={isLine && showsOther ? 1 : isLine ? 2 : 3} />
      <span className={cx('min-w-0 flex-1 truncate', isGone(group.state) && 'line-through')}>
        {group.excerpt.trim() === '' ? look.words.noText : group.excerpt}
      </span>
    </>
  )
  return (
    <button
      ref={ref}
      type="button"
      data-item={group.key}
      tabIndex={isTabStop ? 0 : -1}
      title={words}
      aria-pressed={isSelected}
      className={cx(
        'relative flex w-full shrink-0 gap-1 overflow-hidden rounded-sm border px-1 text-start text-xs transition-[background-color,opacity] data-dragging:opacity-40',
        'hover:brightness-[0.97] dark:hover:brightness-110',
        shapes[shape],
        looks[group.state],
        // Its series has it; it is made when its time comes near, or when it is touched.
        group.occurrence?.isMade === false && 'border-dotted border-edge/60 bg-transparent',
        colour !== undefined && 'ps-2',
        isSelected && 'outline-2 -outline-offset-1 outline-accent',
        isCarried && 'opacity-40',
      )}
    >
      {colour !== undefined && (
        <span className="absolute inset-y-0 start-0 w-[3px]" style={{ backgroundColor: colour }} />
      )}
      {look.projects !== null && <span className="sr-only">{look.projects.get(group.projectId)?.name}</span>}
      {isLine ? (
        <>
          {when}
          {what}
        </>
      ) : (
        <span className="flex min-w-0 flex-1 flex-col overflow-hidden">
          <span className="flex min-w-0 items-center gap-1">{when}</span>
          <span className="flex min-w-0 items-center gap-1">{what}</span>
        </span>
      )}
      {showsPicture && group.thumbMediaId !== null && (
        <Thumb mediaId={group.thumbMediaId} size={isLine ? 'line' : 'tall'} />
      )}
    </button>
  )
})

function Thumb({ mediaId, size }: { mediaId: string; size: 'line' | 'tall' }) {
  return (
    <img
      src={mediaUrl(mediaId, 64)}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      className={cx(
        'shrink-0 rounded-[3px] bg-sunken object-cover',
        size === 'line' ? 'size-4' : 'size-7.5 self-center',
      )}
    />
  )
}
