import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { channelName } from './cardWords.ts'
import { useCardLook } from './CardLook.ts'
import { ChannelMarks } from './ChannelMarks.tsx'
import { useDropDay } from './useDropDay.ts'
import type { FreeSlot } from './useFreeSlots.ts'

interface SlotGhostProps {
  slot: FreeSlot
  top: number
  height: number
}

/**
 * A free slot of the queue, faint behind the cards: pressed it begins a post for it, and what is dropped on it goes there to the
 * minute. By keyboard the same is done on the queue's screen, or with the next free slot.
 */
export function SlotGhost({ slot, top, height }: SlotGhostProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const look = useCardLook()
  const ref = useRef<HTMLButtonElement>(null)
  const { local, minute, channelIds, pillarId } = slot
  const atMinute = useCallback(() => minute, [minute])
  useDropDay(ref, { day: local.slice(0, 10), minuteAt: atMinute })
  const marks = channelIds.flatMap(channelId => {
    const network = look.channels.get(channelId)?.network
    return network === undefined ? [] : [{ id: channelId, channelId, network }]
  })
  const names = marks.map(({ channelId, network }) => channelName(look, channelId, network))
  const [only, ...others] = channelIds
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1}
      title={t('queue.freeSlot', { time: look.format.local(local), channels: look.format.list(names) })}
      onClick={() =>
        void navigate({
          to: '/composer/new',
          search: {
            at: local,
            ...(only === undefined || others.length > 0 ? {} : { channel: only }),
            ...(pillarId === null ? {} : { pillar: pillarId }),
          },
        })
      }
      className="absolute inset-x-0.5 z-[5] flex items-start gap-1 overflow-hidden rounded-sm border border-dashed border-edge/40 px-1 py-0.5 text-start text-xs text-ink-faint transition-colors hover:border-accent hover:bg-accent-soft/40 hover:text-ink data-over:border-accent data-over:bg-accent-soft data-over:text-ink"
      style={{ top, height }}
    >
      <span className="shrink-0 tabular">{look.time(local)}</span>
      <span className="flex shrink-0 items-center gap-0.5 opacity-60">
        <ChannelMarks deliveries={marks} max={3} />
      </span>
      <span className="min-w-0 truncate">{t('queue.free')}</span>
    </button>
  )
}
