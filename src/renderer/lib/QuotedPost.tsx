import { Quote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../bridge/uploadFile.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { Icon } from '../ui/Icon.tsx'
import { useChannels } from './useChannels.ts'

interface QuotedPostProps {
  /** What is quoted. */
  deliveryId: string
  /** The quote is out: then it does no harm when what it shows goes. */
  isOut: boolean
}

/** What a quote shows under its words. */
export function QuotedPost({ deliveryId, isOut }: QuotedPostProps) {
  const { t } = useTranslation()
  const channels = useChannels()
  const { data } = useQueryOf('deliveries.get', { id: deliveryId })
  if (data === undefined) return null
  const { channelId, excerpt, thumbMediaId, state } = data.delivery
  return (
    <div className="flex items-start gap-3 rounded-lg border bg-surface px-3 py-2">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex items-center gap-1.5 text-sm text-ink-muted">
          <Icon icon={Quote} size={12} />
          {t('reposts.quoted', { channel: channels.get(channelId)?.name ?? '' })}
        </p>
        <p dir="auto" className="line-clamp-4 break-words">
          {excerpt === '' ? t('common.noText') : excerpt}
        </p>
        {state !== 'published' && !isOut && (
          <p className="text-sm text-warning">{t('problems.quotedGone')}</p>
        )}
      </div>
      {thumbMediaId !== null && (
        <img src={mediaUrl(thumbMediaId, 160)} alt="" className="size-14 shrink-0 rounded-md object-cover" />
      )}
    </div>
  )
}
