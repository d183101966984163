import { CornerLeftUp, Repeat2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { useNow } from '../bridge/useNow.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Icon } from '../ui/Icon.tsx'
import { ChannelMark } from './ChannelMark.tsx'
import { DeliveryStateMark } from './DeliveryStateMark.tsx'
import { useChannels } from './useChannels.ts'
import { useRepostWay } from './useRepostWay.ts'

interface RepostListProps {
  original: DeliveryCard | null
  reposts: readonly DeliveryCard[]
  onOpen: (deliveryId: string) => void
}

/** What a delivery repeats, and what repeats it; each opens. */
export function RepostList({ original, reposts, onOpen }: RepostListProps) {
  const { t } = useTranslation()
  if (original === null && reposts.length === 0) return null
  return (
    <ul aria-label={t('reposts.listLabel')} className="divide-y rounded-lg border bg-surface">
      {original !== null && <Row delivery={original} isOriginal onOpen={onOpen} />}
      {reposts.map(repost => (
        <Row key={repost.id} delivery={repost} isOriginal={false} onOpen={onOpen} />
      ))}
    </ul>
  )
}

interface RowProps {
  delivery: DeliveryCard
  isOriginal: boolean
  onOpen: (deliveryId: string) => void
}

function Row({ delivery, isOriginal, onOpen }: RowProps) {
  const { t } = useTranslation()
  const now = useNow()
  const format = useFormat(delivery.zone)
  const channel = useChannels().get(delivery.channelId)
  const wayOf = useRepostWay()
  const at = delivery.publishedAt ?? delivery.dueAt
  return (
    <li>
      <button
        type="button"
        onClick={() => onOpen(delivery.id)}
        className="flex w-full items-center gap-2 px-3 py-2 text-start hover:bg-hover/50"
      >
        <span className="text-ink-muted">
          <Icon icon={isOriginal ? CornerLeftUp : Repeat2} size={14} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block text-sm text-ink-muted">
            {isOriginal ? t('reposts.original') : wayOf(delivery.network, delivery.repost?.how ?? 'copy')}
            {at !== null && ` · ${format.when(at, now)}`}
          </span>
          <span className="flex min-w-0 items-center gap-1.5">
            <ChannelMark network={delivery.network} label="" />
            <span className="truncate">{channel?.name}</span>
          </span>
        </span>
        <DeliveryStateMark state={delivery.state} />
      </button>
    </li>
  )
}
