import { memo } from 'react'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { PickBox } from '../../ui/PickBox.tsx'
import { oneLine } from './ObservationRow.tsx'
import type { ObservationLook } from './ObservationRow.tsx'

/** One piece of the swipe board: its picture, or its words. */
export const ObservationTile = memo(function ObservationTile(look: ObservationLook) {
  const { card, who, words, format, isPicked, onPick, onOpen } = look
  const [picture] = card.mediaIds
  const title = card.excerpt.trim() === '' ? words.noText : card.excerpt
  return (
    <article className="relative flex h-full min-w-0 flex-col overflow-hidden rounded-lg border bg-surface">
      <button
        type="button"
        data-observation
        onClick={() => onOpen(card.id)}
        className="flex min-h-0 flex-1 flex-col rounded-lg text-start -outline-offset-2 transition-colors hover:bg-hover/50"
      >
        {picture !== undefined && (
          <img
            key={picture}
            src={mediaUrl(picture, 320)}
            alt=""
            decoding="async"
            className="h-44 w-full shrink-0 bg-sunken object-cover"
          />
        )}
        <span className="flex min-h-0 w-full flex-1 flex-col gap-1 p-3">
          <span
            className={`flex items-baseline justify-between gap-2 text-sm text-ink-muted ${picture === undefined ? 'ps-6' : ''}`}
          >
            <span className={`${oneLine} font-medium text-ink`}>{who}</span>
            <span className="shrink-0 tabular">{format.date(card.seenAt)}</span>
          </span>
          <span dir="auto" className={picture === undefined ? 'line-clamp-10' : 'line-clamp-2'}>
            {title}
          </span>
        </span>
      </button>
      <span className="absolute start-2 top-2 rounded-sm bg-raised p-1">
        <PickBox label={words.pick(title)} checked={isPicked} onChange={() => onPick(card)} />
      </span>
    </article>
  )
})
