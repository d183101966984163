import { FileText, Lightbulb, Star } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObservationCard } from '#shared/contract/observations.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { PickBox } from '../../ui/PickBox.tsx'
import { Icon } from '../../ui/Icon.tsx'

export interface ObservationLook {
  card: ObservationCard
  /** Who it is of. */
  who: string
  zone: string
  isPicked: boolean
  onPick: (card: ObservationCard) => void
  onOpen: (id: string) => void
}

/** One line of the journal. */
export const ObservationRow = memo(function ObservationRow(look: ObservationLook) {
  const { card, who, zone, isPicked, onPick, onOpen } = look
  const { t } = useTranslation()
  const format = useFormat(zone)
  const [picture] = card.mediaIds
  const title = card.excerpt.trim() === '' ? t('common.noText') : card.excerpt
  return (
    <div className="flex h-full items-center gap-3 border-b px-3 transition-colors hover:bg-hover/50">
      <PickBox
        label={t('competitors.pick', { title: title.slice(0, 60) })}
        checked={isPicked}
        onChange={() => onPick(card)}
      />
      <button
        type="button"
        data-observation
        onClick={() => onOpen(card.id)}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-sm text-start"
      >
        <span className="flex size-12 shrink-0 items-center justify-center overflow-hidden rounded-md bg-sunken text-ink-faint">
          {picture === undefined ? (
            <Icon icon={FileText} />
          ) : (
            <img src={mediaUrl(picture, 96)} alt="" decoding="async" className="size-full object-cover" />
          )}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2 text-sm text-ink-muted">
            <span className="truncate font-medium text-ink">{who}</span>
            <span className="shrink-0">{t(`competitors.kinds.${card.kind}`)}</span>
            {card.tags.length > 0 && (
              <span className="truncate">{card.tags.map(tag => `#${tag}`).join(' ')}</span>
            )}
          </span>
          <span dir="auto" className="block truncate">
            {title}
          </span>
        </span>
        <span className="flex shrink-0 items-center gap-2 text-sm text-ink-muted tabular">
          {card.ideaPostId !== null && <Mark icon={Lightbulb} label={t('competitors.hasIdea')} />}
          {card.favourite && <Mark icon={Star} label={t('competitors.favourite')} />}
          {card.numbers.likes !== null && (
            <span>{t('competitors.likes', { count: card.numbers.likes })}</span>
          )}
          <span className="w-24 text-end">{format.date(card.seenAt)}</span>
        </span>
      </button>
    </div>
  )
})

function Mark({ icon, label }: { icon: typeof Star; label: string }) {
  return (
    <span className="text-accent">
      <Icon icon={icon} size={14} />
      <span className="sr-only">{label}</span>
    </span>
  )
}
