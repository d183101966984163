import { ListX, Plus, TreePine } from 'lucide-react'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueuePlace } from '#shared/contract/queue.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { DeliveryStateMark } from '../../lib/DeliveryStateMark.tsx'
import { onStepKey } from '../../lib/onStepKey.ts'
import { StepButtons } from '../../lib/StepButtons.tsx'
import type { CanGo } from '../../lib/StepButtons.tsx'
import { Button } from '../../ui/Button.tsx'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { isOpen } from './movedTo.ts'
import { useQueueDrag } from './useQueueDrag.ts'

/** A pillar, or an evergreen list, which has no colour. */
interface SlotFor {
  name: string
  colour: string | null
}

export interface QueueRowProps {
  channelId: string
  place: QueuePlace
  canGo: CanGo
  /** Lets what was dropped here go to this place. */
  onDrop: (deliveryId: string, local: string) => void
  onStep: (deliveryId: string, step: -1 | 1) => void
  onTakeOut: (deliveryId: string) => void
  onOpen: (postId: string) => void
  onNew: (local: string) => void
  /** What the slot is kept for, or null. */
  slotFor: SlotFor | null
}

/** One coming time of a queue: what goes out then, or that it is free. */
export function QueueRow(props: QueueRowProps) {
  const { channelId, place, canGo, onDrop, onStep, onTakeOut, onOpen, onNew, slotFor } = props
  const { card, isQueued, isSlot, isClosed, isFull, local } = place
  const { t } = useTranslation()
  const format = useFormat()
  const ref = useRef<HTMLLIElement>(null)
  const drop = useCallback((id: string) => onDrop(id, local), [onDrop, local])
  useQueueDrag(ref, {
    channelId,
    deliveryId: isQueued ? (card?.id ?? null) : null,
    isOpen: isOpen(place),
    onDrop: drop,
  })
  const time = format.local(local)
  return (
    <li
      ref={ref}
      onKeyDown={event => {
        if (card !== null && isQueued) onStepKey(event, way => onStep(card.id, way))
      }}
      className="flex min-h-11 items-center gap-3 px-3 py-1.5 transition-colors hover:bg-hover/50 data-dragging:opacity-50 data-over:bg-accent-soft"
    >
      <span className={`w-40 shrink-0 tabular ${card === null ? 'text-ink-muted' : 'font-medium'}`}>
        {time}
      </span>
      {card === null ? (
        <>
          <span className="min-w-0 flex-1 truncate text-ink-muted">
            {isClosed ? t('queue.closed') : isFull ? t('queue.full') : t('queue.free')}
          </span>
          {slotFor !== null && <SlotNote {...slotFor} />}
          {!isClosed && !isFull && (
            <Button
              size="sm"
              variant="quiet"
              icon={Plus}
              aria-label={t('queue.newAt', { time })}
              onClick={() => onNew(local)}
            >
              {t('commands.newPost')}
            </Button>
          )}
        </>
      ) : (
        <>
          <button
            type="button"
            id={rowId(card.id)}
            onClick={() => onOpen(card.postId)}
            className="min-w-0 flex-1 rounded-sm text-start"
          >
            <span dir="auto" className="block truncate">
              {card.excerpt === '' ? t('common.noText') : card.excerpt}
            </span>
            {(!isQueued || !isSlot) && (
              <span className="block truncate text-sm text-ink-muted">
                {isQueued
                  ? t('queue.noSlot')
                  : card.evergreenListId === null
                    ? t('queue.byHand')
                    : t('evergreen.from')}
              </span>
            )}
          </button>
          {slotFor !== null && <SlotNote {...slotFor} />}
          <DeliveryStateMark state={card.state} />
          {isQueued && (
            <div className="flex shrink-0 items-center gap-1">
              <StepButtons
                labels={{ earlier: t('queue.earlier'), later: t('queue.later') }}
                canGo={canGo}
                onStep={way => onStep(card.id, way)}
              />
              <IconButton
                size="sm"
                icon={ListX}
                label={t('queue.takeOut')}
                onClick={() => onTakeOut(card.id)}
              />
            </div>
          )}
        </>
      )}
    </li>
  )
}

function SlotNote({ name, colour }: SlotFor) {
  const { t } = useTranslation()
  return (
    <span className="flex max-w-40 shrink-0 items-center gap-1.5 text-sm text-ink-muted">
      {colour === null ? <Icon icon={TreePine} size={14} /> : <ColourDot colour={colour} />}
      <span className="sr-only">{t('queue.onlyPillar')}</span>
      <span className="truncate">{name}</span>
    </span>
  )
}

/** Where focus goes after a delivery was moved. */
export const rowId = (deliveryId: string) => `queued-${deliveryId}`
