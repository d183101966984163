import { Hand } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'
import { MediaGrid } from './MediaGrid.tsx'
import type { Outcome } from './outcomesFor.ts'
import { PreviewText } from './PreviewText.tsx'

/** Text and media as they are handed over; the place they go to is not known to Ratiba. */
export function PlainPreview({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  const { media, title, text, place } = outcome
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-surface p-3">
      {title !== '' && <p className="text-lg font-semibold break-words">{title}</p>}
      {text !== '' && <PreviewText outcome={outcome} links="full" />}
      {media.length > 0 && (
        <div className="overflow-hidden rounded-md">
          <MediaGrid media={media} layout="album" withAlt={false} />
        </div>
      )}
      {place.descriptor.publishing === 'byHand' && (
        <p className="flex items-start gap-1.5 text-sm text-ink-muted">
          <span className="mt-0.5">
            <Icon icon={Hand} size={12} />
          </span>
          {t('composer.preview.byHand')}
        </p>
      )}
    </div>
  )
}
