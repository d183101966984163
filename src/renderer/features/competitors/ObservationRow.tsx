import { FileText, Lightbulb, Star } from 'lucide-react'
import { memo } from 'react'
import type { ObservationCard } from '#shared/contract/observations.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import type { Formats } from '../../i18n/formats.ts'
import { PickBox } from '../../ui/PickBox.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { ObservationWords } from './observationWords.ts'

/** Without hooks: dozens come in a frame while she scrolls or types, so whoever shows them asks once for all. */
export interface ObservationLook {
  card: ObservationCard
  /** Who it is of. */
  who: string
  words: ObservationWords
  /** In the zone of its project. */
  format: Formats
  isPicked: boolean
  onPick: (card: ObservationCard) => void
  onOpen: (id: string) => void
}

/** What does not fit is cut without a box that could be scrolled: those cost more than all the rest of a row. */
export const oneLine = 'overflow-clip text-ellipsis whitespace-nowrap'

/** One line of the journal. */
export const ObservationRow = memo(function ObservationRow(look: ObservationLook) {
  const { card, who, words, format, isPicked, onPick, onOpen } = look
  const [picture] = card.mediaIds
  const title = card.excerpt.trim() === '' ? words.noText : card.excerpt
  return (
    <div className="flex h-full items-center gap-3 border-b px-3 transition-colors hover:bg-hover/50">
      <PickBox label={words.pick(title)} checked={isPicked} onChange={() => onPick(card)} />
      <button
        type="button"
        data-observation
        onClick={() => onOpen(card.id)}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-sm text-start"
      >
        {picture === undefined ? (
          <span className="flex size-12 shrink-0 items-center justify-center rounded-md bg-sunken text-ink-faint">
            <Icon icon={FileText} />
          </span>
        ) : (
          <img
            // Another picture is another element: one element would show the last until the next is there.
            key={picture}
            src={mediaUrl(picture, 96)}
            alt=""
            decoding="async"
            className="size-12 shrink-0 rounded-md bg-sunken object-cover"
          />
        )}
        <span className="min-w-0 flex-1">
          <span className={`block text-sm text-ink-muted ${oneLine}`}>
            <span className="me-1 font-medium text-ink">{who}</span>{' '}
            {[words.kinds[card.kind], ...card.tags.map(tag => `#${tag}`)].join(' ')}
          </span>
          <span dir="auto" className={`block ${oneLine}`}>
            {title}
          </span>
        </span>
        <span className="flex shrink-0 items-center gap-2 text-sm text-ink-muted tabular">
          {card.ideaPostId !== null && <Mark icon={Lightbulb} label={words.hasIdea} />}
          {card.favourite && <Mark icon={Star} label={words.favourite} />}
          {card.numbers.likes !== null && <span>{words.likes(card.numbers.likes)}</span>}
          <span className="w-24 text-end">{format.date(card.seenAt)}</span>
        </span>
      </button>
    </div>
  )
})

function Mark({ icon, label }: { icon: typeof Star; label: string }) {
  return (
    <span role="img" aria-label={label} className="text-accent">
      <Icon icon={icon} size={14} />
    </span>
  )
}
